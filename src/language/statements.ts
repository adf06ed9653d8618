import { declarations, isDeclaration } from './declarations.js'
import { marksText, readName } from './names.js'
import type { TextReader } from './reader.js'
import { requests } from './requests.js'
import type { Range } from './structure.js'
import type { ConditionStatement, DefinitionStatement, Statement } from './syntax.js'
import type { Token } from './token.js'

/** The left side of a definition. */
export interface LeftSide {
  readonly name: string
  readonly nameRange: Range
  readonly indices: readonly string[]
  readonly args: readonly string[] | undefined
}

/** A statement before its expressions are read: enough to know which names there are. */
export type Outline =
  | { readonly kind: 'declaration'; readonly range: Range }
  | { readonly kind: 'definition'; readonly range: Range; readonly equals: number }
  | { readonly kind: 'other'; readonly range: Range }

const isRelation = (t: Token) => t.type === 'relation' || t.type === '<' || t.type === '>'

/** The statements of a text, in kinds. */
export function outline(r: TextReader): Outline[] {
  return r.structure.statements.flatMap((all): Outline[] => {
    const range = trimmed(r, all)
    if (range.from >= range.to) return []
    if (isDeclaration(r, range)) return [{ kind: 'declaration', range }]
    const equals = topLevel(r, range, (t) => t.type === '=' || t.type === ':=')
    if (equals >= 0) return [{ kind: 'definition', range, equals }]
    return [{ kind: 'other', range }]
  })
}

/** Without what may stand around a statement: `&`, a full stop or comma at the end. */
export function trimmed(r: TextReader, range: Range): Range {
  let { from, to } = range
  while (from < to && r.tokens[from]!.type === '&') from++
  while (to > from && ['&', '.', ','].includes(r.tokens[to - 1]!.type)) to--
  return { from, to }
}

export function topLevel(r: TextReader, range: Range, test: (t: Token) => boolean): number {
  for (let i = range.from; i < range.to; i = Math.max(i + 1, r.match[i]! + 1))
    if (test(r.tokens[i]!)) return i
  return -1
}

/** What a definition defines. @throws GradusError where its left side is no name */
export function leftSide(r: TextReader, range: Range, equals: number): LeftSide {
  const left = trimmed(r, { from: range.from, to: equals })
  const right = { from: equals + 1, to: range.to }
  const fail = (): never =>
    r.fail(
      'definition/left',
      'only a name can stand on the left of `=`',
      left.from < left.to ? left : { from: equals, to: equals + 1 },
      r.tokens[left.from]?.type === '∂'
        ? 'to check an answer, give it as the claim'
        : 'write `y = W x`, `z_j = …` or `f(x) = …`',
    )
  const read = readName(r.tokens, r.match, left.from, left.to)
  if (!read) return fail()
  const nameRange = { from: left.from, to: read.end }
  const after = r.tokens[read.end]
  if (read.end < left.to && after?.type === '(' && r.match[read.end] === left.to - 1) {
    const args = listOf(r, { from: read.end + 1, to: left.to - 1 })
    return args ? { name: read.name, nameRange, indices: [], args } : fail()
  }
  if (read.end < left.to && after?.type === '[' && r.match[read.end] === left.to - 1) {
    const indices = listOf(r, { from: read.end + 1, to: left.to - 1 })
    return indices ? { name: read.name, nameRange, indices, args: undefined } : fail()
  }
  if (read.end !== left.to) return fail()
  const indices = read.below && !r.names.has(read.name) ? indicesBelow(r, read.below) : undefined
  if (indices?.every((i) => isFreeIn(r, right, i)))
    return { name: read.base, nameRange: { from: left.from, to: left.from + 1 }, indices, args: undefined }
  return { name: read.name, nameRange, indices: [], args: undefined }
}

/** Names separated by commas. */
function listOf(r: TextReader, range: Range): string[] | undefined {
  const names: string[] = []
  for (let at = range.from; at < range.to; ) {
    const read = readName(r.tokens, r.match, at, range.to)
    if (!read || (read.end < range.to && r.tokens[read.end]!.type !== ',')) return undefined
    names.push(read.name)
    at = read.end + 1
  }
  return names.length > 0 ? names : undefined
}

/** `j`, `ij`, `i, j`: the letters, if all of them are positions. */
function indicesBelow(r: TextReader, below: Range): string[] | undefined {
  const text = marksText(r.tokens, below.from, below.to)?.replaceAll(',', '')
  return text && /^[ijkl]+$/.test(text) ? [...text] : undefined
}

/** Does the index stand below a letter in the range, without a sum over it? */
function isFreeIn(r: TextReader, range: Range, index: string): boolean {
  let used = false
  for (let i = range.from; i < range.to; i++) {
    const t = r.tokens[i]!
    const bracket = t.type === '[' && !t.spaced
    if (t.type !== '_' && !bracket) continue
    const group = bracket || r.tokens[i + 1]?.type === '{'
    const open = bracket ? i : i + 1
    const inside = group ? r.tokens.slice(open + 1, r.match[open]!) : r.tokens.slice(open, open + 1)
    if (!inside.some((x) => x.type === 'run' && x.text.includes(index))) continue
    const before = r.tokens[i - 1]!
    const big = before.type === 'Σ' || before.type === 'Π' || /^(?:Σ|Π|sum|prod)$/.test(before.text)
    if (big && !bracket && isSummed(inside, index)) return false
    used = true
  }
  return used
}

/** Below a sum an index is summed over, unless it stands behind a relation: of Σ_{i<j} the i. */
function isSummed(below: readonly Token[], index: string): boolean {
  let behind = false
  for (const t of below) {
    if (t.type === ',') behind = false
    else if (isRelation(t) || t.type === '=') behind = true
    else if (!behind && t.type === 'run' && t.text.includes(index)) return true
  }
  return false
}

/** The statement with its expressions read. @throws GradusError */
export function readStatement(r: TextReader, o: Outline, left: LeftSide | undefined): Statement[] {
  const { range } = o
  const span = { start: r.tokens[range.from]!.start, end: r.tokens[range.to - 1]!.end }
  if (o.kind === 'declaration') return declarations(r, range)
  if (o.kind === 'definition') {
    const second = topLevel(r, { from: o.equals + 1, to: range.to }, (t) => t.type === '=' || t.type === ':=')
    if (second >= 0)
      r.fail(
        'definition/twice',
        'one `=` in a statement',
        { from: second, to: second + 1 },
        'give each quantity a statement of its own',
      )
    if (o.equals + 1 >= range.to)
      r.fail('syntax/unfinished', 'nothing stands on the right of `=`', { from: o.equals, to: o.equals + 1 })
    const { name, nameRange, indices } = left!
    const nameSpan = { start: r.tokens[nameRange.from]!.start, end: r.tokens[nameRange.to - 1]!.end }
    const value = r.expression({ from: o.equals + 1, to: range.to }, indices)
    return [{ type: 'definition', name, nameSpan, indices, value, span } satisfies DefinitionStatement]
  }
  const asked = requests(r, range)
  if (asked) return asked
  if (topLevel(r, range, isRelation) >= 0) return conditions(r, range)
  return [{ type: 'expression', value: r.expression(range), span }]
}

/** `b - A x > 0`; `0 < p < 1` is two. */
function conditions(r: TextReader, range: Range): ConditionStatement[] {
  const cuts: number[] = []
  for (let i = range.from; i < range.to; i = Math.max(i + 1, r.match[i]! + 1))
    if (isRelation(r.tokens[i]!)) cuts.push(i)
  const sides = [range.from - 1, ...cuts, range.to]
    .map((cut, k, all) => ({ from: cut + 1, to: all[k + 1] ?? 0 }))
    .slice(0, -1)
  return cuts.map((cut, k) => {
    const [left, right] = [sides[k]!, sides[k + 1]!]
    if (left.from >= left.to || right.from >= right.to)
      r.fail('syntax/operand', 'one side of the comparison is missing', { from: cut, to: cut + 1 })
    const condition = {
      type: 'comparison' as const,
      relation: r.tokens[cut]!.text as '<',
      left: r.expressionOf(r.tokens.slice(left.from, left.to)),
      right: r.expressionOf(r.tokens.slice(right.from, right.to)),
      span: { start: r.tokens[left.from]!.start, end: r.tokens[right.to - 1]!.end },
    }
    return { type: 'condition', condition, span: condition.span }
  })
}
