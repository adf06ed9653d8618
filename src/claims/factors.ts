import { maxAbs, scaleDense, toNumber } from '../dense/dense.js'
import type { Account } from '../derivation/account.js'
import { constant, number, rational, size } from '../expression/make.js'
import type { Expr } from '../expression/node.js'
import { columnsOf, isArray, rowsOf } from '../expression/shape.js'
import { dependents, postorder } from '../expression/walk.js'
import { mul, power } from '../operators/algebra/build.js'
import { simplify } from '../simplify/simplify.js'
import { agree, type Sample } from './points.js'

/** The derivative is `factor` times the claim; `constant` where it does not depend on the variable. */
export interface Factor {
  readonly value: Expr
  readonly constant: boolean
}

/**
 * The c with answer = c · claim at every point, if there is one: a number, or a number times powers of scalars of the function, and of the
 * two themselves where these are arrays. Of two scalars the one is always a multiple of the other.
 */
export function commonFactor(
  samples: readonly Sample[],
  { result, by }: Pick<Account, 'result' | 'by'>,
  answer: Expr,
  claim: Expr,
): Factor | undefined {
  const ratios: number[] = []
  // where both vanish nothing is learnt
  const telling = samples.filter(({ answer, claim }) => maxAbs(answer) > 0 || maxAbs(claim) > 0)
  for (const { answer, claim } of telling) {
    const r = ratioOf(answer.data, claim.data)
    if (r === undefined || r === 0 || !agree(answer, scaleDense(claim, r))) return undefined
    ratios.push(r)
  }
  const plain = sameNumber(ratios)
  if (plain !== undefined) return { value: numeral(plain), constant: true }
  const roots = isArray(answer.shape) ? [result, answer, claim] : [result]
  const moving = dependents(roots, by)
  const { plain: names, formulas } = scalarsIn(roots)
  const paired = isArray(answer.shape) ? [...names, ...formulas] : names
  const found = namedRatio(ratios, [...names, ...formulas], paired, telling)
  return found && { value: found.value, constant: found.of.every((s) => !moving.has(s)) }
}

/** a/b where b is largest. */
function ratioOf(a: Float64Array, b: Float64Array): number | undefined {
  const i = b.reduce((best, x, k) => (Math.abs(x) > Math.abs(b[best]!) ? k : best), 0)
  return b[i] ? a[i]! / b[i]! : undefined
}

function sameNumber(xs: readonly number[]): number | undefined {
  const [first] = xs
  return first !== undefined && xs.every((x) => Math.abs(x - first) <= 1e-7 * Math.abs(first))
    ? first
    : undefined
}

const exponents = [-1, 1, -2, 2, -1 / 2, 1 / 2] as const

/** ratio = number · s^p, or number · s^p · t^q. */
function namedRatio(
  ratios: readonly number[],
  scalars: readonly Expr[],
  paired: readonly Expr[],
  samples: readonly Sample[],
): { value: Expr; of: Expr[] } | undefined {
  const values = new Map(scalars.map((s) => [s, samples.map((x) => toNumber(x.at(s)))] as const))
  const divided = (xs: readonly number[], s: Expr, p: number): number[] =>
    xs.map((x, k) => x / values.get(s)![k]! ** p)
  for (const s of scalars)
    for (const p of exponents) {
      const c = sameNumber(divided(ratios, s, p))
      if (c !== undefined && isSimple(c))
        return { value: simplify(mul(numeral(c), power(s, numeral(p)))), of: [s] }
    }
  for (const s of paired.slice(0, mostInPairs))
    for (const t of paired.slice(0, mostInPairs))
      if (t !== s)
        for (const p of [1, -1])
          for (const q of [1, -1]) {
            const c = sameNumber(divided(divided(ratios, s, p), t, q))
            if (c !== undefined && isSimple(c))
              return { value: mul(numeral(c), power(s, numeral(p)), power(t, numeral(q))), of: [s, t] }
          }
  return undefined
}

const mostInPairs = 12
const mostScalars = 40

/** Sizes and scalar variables; and what closes to a scalar on the way. */
function scalarsIn(roots: readonly Expr[]): { plain: Expr[]; formulas: Expr[] } {
  const sizes = new Set<Expr>()
  const names: Expr[] = []
  const formulas: Expr[] = []
  for (const e of postorder(roots, { stop: (x) => x.kind === 'reduce' || x.kind === 'table' })) {
    for (const d of [rowsOf(e.shape), columnsOf(e.shape)])
      if (d.terms.some((t) => t.names.length > 0)) sizes.add(size(d))
    if (e.shape.kind !== 'scalar' || e.kind === 'number') continue
    if (e.kind === 'symbol' && !e.definition) names.push(e)
    else if (e.kind !== 'size') formulas.push(e)
  }
  const plain = [...sizes, ...names].slice(0, mostScalars)
  return { plain: [...plain, constant('pi')], formulas: formulas.slice(0, mostScalars) }
}

const isSimple = (x: number): boolean => fraction(x) !== undefined

/** A fraction with a small denominator. */
function fraction(x: number): [number, number] | undefined {
  for (let q = 1; q <= 12; q++) {
    const p = Math.round(x * q)
    if (p !== 0 && Math.abs(p) <= 1000 && Math.abs(x * q - p) < 1e-7 * Math.abs(p)) return [p, q]
  }
  return undefined
}

/** The number as a fraction, a root, a multiple of π, or to six places. */
export function numeral(x: number): Expr {
  const plain = fraction(x)
  if (plain) return rational(...plain)
  const square = fraction(x * x)
  if (square) return mul(number(Math.sign(x)), power(rational(...square), rational(1, 2)))
  for (const p of [1, -1]) {
    const turned = fraction(x / Math.PI ** p)
    if (turned) return mul(rational(...turned), power(constant('pi'), number(p)))
  }
  return number(Number(x.toPrecision(6)))
}
