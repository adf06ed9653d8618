import { distance } from './functions.js'
import { type Names, readName } from './names.js'
import type { TextReader } from './reader.js'
import type { Range } from './structure.js'
import type { DeclarationStatement, Property, Span, Syntax } from './syntax.js'
import { endsOperand, type Token } from './token.js'

/** Words after a shape; those of several words as they are written without blanks and hyphens. */
const properties: ReadonlyMap<string, Property> = new Map([
  ['symmetric', 'symmetric'],
  ['sym', 'symmetric'],
  ['antisymmetric', 'antisymmetric'],
  ['skew', 'antisymmetric'],
  ['skewsymmetric', 'antisymmetric'],
  ['spd', 'spd'],
  ['pd', 'spd'],
  ['positivedefinite', 'spd'],
  ['psd', 'psd'],
  ['positivesemidefinite', 'psd'],
  ['diagonal', 'diagonal'],
  ['orthogonal', 'orthogonal'],
  ['lower', 'lower'],
  ['lowertriangular', 'lower'],
  ['upper', 'upper'],
  ['uppertriangular', 'upper'],
  ['invertible', 'invertible'],
  ['nonsingular', 'invertible'],
  ['positive', 'positive'],
  ['nonnegative', 'nonnegative'],
  ['probability', 'probability'],
  ['onehot', 'onehot'],
  ['integer', 'integer'],
])
const kinds = new Set(['scalar', 'index', 'vector', 'matrix', 'real'])
const parts = new Set(['semi', 'semidefinite', 'definite', 'triangular', 'hot', 'one', 'non', 'anti'])

const isWord = (t: Token | undefined): t is Token => t?.type === 'run' || t?.type === 'text'
const isProperty = (t: Token | undefined): boolean => {
  if (!isWord(t)) return false
  const word = t.text.toLowerCase()
  return t.text.length > 1 && (properties.has(word) || kinds.has(word) || parts.has(word))
}
const isColon = (t: Token | undefined): boolean =>
  t?.type === ':' || t?.type === '∈' || (isWord(t) && t.text === 'in')

/** Where a list of names ends in front of a colon; −1 if the range does not begin like a declaration. */
function colonAfterNames(r: TextReader, range: Range): number {
  for (let at = range.from; at < range.to; ) {
    const name = readName(r.tokens, r.match, at, range.to)
    if (!name || name.end >= range.to) return -1
    if (isColon(r.tokens[name.end])) return name.end
    if (r.tokens[name.end]!.type !== ',') return -1
    at = name.end + 1
  }
  return -1
}

/** Is it `x, y: n`, and not the product `A : B`? */
export function isDeclaration(r: TextReader, range: Range): boolean {
  const colon = colonAfterNames(r, range)
  if (colon < 0) return false
  // A : B : C
  const next = r.tokens
    .slice(colon + 1, range.to)
    .find((t) => t.type === ',' || t.type === ':' || t.type === '[' || (isWord(t) && t.text === 'for'))
  if (next?.type === ':') return false
  if (r.tokens[colon]!.type !== ':' || r.input === 'where' || !r.tokens[colon]!.spaced) return true
  // A : B with a blank on both sides: a product of matrices, if what stands there looks like some
  const right = r.tokens.slice(colon + 1, range.to)
  const first = readName(r.tokens, r.match, range.from, range.to)!
  if (r.names.isQuantity(first.name)) return false
  if (right.some((t) => isProperty(t) || t.type === '×' || t.type === '→' || t.type === '*')) return true
  return !(/^\p{Lu}/u.test(first.name) && right.some((t) => isWord(t) && /^[A-Z]/.test(t.text)))
}

/** The declarations of a statement, `x: n`; a comma may separate several. @throws GradusError */
export function declarations(r: TextReader, range: Range): DeclarationStatement[] {
  const out: DeclarationStatement[] = []
  for (let at = range.from; at < range.to; ) {
    const colon = colonAfterNames(r, { from: at, to: range.to })
    if (colon < 0)
      r.fail(
        'declaration/form',
        'this is no declaration',
        { from: at, to: range.to },
        'write `x: n`, `W: m×n` or `c: scalar`',
      )
    let end = range.to
    for (let i = colon + 1; i < range.to; i++) {
      if (r.tokens[i]!.type !== ',') continue
      if (r.match[i]! >= 0 || colonAfterNames(r, { from: i + 1, to: range.to }) < 0 || isRange(r, colon, i))
        continue
      end = i
      break
    }
    out.push(declaration(r, at, colon, end))
    at = end + 1
  }
  return out
}

/** Inside `i = 1, …, N`? There the comma separates nothing. */
const isRange = (r: TextReader, from: number, to: number) =>
  r.tokens.slice(from, to).some((t) => isWord(t) && t.text === 'for')

function declaration(r: TextReader, from: number, colon: number, to: number): DeclarationStatement {
  const names: { name: string; span: Span; base: string }[] = []
  for (let at = from; at < colon; ) {
    const read = readName(r.tokens, r.match, at, colon)!
    const span = { start: r.tokens[at]!.start, end: r.tokens[read.end - 1]!.end }
    names.push({ name: read.name, base: read.base, span })
    at = read.end + 1
  }
  const spec = apart(r.tokens.slice(colon + 1, to))
  const span = { start: r.tokens[from]!.start, end: r.tokens[to - 1]!.end }
  if (spec.length === 0)
    r.fail(
      'declaration/shape',
      `\`${names[0]!.name}\` has no shape`,
      { from, to },
      'write `x: n`, `W: m×n` or `c: scalar`',
    )
  const forAt = spec.findIndex((t) => isWord(t) && t.text === 'for')
  const samples = forAt >= 0 ? sampleRange(r, spec.slice(forAt + 1), { from, to }) : undefined
  const shapeAndWords = forAt >= 0 ? spec.slice(0, forAt) : spec
  const wordsAt = shapeAndWords.findIndex((t) => isProperty(t))
  const sizes = wordsAt >= 0 ? shapeAndWords.slice(0, wordsAt) : shapeAndWords
  const words = wordsAt >= 0 ? shapeAndWords.slice(wordsAt) : []
  const { kind, found } = readWords(r, words, sizes)
  return {
    type: 'declaration',
    names: names.map((n) => ({ name: samples ? n.base : n.name, span: n.span })),
    shape: readShape(r, sizes, kind, found.length > 0, { from, to }),
    properties: found,
    ...(samples && { samples }),
    span,
  }
}

/** `m x n`, `3x4`, `mxn`: x as a sign. */
function apart(tokens: readonly Token[]): Token[] {
  const out: Token[] = []
  tokens.forEach((t, i) => {
    const before = tokens[i - 1]
    const sign = (start: number): Token => ({ ...t, type: '×', text: '×', start, end: start + 1 })
    const rest = (text: string, start: number): Token => ({
      ...t,
      type: /^[0-9]+$/.test(text) ? 'number' : 'run',
      text,
      start,
      spaced: false,
    })
    if (isWord(t) && (t.text === 'by' || t.text === 'x') && endsOperand(before) && i < tokens.length - 1)
      out.push(sign(t.start))
    else if (t.type === 'run' && /^x[A-Za-z0-9]+$/.test(t.text) && before?.type === 'number' && !t.spaced)
      out.push(sign(t.start), rest(t.text.slice(1), t.start + 1))
    else if (t.type === 'run' && /^[A-Za-z]x(?:[A-Za-z]|[0-9]+)$/.test(t.text))
      out.push(
        { ...rest(t.text[0]!, t.start), end: t.start + 1, spaced: t.spaced },
        sign(t.start + 1),
        rest(t.text.slice(2), t.start + 2),
      )
    else out.push(t)
  })
  return out
}

function readWords(
  r: TextReader,
  words: readonly Token[],
  sizes: readonly Token[],
): { kind: 'scalar' | 'index' | undefined; found: Property[] } {
  const found: Property[] = []
  let kind: 'scalar' | 'index' | undefined
  const texts = words.filter((t) => t.type !== '-' && t.type !== ',')
  for (let i = 0; i < texts.length; ) {
    const t = texts[i]!
    let taken = 0
    // longest phrase first: `positive semi definite`
    for (let n = Math.min(3, texts.length - i); n >= 1 && taken === 0; n--) {
      const phrase = texts
        .slice(i, i + n)
        .map((x) => x.text.toLowerCase())
        .join('')
        .replaceAll('-', '')
      const property = properties.get(phrase)
      if (property) {
        if (!found.includes(property)) found.push(property)
        taken = n
      } else if (n === 1 && kinds.has(phrase)) {
        if (phrase === 'scalar' || phrase === 'index') kind = phrase
        else if (sizes.length === 0 && texts.length === 1 && phrase !== 'real')
          failAt(
            r,
            t,
            'declaration/shape',
            `how long is the ${phrase}?`,
            phrase === 'vector' ? 'write `x: n`' : 'write `W: m×n`',
          )
        taken = 1
      }
    }
    if (taken === 0) failProperty(r, t)
    i += taken
  }
  return { kind, found }
}

function readShape(
  r: TextReader,
  sizes: readonly Token[],
  kind: 'scalar' | 'index' | undefined,
  hasProperties: boolean,
  all: Range,
): DeclarationStatement['shape'] {
  if (kind) {
    if (sizes.length > 0) failAt(r, sizes[0]!, 'declaration/shape', `a ${kind} has no size`)
    return { kind }
  }
  const arrow = sizes.findIndex((t) => t.type === '→')
  if (arrow >= 0) {
    const [from, to] = [sizes.slice(0, arrow), sizes.slice(arrow + 1)].map((side) => {
      const axes = axesOf(r, side, all)
      if (axes.length > 1)
        r.fail('declaration/shape', 'unknown functions take and give vectors', all, 'write `f: R^n -> R^m`')
      return axes[0] ?? ({ type: 'number', text: '1' } as const)
    })
    return { kind: 'function', from: from!, to: to! }
  }
  if (sizes.length === 0) {
    if (!hasProperties)
      r.fail('declaration/shape', 'the shape is missing', all, 'write `x: n`, `W: m×n` or `c: scalar`')
    return { kind: 'inferred' }
  }
  const axes = axesOf(r, sizes, all)
  if (axes.length === 0) return { kind: 'scalar' }
  if (axes.length === 1) return { kind: 'vector', length: axes[0]! }
  if (axes.length === 2) return { kind: 'matrix', rows: axes[0]!, columns: axes[1]! }
  return r.fail('declaration/shape', 'arrays of more than two dimensions are not part of the language', all)
}

/** `n`, `m×n`, `ℝ^{m×n}`, `(m, n)`; none for ℝ. */
function axesOf(r: TextReader, tokens: readonly Token[], all: Range): Syntax[] {
  let sizes = tokens
  if (isWord(sizes[0]) && sizes[0].text === 'R') {
    if (sizes.length === 1) return []
    if (sizes[1]!.type === '^') {
      sizes = sizes.slice(2)
      if (sizes[0]?.type === '{' && sizes.at(-1)?.type === '}') sizes = apart(sizes.slice(1, -1))
    }
  }
  const wrapped = sizes[0]?.type === '(' || sizes[0]?.type === '['
  if (
    wrapped &&
    (sizes.at(-1)!.type === ')' || sizes.at(-1)!.type === ']') &&
    sizes.some((t) => t.type === ',')
  )
    sizes = sizes.slice(1, -1)
  const axes: Token[][] = [[]]
  let depth = 0
  for (const t of sizes) {
    if (t.type === '(' || t.type === '{' || t.type === '[') depth++
    if (t.type === ')' || t.type === '}' || t.type === ']') depth--
    if (depth === 0 && (t.type === '×' || t.type === '*' || t.type === ',')) axes.push([])
    else axes.at(-1)!.push(t)
  }
  if (axes.some((a) => a.length === 0))
    r.fail('declaration/shape', 'a size is missing', all, 'write `x: n` or `W: m×n`')
  // a word behind a size was meant as a property
  for (const axis of axes)
    axis.forEach((t, i) => {
      if (i > 0 && isWord(t) && t.text.length > 2 && t.spaced && endsOperand(axis[i - 1])) failProperty(r, t)
    })
  return axes.map((a) => r.sizeOf(a))
}

/** `i = 1..N`, `i=1,…,N`. */
function sampleRange(r: TextReader, tokens: readonly Token[], all: Range): { index: string; count: Syntax } {
  const [index, equals] = tokens
  const dots = tokens.findLastIndex((t) => t.type === '..' || t.type === ':')
  const count = tokens.slice(dots + 1).filter((t) => t.type !== ',')
  if (!isWord(index) || equals?.type !== '=' || dots < 0 || count.length === 0)
    r.fail('declaration/samples', 'samples are declared with a range', all, 'write `x_i: d for i = 1..N`')
  return { index: index!.text, count: r.sizeOf(count) }
}

function failProperty(r: TextReader, t: Token): never {
  const word = t.text.toLowerCase()
  const near = [...properties.keys(), 'scalar', 'index'].find((p) => p.length > 3 && distance(p, word) <= 2)
  return failAt(
    r,
    t,
    'declaration/property',
    `\`${t.text}\` is not a property`,
    near ? `did you mean \`${near}\`?` : `properties are ${[...new Set(properties.values())].join(', ')}`,
  )
}

function failAt(r: TextReader, t: Token, code: string, message: string, hint?: string): never {
  const at = r.tokens.findIndex((x) => x.start === t.start)
  return r.fail(code, message, { from: at, to: at + 1 }, hint)
}

/** Adds what a declaration says to what is known. */
export function declareNames(names: Names, s: DeclarationStatement, source: string): void {
  const { shape } = s
  const rank = { scalar: 0, index: 0, vector: 1, matrix: 2, function: 0, inferred: undefined } as const
  const r = s.samples ? 2 : rank[shape.kind]
  for (const { name, span } of s.names)
    names.add(name, {
      kind: shape.kind === 'index' ? 'index' : shape.kind === 'function' ? 'function' : 'variable',
      ...(r !== undefined && { rank: r }),
      ...(span && { spelled: source.slice(span.start, span.end) }),
    })
  const sizes =
    shape.kind === 'vector'
      ? [shape.length]
      : shape.kind === 'matrix'
        ? [shape.rows, shape.columns]
        : shape.kind === 'function'
          ? [shape.from, shape.to]
          : []
  for (const size of s.samples ? [...sizes, s.samples.count] : sizes) addDimensions(names, size)
}

function addDimensions(names: Names, size: Syntax): void {
  const stack: Syntax[] = [size]
  for (let s = stack.pop(); s; s = stack.pop()) {
    if (s.type === 'name') names.add(s.name, { kind: 'dimension' })
    else if (s.type === 'sum') stack.push(...s.terms.map((t) => t.term))
    else if (s.type === 'product') stack.push(...s.factors)
    else if (s.type === 'quotient') stack.push(s.numerator, s.denominator)
    else if (s.type === 'power') stack.push(s.base, s.exponent)
  }
}
