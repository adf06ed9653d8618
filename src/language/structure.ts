import { GradusError, type Problem } from './errors.js'
import { endsOperand, type Token, type TokenType } from './token.js'

/** Deepest nesting of brackets, functions and exponents. */
export const MAX_NESTING = 500

export interface Range {
  readonly from: number
  readonly to: number
}

/** Tokens whose brackets are paired, in statements. */
export interface Structure {
  /** without line ends inside brackets; to be copied before it is changed */
  readonly tokens: Token[]
  /** index of the partner of each bracket, −1 elsewhere */
  readonly match: Int32Array
  readonly statements: readonly Range[]
}

const closers = new Map<TokenType, TokenType>([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
  ['\\{', '\\}'],
  ['⟨', '⟩'],
  ['begin', 'end'],
])
const closing = new Set(closers.values())

/**
 * Pairs the brackets and splits the text into statements.
 * @throws GradusError at a bracket without partner, and beyond the limit of nesting
 */
export function structure(source: readonly Token[], input: Problem['input']): Structure {
  const tokens: Token[] = []
  const partners: number[] = []
  const statements: Range[] = []
  const open: number[] = []
  let begin = 0
  const fail = (code: string, message: string, t: Token, hint?: string): never => {
    throw new GradusError({
      code,
      message,
      span: { start: t.start, end: t.end },
      input,
      ...(hint && { hint }),
    })
  }
  const endStatement = () => {
    if (tokens.length > begin) statements.push({ from: begin, to: tokens.length })
    begin = tokens.length
  }
  const angled = pairAngles(source)
  angled.forEach((t, i) => {
    if (t.type === 'newline') {
      const nuclear = angled[i - 1]?.type === '*' && angled[i - 2]?.type === '_'
      if (open.length > 0 || continues(nuclear ? undefined : angled[i - 1], angled[i + 1])) return
      endStatement()
      return
    }
    if ((t.type === ';' || t.type === 'row') && open.length === 0) {
      endStatement()
      return
    }
    if (closing.has(t.type)) {
      const at = open.pop()
      if (at === undefined)
        fail(
          'syntax/bracket',
          `${show(t)} closes a bracket that was never opened`,
          t,
          'take it out, or open it before',
        )
      const opener = tokens[at!]!
      if (closers.get(opener.type) !== t.type || (t.type === 'end' && opener.text !== t.text))
        fail('syntax/bracket', `${show(opener)} is closed by ${show(t)}`, t)
      partners[at!] = tokens.length
      partners.push(at!)
    } else {
      if (closers.has(t.type)) {
        open.push(tokens.length)
        if (open.length > MAX_NESTING)
          fail(
            'limit/nesting',
            `brackets nest deeper than ${MAX_NESTING}`,
            t,
            'name a part in a statement of its own, and use the name',
          )
      }
      partners.push(-1)
    }
    tokens.push(t)
  })
  if (open.length > 0) {
    const t = tokens[open.at(-1)!]!
    fail('syntax/bracket', `${show(t)} is never closed`, t)
  }
  endStatement()
  return { tokens, match: Int32Array.from(partners), statements }
}

/** Partners of the brackets in tokens that were taken out of a statement; −1 where the partner was left behind. */
export function partnersOf(tokens: readonly Token[]): Int32Array {
  const match = new Int32Array(tokens.length).fill(-1)
  const open: number[] = []
  tokens.forEach((t, i) => {
    if (closers.has(t.type)) open.push(i)
    else if (closing.has(t.type)) {
      const at = open.pop()
      if (at === undefined) return
      match[at] = i
      match[i] = at
    }
  })
  return match
}

/** A bracket without partner; undefined if there is none. */
export const torn = (tokens: readonly Token[], match: Int32Array): Token | undefined =>
  tokens.find((t, i) => match[i] === -1 && (closers.has(t.type) || closing.has(t.type)))

const show = (t: Token) =>
  t.type === 'begin' || t.type === 'end' ? `\`\\${t.type}{${t.text}}\`` : `\`${t.type}\``

const wantsMore = new Set<TokenType>([
  '+',
  '-',
  '*',
  '×',
  '/',
  '⊙',
  '⊘',
  '⊗',
  ',',
  '=',
  ':=',
  'relation',
  '∈',
  '^',
  '_',
])
const goesOn = new Set<TokenType>(['+', '*', '×', '/', '⊙', '⊘', '⊗', '=', ':=', 'relation', '∈', ')'])

/** Does a statement go on beyond the end of the line? After an operator, and before one that cannot begin a statement. */
const continues = (before: Token | undefined, after: Token | undefined): boolean =>
  (before !== undefined && wantsMore.has(before.type)) || (after !== undefined && goesOn.has(after.type))

/**
 * `<a, b>` becomes ⟨a, b⟩: where no operand stands before `<` or no blank after it, and a comma between.
 */
function pairAngles(tokens: readonly Token[]): Token[] {
  const out = [...tokens]
  const stack: { at: number; depth: number; comma: boolean }[] = []
  let depth = 0
  tokens.forEach((t, i) => {
    const top = stack.at(-1)
    const here = top && top.depth === depth ? top : undefined
    if (closers.has(t.type)) depth++
    else if (closing.has(t.type)) {
      depth--
      while (stack.length > 0 && stack.at(-1)!.depth > depth) stack.pop()
    } else if (t.type === '<') {
      const after = tokens[i + 1]
      const lowered = depth > 0 && after !== undefined && inSubscript(tokens, i)
      if (!lowered && (!endsOperand(tokens[i - 1]) || (after && !after.spaced)))
        stack.push({ at: i, depth, comma: false })
    } else if (t.type === ',' && here) here.comma = true
    else if (t.type === '>' && here?.comma) {
      out[here.at] = { ...tokens[here.at]!, type: '⟨' }
      out[i] = { ...t, type: '⟩' }
      stack.pop()
    } else if (
      (t.type === ';' ||
        t.type === 'newline' ||
        t.type === '=' ||
        t.type === 'relation' ||
        t.text === 'if') &&
      here
    ) {
      while (stack.length > 0 && stack.at(-1)!.depth === depth) stack.pop()
    }
  })
  return out
}

/** `Σ_{i<j, k>l}`: near `_{`. */
const inSubscript = (tokens: readonly Token[], i: number): boolean =>
  tokens[i - 2]?.type === '{' && tokens[i - 3]?.type === '_'
