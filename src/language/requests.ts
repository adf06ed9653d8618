import { readName } from './names.js'
import type { TextReader } from './reader.js'
import { partnersOf, type Range } from './structure.js'
import type { RequestStatement, Span } from './syntax.js'
import type { Token } from './token.js'

const calls: ReadonlyMap<string, number> = new Map([
  ['grad', 1],
  ['gradient', 1],
  ['jacobian', 1],
  ['diff', 1],
  ['derivative', 1],
  ['hessian', 2],
])

/** A statement that asks for derivatives, or a list of such; undefined if it is none. @throws GradusError */
export function requests(r: TextReader, range: Range): RequestStatement[] | undefined {
  const first = r.tokens[range.from]!
  if (!mayAsk(first)) return undefined
  const parts: Range[] = []
  let start = range.from
  for (let i = range.from; i < range.to; i = Math.max(i + 1, r.match[i]! + 1)) {
    if (r.tokens[i]!.type !== ',') continue
    parts.push({ from: start, to: i })
    start = i + 1
  }
  parts.push({ from: start, to: range.to })
  const out: RequestStatement[] = []
  for (const part of parts) {
    const read = part.from < part.to ? request(r, part) : undefined
    if (!read) return undefined
    out.push(read)
  }
  return out
}

const mayAsk = (t: Token): boolean =>
  t.type === '∂' ||
  t.type === '∇' ||
  t.type === 'frac' ||
  ((t.type === 'run' || t.type === 'text') && (t.text.startsWith('d') || calls.has(t.text)))

function request(r: TextReader, range: Range): RequestStatement | undefined {
  const first = r.tokens[range.from]!
  if (first.type === '∇') return nabla(r, range)
  const order = calls.get(first.text)
  if (
    order &&
    r.tokens[range.from + 1]?.type === '(' &&
    r.match[range.from + 1] === range.to - 1 &&
    !r.names.has(first.text)
  )
    return asked(r, range, order)
  return quotient(r, range)
}

/** `grad(L, W)`, `hessian(L, x)`. */
function asked(r: TextReader, range: Range, order: number): RequestStatement {
  const close = range.to - 1
  let comma = -1
  for (let i = range.from + 2; i < close && comma < 0; i = Math.max(i + 1, r.match[i]! + 1))
    if (r.tokens[i]!.type === ',') comma = i
  if (comma < 0)
    r.fail('request/wrt', 'by which variable?', range, `write \`${r.tokens[range.from]!.text}(L, W)\``)
  const wrt = nameList(r, r.tokens.slice(comma + 1, close), range)
  return finish(
    r,
    range,
    r.tokens.slice(range.from + 2, comma),
    factorsOf(r, range, wrt, order),
    r.tokens.slice(comma + 1, close),
  )
}

function nameList(r: TextReader, tokens: readonly Token[], all: Range): string[] {
  const match = partnersOf(tokens)
  const names: string[] = []
  for (let at = 0; at < tokens.length; ) {
    const read = readName(tokens, match, at, tokens.length)
    if (!read || (read.end < tokens.length && tokens[read.end]!.type !== ','))
      r.fail(
        'request/wrt',
        'derivatives are taken by variables',
        all,
        'name one or more, separated by commas',
      )
    names.push(read!.name)
    at = read!.end + 1
  }
  if (names.length === 0) r.fail('request/wrt', 'by which variable?', all)
  return names
}

/** By what: several variables, each by itself; or one variable, so many times; or one and then another. */
interface By {
  readonly wrt: readonly string[]
  readonly order: number
  readonly and?: string
}

/** The greatest order of derivative that is asked for. */
const highest = 9

/** What stands below ∂ⁿ: of order 1 a list, of a higher one the variables that are taken in turn. */
function factorsOf(r: TextReader, range: Range, names: readonly string[], order: number): By {
  if (order > highest) r.fail('request/order', `derivatives are computed up to order ${highest}`, range)
  const different = [...new Set(names)]
  if (order === 1 || different.length === 1) return { wrt: order === 1 ? names : different, order }
  if (order === 2 && different.length === 2) return { wrt: [names[0]!], order, and: names[1]! }
  return r.fail(
    'request/mixed',
    'mixed derivatives are computed by two variables, each once',
    range,
    'write `∂²L/∂x∂y`, or ask by one variable',
  )
}

/** `∇_W L`, `∇²_x f`. */
function nabla(r: TextReader, range: Range): RequestStatement {
  let at = range.from + 1
  let order = 1
  let below: Range | undefined
  let rest: Token | undefined
  for (; at < range.to; ) {
    const t = r.tokens[at]!
    const group = r.tokens[at + 1]?.type === '{' ? r.match[at + 1]! : -1
    if (t.type === '^') {
      const inner = group >= 0 ? r.tokens[at + 2] : r.tokens[at + 1]
      if (inner?.type !== 'number' || !(Number(inner.text) >= 1))
        r.fail('request/order', 'the order of a derivative is a number', range)
      order = Number(inner!.text)
      at = group >= 0 ? group + 1 : at + 2
    } else if (t.type === '_' && !below) {
      below = group >= 0 ? { from: at + 2, to: group } : { from: at + 1, to: Math.min(at + 2, range.to) }
      at = group >= 0 ? group + 1 : at + 2
    } else break
  }
  if (!below || below.from >= below.to)
    r.fail('request/wrt', 'by which variable?', { from: range.from, to: at }, 'write `∇_W L` or `∂L/∂W`')
  let named = r.tokens.slice(below!.from, below!.to)
  const run = named[0]!
  if (
    named.length === 1 &&
    run.type === 'run' &&
    at >= range.to &&
    run.text.length > 1 &&
    !r.names.has(run.text)
  ) {
    // \nabla_xf
    named = [{ ...run, text: run.text[0]!, end: run.start + 1 }]
    rest = { ...run, text: run.text.slice(1), start: run.start + 1, spaced: false }
  }
  const of = [...(rest ? [rest] : []), ...r.tokens.slice(at, range.to)]
  if (of.length === 0) r.fail('request/of', 'the derivative of what?', range, 'write `∇_W L`')
  const wrt = nameList(r, named, range)
  return finish(r, range, of, factorsOf(r, range, wrt, order), named)
}

/** `∂L/∂W`, `d/dW (expr)`, `d tr(AX)/dX`, `∂²L/∂x∂xᵀ`, and the same as a LaTeX fraction. */
function quotient(r: TextReader, range: Range): RequestStatement | undefined {
  const tokens = withMarks(r, flat(r, range))
  if (!tokens || tokens[0]!.type !== '∂') return undefined
  const match = partnersOf(tokens)
  let slash = -1
  for (let i = 0; i < tokens.length; i = Math.max(i + 1, match[i]! + 1))
    if (tokens[i]!.type === '/' && tokens[i + 1]?.type === '∂') slash = i
  if (slash < 0) return undefined
  let at = 1
  const order = exponentOf(tokens, match, at)
  if (order) at = order.end
  const numerator = tokens.slice(at, slash)
  const below = denominator(tokens, match, slash + 1)
  if (!below) return undefined
  const rest = tokens.slice(below.end)
  if (numerator.length > 0 && rest.length > 0) return undefined
  const of = numerator.length > 0 ? numerator : rest
  if (of.length === 0) r.fail('request/of', 'the derivative of what?', range, 'write `∂L/∂W` or `d/dW (…)`')
  const times = order?.value ?? 1
  if (times !== below.times)
    r.fail(
      'request/order',
      'the orders above and below differ',
      range,
      'a Hessian is `∂²L/∂x∂xᵀ` or `∂²L/∂x²`',
    )
  const by = factorsOf(r, range, times === 1 ? [below.names[0]!] : below.names, times)
  return finish(r, range, of, by, tokens.slice(slash + 1, below.end))
}

/** The tokens, with a fraction in front written as a quotient. */
function flat(r: TextReader, range: Range): Token[] {
  const tokens = r.tokens.slice(range.from, range.to)
  const first = tokens[0]!
  if (first.type !== 'frac' || tokens[1]?.type !== '{') return tokens
  const close = r.match[range.from + 1]! - range.from
  if (tokens[close + 1]?.type !== '{') return tokens
  const last = r.match[range.from + close + 1]! - range.from
  const slash: Token = { ...tokens[close]!, type: '/', text: '/' }
  return [...tokens.slice(2, close), slash, ...tokens.slice(close + 2, last), ...tokens.slice(last + 1)]
}

/** `dL` becomes ∂ L, at the start and behind the last `/`, unless d is a quantity. */
function withMarks(r: TextReader, tokens: readonly Token[]): Token[] | undefined {
  if (tokens.length === 0) return undefined
  const out: Token[] = []
  let divided = false
  tokens.forEach((t, i) => {
    const here = i === 0 || tokens[i - 1]!.type === '/' || (divided && isName(tokens[i - 1]))
    divided ||= t.type === '/'
    const isD = t.type === 'run' && t.text[0] === 'd' && !r.names.isQuantity('d') && !r.names.has(t.text)
    if (!here || !isD) {
      out.push(t)
      return
    }
    out.push({ ...t, type: '∂', text: '∂', end: t.start + 1 })
    const parts = /^d([A-Za-z0-9]+?)(?:d(\1))?$/.exec(t.text)
    if (!parts) return
    out.push({ ...t, text: parts[1]!, start: t.start + 1, spaced: false })
    if (parts[2]) {
      out.push({ ...t, type: '∂', text: '∂' })
      out.push({ ...t, text: parts[2], start: t.end - parts[2].length, spaced: false })
    }
  })
  return out
}
const isName = (t: Token | undefined) => t?.type === 'run' || t?.type === 'letter' || t?.type === 'text'

function exponentOf(
  tokens: readonly Token[],
  match: Int32Array,
  at: number,
): { value: number; end: number } | undefined {
  if (tokens[at]?.type !== '^') return undefined
  const group = tokens[at + 1]?.type === '{'
  const value = tokens[group ? at + 2 : at + 1]
  if (value?.type !== 'number') return undefined
  return { value: Number(value.text), end: group ? match[at + 1]! + 1 : at + 2 }
}

/** `∂W`, `∂x²`, `∂x∂xᵀ` from a token on. */
function denominator(
  tokens: readonly Token[],
  match: Int32Array,
  from: number,
): { names: string[]; times: number; end: number } | undefined {
  const names: string[] = []
  let times = 0
  let at = from
  while (tokens[at]?.type === '∂') {
    const read = readName(tokens, match, at + 1, tokens.length)
    if (!read) return undefined
    names.push(read.name)
    at = read.end
    const power = exponentOf(tokens, match, at)
    if (power) at = power.end
    times += power?.value ?? 1
    if (times > 1) at = transposed(tokens, match, at)
  }
  return names.length > 0 ? { names, times, end: at } : undefined
}

function transposed(tokens: readonly Token[], match: Int32Array, at: number): number {
  const t = tokens[at]
  if (t?.type === 'transpose' || t?.type === 'prime') return at + 1
  if (t?.type !== '^') return at
  const inner = tokens[at + 1]?.type === '{' ? tokens[at + 2] : tokens[at + 1]
  if (inner?.type !== 'transpose' && inner?.text !== 'T') return at
  return tokens[at + 1]!.type === '{' ? match[at + 1]! + 1 : at + 2
}

function finish(
  r: TextReader,
  range: Range,
  of: readonly Token[],
  by: By,
  named: readonly Token[],
): RequestStatement {
  const span: Span = { start: r.tokens[range.from]!.start, end: r.tokens[range.to - 1]!.end }
  const wrtSpan = { start: named[0]!.start, end: named.at(-1)!.end }
  return { type: 'request', of: r.expressionOf(of), ...by, wrtSpan, span }
}
