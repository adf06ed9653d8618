import moo from 'moo'
import { canonicalLetter, fractions, subscripts, superscripts, withAccent } from './characters.js'
import { commands, layouts, spaces, transparent } from './commands.js'
import { GradusError, type Problem } from './errors.js'
import type { Token, TokenType } from './token.js'

/** Longest input, in characters. */
export const MAX_LENGTH = 65_536

const either = (glyphs: Iterable<string>) =>
  new RegExp(`[${[...glyphs].map((g) => g.replace(/[-\]\\^]/g, '\\$&')).join('')}]+`, 'u')

// No rule repeats a repetition: matching stays linear on any input.
const lexer = moo.compile({
  comment: /#[^\n]*/u,
  newline: { match: /\r?\n|[\r\u2028\u2029]/u, lineBreaks: true },
  blank: /[ \t\v\f~$\u00a0\u2000-\u200d\u202f\u205f-\u2064\u3000\ufeff]+/u,
  environment: /\\(?:begin|end)[ ]*\{[A-Za-z]+\*?\}/u,
  words:
    /\\(?:text|textrm|textbf|textit|textnormal|operatorname\*?|mathrm|mathit|mathsf|mathtt|mbox)[ ]*\{[^{}\\]*(?:\\_[^{}\\]*)*\}/u,
  command: /\\(?:operatorname\*|[A-Za-z]+|[^A-Za-z])/u,
  module: /(?:np|numpy|jnp|torch|scipy|tf|linalg)\.(?=[a-z])/u,
  dots: /\.\.\.?|[…⋯]/u,
  number: /(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/u,
  run: /[A-Za-z](?!\p{M})(?:[A-Za-z0-9](?!\p{M}))*/u,
  transposed: /\.T(?![A-Za-z0-9])/u,
  prime: /\.?['’′‘ʹ]/u,
  primes: /″/u,
  supers: either([...superscripts.keys(), 'ᵀ']),
  subs: either(subscripts.keys()),
  fraction: either(fractions.keys()),
  ones: /[𝟙𝟏]/u,
  zeros: /[𝟎𝟘]/u,
  letter: /\p{L}\p{M}*/u,
  symbol: [
    ...['.^', '.*', './', '**', '<=', '>=', '!=', '==', ':=', '->', '||'],
    ...'()[]{}⟨⟩|‖∥<>=≤≥⩽⩾≠≔_^+-−–*·⋅∗×@•/÷∕⊙⊘⊗∘⊤⊺†:,;&∑∏∂∇√∞∈→↦.!%"`'.split(''),
  ],
  other: moo.error,
})

const symbols = new Map<string, readonly [type: TokenType, text: string]>([
  ['.^', ['.^', '.^']],
  ['**', ['^', '^']],
  ['.*', ['⊙', '⊙']],
  ['./', ['⊘', '⊘']],
  ['∘', ['⊙', '∘']],
  ['<=', ['relation', '<=']],
  ['≤', ['relation', '<=']],
  ['⩽', ['relation', '<=']],
  ['>=', ['relation', '>=']],
  ['≥', ['relation', '>=']],
  ['⩾', ['relation', '>=']],
  ['!=', ['relation', '!=']],
  ['≠', ['relation', '!=']],
  ['==', ['relation', '=']],
  ['≔', [':=', ':=']],
  ['->', ['→', '→']],
  ['↦', ['→', '→']],
  ['||', ['bar', '‖']],
  ['‖', ['bar', '‖']],
  ['∥', ['bar', '‖']],
  ['|', ['bar', '|']],
  ['−', ['-', '-']],
  ['–', ['-', '-']],
  ['·', ['*', '*']],
  ['⋅', ['*', '*']],
  ['∗', ['*', '*']],
  ['•', ['*', '*']],
  ['@', ['*', '*']],
  ['÷', ['/', '/']],
  ['∕', ['/', '/']],
  ['⊤', ['transpose', '⊤']],
  ['⊺', ['transpose', '⊤']],
  ['†', ['pinv', '†']],
  ['∑', ['Σ', 'Σ']],
  ['∏', ['Π', 'Π']],
])
/** Characters that are typed in other languages, and what stands for them here. */
const strangers = new Map([
  ['!', 'there is no factorial; inequality is `!=`'],
  ['%', 'a comment starts with `#`'],
  ['"', "a transpose is written `x'` or `x^T`"],
  ['`', "a transpose is written `x'` or `x^T`"],
  ['∫', 'integrals are not part of the language'],
])

/**
 * The tokens of a text, in order. Blanks are gone (each token knows whether one stood before it), comments too; accents and
 * fonts are folded into letters, Unicode sub- and superscripts have become `_{…}` and `^{…}`.
 * @throws GradusError on a character that has no meaning, and on inputs longer than 64 kB
 */
export function tokenize(source: string, input: Problem['input']): Token[] {
  if (source.length > MAX_LENGTH)
    throw new GradusError({
      code: 'limit/length',
      message: `the input has ${source.length} characters; at most ${MAX_LENGTH} are read`,
      hint: 'split the program, or give large matrices names and shapes instead of their entries',
      input,
    })
  const out: Token[] = []
  let spaced = false
  let side = ''
  const push = (type: TokenType, text: string, start: number, end: number, more?: Partial<Token>) => {
    const last = out[out.length - 1]
    if (last?.upright && type === 'run' && !spaced) {
      // \mathrm{d}W is typed dW elsewhere
      out[out.length - 1] = { ...last, text: last.text + text, end, upright: false }
      return
    }
    out.push({ type, text, start, end, spaced, ...more })
    spaced = false
    side = ''
  }
  const fail = (code: string, message: string, start: number, end: number, hint?: string): never => {
    throw new GradusError({ code, message, span: { start, end }, input, ...(hint && { hint }) })
  }

  lexer.reset(source)
  for (let t = lexer.next(); t; t = lexer.next()) {
    const start = t.offset
    const end = start + t.text.length
    switch (t.type) {
      case 'comment':
      case 'module':
        break
      case 'blank':
        spaced = true
        break
      case 'newline':
        push('newline', '\n', start, end)
        spaced = true
        break
      case 'environment': {
        const name = t.text.slice(t.text.indexOf('{') + 1, -1)
        if (transparent.has(name)) spaced = true
        else push(t.text.startsWith('\\begin') ? 'begin' : 'end', name, start, end)
        break
      }
      case 'words':
        words(t.text, start, end)
        break
      case 'command':
        command(t.text.slice(1), start, end)
        break
      case 'dots':
        push('..', '..', start, end)
        break
      case 'number':
      case 'run':
      case 'ones':
      case 'zeros':
        push(t.type, t.text, start, end)
        break
      case 'fraction':
        for (const [i, c] of [...t.text].entries()) push('fraction', c, start + i, start + i + 1)
        break
      case 'transposed':
        push('transpose', '.T', start, end)
        break
      case 'primes':
        push('prime', "'", start, end)
        push('prime', "'", start, end)
        break
      case 'prime':
        push('prime', "'", start, end)
        break
      case 'supers':
        superscript(t.text, start)
        break
      case 'subs':
        small('_', [...t.text].map((c) => subscripts.get(c)!).join(''), start, start)
        break
      case 'letter': {
        const letter = canonicalLetter(t.text)
        push(/^[A-Za-z]+$/.test(letter) ? 'run' : 'letter', letter, start, end)
        break
      }
      case 'symbol': {
        const stranger = strangers.get(t.text)
        if (stranger) fail('syntax/character', `\`${t.text}\` has no meaning here`, start, end, stranger)
        const [type, text] = symbols.get(t.text) ?? [t.text as TokenType, t.text]
        if (side !== '' && type === '.') side = ''
        else push(type, type === 'bar' ? side + text : text, start, end)
        break
      }
      default: {
        // moo puts the whole rest of the input into its error token
        const c = [...t.text.slice(0, 2)][0]!
        fail(
          'syntax/character',
          `\`${printable(c)}\` has no meaning here`,
          start,
          start + c.length,
          strangers.get(c),
        )
      }
    }
  }
  return fold(out, fail)

  function command(name: string, start: number, end: number) {
    if (layouts.has(name)) {
      if (name === 'left' || name === 'right') side = name
      return
    }
    if (spaces.has(name)) {
      spaced = true
      return
    }
    const known = commands.get(name)
    if (known?.type === 'accent' || known?.type === 'font') push(known.type, name, start, end)
    else if (known) push(known.type, known.type === 'bar' ? side + known.text : known.text, start, end)
    else if (/^[A-Za-z]/.test(name)) push('text', name.replace('*', ''), start, end, { command: true })
    else fail('syntax/character', `\`\\${printable(name)}\` has no meaning here`, start, end)
  }

  /** `\text{ReLU}`, `\operatorname{row\_sum}`: one word, `\mathrm{T}`: a letter. */
  function words(text: string, start: number, end: number) {
    const content = text
      .slice(text.indexOf('{') + 1, -1)
      .replaceAll('\\_', '_')
      .trim()
    if (/^[A-Za-z]$/.test(content)) push('run', content, start, end, { upright: content === 'd' })
    else if (/^[0-9]+$/.test(content)) push('number', content, start, end)
    else if (content !== '') push('text', content, start, end)
  }

  /** `²`, `ᵀ`, `⁻ᵀ`, `³ᵀ`, `ᵖ⁻¹`: each mark on its own, other characters together as `^{…}`. */
  function superscript(text: string, start: number) {
    let from = 0
    const flush = (to: number) => {
      const part = text.slice(from, to)
      if (part === '⁺') push('pinv', '⁺', start + from, start + to)
      else if (part !== '')
        small('^', [...part].map((c) => superscripts.get(c)!).join(''), start + from, start + from)
      from = to
    }
    for (let i = 0; i < text.length; i++) {
      if (text[i] !== 'ᵀ') continue
      if (text.slice(from, i) === '⁻') {
        const [a, b] = [start + from, start + i + 1]
        push('^', '^', a, a)
        push('{', '{', a, a)
        push('-', '-', a, a + 1)
        push('transpose', 'ᵀ', a + 1, b)
        push('}', '}', b, b)
      } else {
        flush(i)
        push('transpose', 'ᵀ', start + i, start + i + 1)
      }
      from = i + 1
    }
    flush(text.length)
  }

  /** A raised or lowered text of one character for each of its letters. */
  function small(mark: '^' | '_', text: string, start: number, offset: number) {
    push(mark, mark, start, start)
    push('{', '{', start, start)
    for (const m of text.matchAll(/[0-9]+|[A-Za-z]+|./gu)) {
      const c = m[0]
      const type = /^[0-9]/.test(c)
        ? 'number'
        : /^[A-Za-z]/.test(c)
          ? 'run'
          : /\p{L}/u.test(c)
            ? 'letter'
            : (c as TokenType)
      push(type, c, offset + m.index, offset + m.index + c.length)
    }
    const end = offset + text.length
    push('}', '}', end, end)
  }
}

const printable = (c: string) =>
  c.replace(/\p{C}/gu, (x) => `U+${x.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`)

/** Accents and fonts become part of the letter after them. From the right, so that inner ones come first. */
function fold(
  tokens: readonly Token[],
  fail: (code: string, message: string, start: number, end: number, hint?: string) => never,
): Token[] {
  if (!tokens.some((t) => t.type === 'accent' || t.type === 'font')) return [...tokens]
  const rest: Token[] = [] // reversed
  for (let i = tokens.length - 1; i >= 0; i--) {
    const t = tokens[i]!
    if (t.type !== 'accent' && t.type !== 'font') {
      rest.push(t)
      continue
    }
    const next = rest.at(-1)
    if (!next) fail('syntax/unfinished', `\`\\${t.text}\` has no letter after it`, t.start, t.end)
    const wrapped = next!.type === '{'
    const letter = wrapped ? rest.at(-2) : next
    const alone = wrapped && rest.at(-3)?.type === '}'
    if (t.type === 'font') {
      if (!letter || (wrapped && !alone)) continue // `\mathbf{W x}`: the braces are brackets
      const [first, after] = wrapped ? [letter, undefined] : splitFirst(letter)
      const end = wrapped ? rest.at(-3)!.end : first.end
      rest.length -= wrapped ? 3 : 1
      if (after) rest.push(after)
      rest.push(boldDigit({ ...first, start: t.start, end, spaced: t.spaced }))
      continue
    }
    if (letter?.type !== 'run' && letter?.type !== 'letter')
      fail('syntax/accent', `\`\\${t.text}\` belongs over a letter`, t.start, t.end)
    const [first, after] = splitFirst(letter!)
    if (wrapped && after && !/^[0-9]/.test(after.text))
      fail('syntax/accent', `\`\\${t.text}\` belongs over one letter`, t.start, letter!.end)
    if (wrapped) {
      const close = closing(rest)
      if (close < 0) fail('syntax/accent', `\`\\${t.text}\` belongs over one letter`, t.start, letter!.end)
      rest.splice(close, 1)
      rest.length -= 1
    }
    rest.length -= 1
    if (after) rest.push(after)
    const accented = withAccent(first.text, t.text)
    rest.push({ type: 'letter', text: accented, start: t.start, end: first.end, spaced: t.spaced })
  }
  return rest.reverse()
}

/** Where the brace on top of the reversed tokens is closed; a letter with its subscripts is not long. */
function closing(rest: readonly Token[]): number {
  let depth = 0
  for (let i = rest.length - 1; i >= 0 && i > rest.length - 30; i--) {
    if (rest[i]!.type === '{') depth++
    else if (rest[i]!.type === '}' && --depth === 0) return i
  }
  return -1
}

/** The first letter of a run, and what is left of it. */
function splitFirst(t: Token): [Token, Token | undefined] {
  if (t.type !== 'run' && t.type !== 'number') return [t, undefined]
  if (t.text.length === 1) return [t, undefined]
  const cut = t.start + 1
  const after = t.text.slice(1)
  return [
    { ...t, text: t.text[0]!, end: cut },
    { ...t, type: /^[0-9]/.test(after) ? 'number' : 'run', text: after, start: cut, spaced: false },
  ]
}

const boldDigit = (t: Token): Token =>
  t.type === 'number' && t.text === '1'
    ? { ...t, type: 'ones', text: '𝟙' }
    : t.type === 'number' && t.text === '0'
      ? { ...t, type: 'zeros', text: '𝟎' }
      : t
