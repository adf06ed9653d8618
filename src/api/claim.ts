import { denseFrom, entry, maxAbs, transposeDense } from '../dense/dense.js'
import type { Answer } from '../derivation/account.js'
import { relativeDifference } from '../derivation/difference.js'
import { isStoodIn } from '../elaborate/environment.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import { sameShape, shapeText, transposeShape } from '../expression/shape.js'
import { freeSymbols } from '../expression/walk.js'
import { GradusError } from '../language/errors.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import { isPoint, samplePoint } from '../numeric/sample.js'
import { isSymmetric } from '../operators/algebra/properties.js'
import { countNodes } from '../print/count.js'
import type { Derivation } from './derivation.js'

export type Verdict = 'equal' | 'transposed' | 'scaled' | 'equal-if' | 'wrong-shape' | 'different'

export interface ClaimResult {
  readonly verdict: Verdict
  /** nodes of the claim as it was written */
  readonly nodes: number
  /** the verdict as a sentence */
  readonly detail: string
}

const samples = 6
const tolerance = 1e-7

/** Is this the derivative? Compared with the answer at random points. @throws GradusError when the claim cannot be read, or not judged */
export function checkClaim(derivation: Derivation, claim: string): ClaimResult {
  const own = compared(derivation, claim)
  if (own) return own
  // arrays too large to evaluate: at smaller sizes a number in the claim may be one that was meant for the large ones
  const standIn = derivation.standIn
  const other = standIn && compared(standIn, claim)
  const settled = other?.verdict === 'equal' || other?.verdict === 'transposed'
  if (other && (settled || !hasLargeNumber(claim))) return other
  throw new GradusError({
    code: 'claim/size',
    message: 'the claim cannot be compared: the arrays have too many entries',
    hint: 'write sizes as names, n for 784',
    input: 'claim',
  })
}

const hasLargeNumber = (claim: string): boolean =>
  [...claim.matchAll(/\d+(\.\d+)?/g)].some(([n, decimals]) => decimals !== undefined || isStoodIn(Number(n)))

/** undefined where the arrays are too large. */
function compared(derivation: Derivation, claim: string): ClaimResult | undefined {
  const { account } = derivation
  const shown: Answer = { ...account.answer, value: derivation.value }
  const own = readClaim(derivation, shown, claim)
  // what has more than two axes may be claimed in any of its forms
  for (const answer of own.fits ? [] : derivation.otherForms) {
    const other = readClaim(derivation, answer, claim)
    if (other.fits) return judged(derivation, answer, other)
  }
  return judged(derivation, shown, own)
}

function judged(
  derivation: Derivation,
  answer: Answer,
  claim: { readonly nodes: number; readonly read: Expr | GradusError },
): ClaimResult | undefined {
  if (claim.read instanceof GradusError) throw claim.read
  const verdict = judge(derivation, answer, claim.read)
  return verdict && { nodes: claim.nodes, ...verdict }
}

/** The claim read beside an answer, in its shape or turned; whether it speaks of the same thing: of dX, of positions, of an array of that shape. */
function readClaim(
  derivation: Derivation,
  answer: Answer,
  claim: string,
): { nodes: number; read: Expr | GradusError; fits: boolean } {
  const { syntax: parse, expression } = derivation.readersFor(answer)
  const attempt = <T>(f: () => T): T | GradusError => {
    try {
      return f()
    } catch (e) {
      if (e instanceof GradusError) return e
      throw e
    }
  }
  const syntax = attempt(() => parse(claim))
  if (syntax instanceof GradusError) return { nodes: 0, read: syntax, fits: false }
  const { shape } = answer.value
  const turned = transposeShape(shape)
  const straight = attempt(() => expression(syntax, shape))
  let read = straight
  if (read instanceof GradusError || !sameShape(read.shape, shape)) {
    const other = attempt(() => expression(syntax, turned))
    if (!(other instanceof GradusError) && sameShape(other.shape, turned)) read = other
    else if (read instanceof GradusError) {
      const free = attempt(() => expression(syntax))
      if (!(free instanceof GradusError)) read = free
    }
  }
  return { nodes: countNodes(syntax), read, fits: !(read instanceof GradusError) && speaksOf(read, answer) }
}

function speaksOf(claim: Expr, { value, direction, indices }: Answer): boolean {
  const free = freeSymbols([claim])
  if (direction) return free.includes(direction)
  if (indices) return free.some((s) => indices.of.includes(s) || indices.by.includes(s))
  return sameShape(claim.shape, value.shape) || sameShape(claim.shape, transposeShape(value.shape))
}

function judge(
  derivation: Derivation,
  of: Answer,
  claim: Expr,
): { verdict: Verdict; detail: string } | undefined {
  const answer = of.value
  const { account } = derivation
  const same = sameShape(claim.shape, answer.shape)
  const turned = sameShape(claim.shape, transposeShape(answer.shape))
  if (!same && !turned)
    return {
      verdict: 'wrong-shape',
      detail: `the claim is ${shapeText(claim.shape)}; the derivative is ${shapeText(answer.shape)}`,
    }
  const pairs: [Dense, Dense][] = []
  const points: Point[] = []
  for (let k = 0; k < samples; k++) {
    const point = samplePoint([account.given, answer, claim], [], {
      seed: 7000 + k,
      moving: new Set(),
      conditions: derivation.reading.scope.conditions,
    })
    if (!isPoint(point)) {
      if (point.tooLarge) return undefined
      break
    }
    const [a, c] = evaluate([answer, claim], point)
    points.push(point)
    pairs.push([a!, c!])
  }
  if (pairs.length === 0) return { verdict: 'different', detail: 'no point was found where both are defined' }
  const agree = (f: (c: Dense) => Dense): boolean =>
    pairs.every(([a, c]) => relativeDifference(a, f(c)) <= tolerance)
  if (same && agree((c) => c)) return { verdict: 'equal', detail: `equal at ${pairs.length} random points` }
  if (turned && agree(transposeDense))
    return {
      verdict: 'transposed',
      detail: `right in ${of.side === 'numerator' ? 'denominator' : 'numerator'} layout: it is the transpose`,
    }
  const factor = same ? commonFactor(pairs) : undefined
  if (factor !== undefined)
    return { verdict: 'scaled', detail: `the derivative is ${formatFactor(factor)} times the claim` }
  const condition = same ? symmetryThatHelps(answer, claim, points) : undefined
  if (condition !== undefined) return { verdict: 'equal-if', detail: `equal if ${condition}` }
  return { verdict: 'different', detail: differenceOf(pairs[0]!) }
}

/** Whether the two agree where a square matrix is symmetric: one of them, or all. */
function symmetryThatHelps(answer: Expr, claim: Expr, points: readonly Point[]): string | undefined {
  const square = freeSymbols([answer, claim]).filter(
    (s) => s.shape.kind === 'matrix' && s.shape.rows === s.shape.columns && !isSymmetric(s),
  )
  const agreeWith = (chosen: readonly SymbolNode[]): boolean =>
    points.every((point) => {
      const values = new Map(point.values)
      for (const s of chosen) {
        const m = values.get(s)
        if (m) values.set(s, symmetricPart(m))
      }
      const [a, c] = evaluate([answer, claim], { ...point, values })
      return relativeDifference(a!, c!) <= tolerance
    })
  for (const s of square) if (agreeWith([s])) return `${s.name} is symmetric`
  return square.length > 1 && agreeWith(square)
    ? `${square.map((s) => s.name).join(', ')} are symmetric`
    : undefined
}

const symmetricPart = (m: Dense): Dense =>
  denseFrom(m.rows, m.columns, (i, j) => (entry(m, i, j) + entry(m, j, i)) / 2)

/** The c with answer = c · claim at every point, if there is one. */
function commonFactor(pairs: readonly [Dense, Dense][]): number | undefined {
  let factor: number | undefined
  for (const [a, c] of pairs) {
    const i = c.data.reduce((best, x, k) => (Math.abs(x) > Math.abs(c.data[best]!) ? k : best), 0)
    if (c.data[i] === 0) return undefined
    factor ??= a.data[i]! / c.data[i]!
    const scaled = { ...c, data: c.data.map((x) => x * factor!) }
    if (relativeDifference(a, scaled) > tolerance) return undefined
  }
  return factor === undefined || factor === 0 ? undefined : factor
}

const formatFactor = (x: number): string => {
  for (let q = 1; q <= 12; q++)
    if (Math.abs(x * q - Math.round(x * q)) < 1e-9)
      return q === 1 ? `${Math.round(x)}` : `${Math.round(x * q)}/${q}`
  return x.toPrecision(6)
}

function differenceOf([a, c]: [Dense, Dense]): string {
  if (a.rows !== c.rows || a.columns !== c.columns) return 'the two differ'
  let worst = 0
  for (let i = 1; i < a.data.length; i++)
    if (Math.abs(a.data[i]! - c.data[i]!) > Math.abs(a.data[worst]! - c.data[worst]!)) worst = i
  const at =
    maxAbs(a) >= 0 && a.data.length > 1
      ? ` in entry (${Math.floor(worst / a.columns) + 1}, ${(worst % a.columns) + 1})`
      : ''
  return `the two differ${at} at a random point: the derivative is ${a.data[worst]!.toPrecision(6)}, the claim ${c.data[worst]!.toPrecision(6)}`
}
