import { constantDim, type Dim, multiplyDims } from '../../expression/dimension.js'
import {
  addNumbers,
  apply,
  build,
  existing,
  minusOne,
  multiplyNumbers,
  numberValue,
  one,
  rational,
  size,
  zero,
} from '../../expression/make.js'
import type { ApplyNode, Expr, NumberNode } from '../../expression/node.js'
import { columnsOf, isArray, rowsOf, type Shape, sameShape } from '../../expression/shape.js'
import { addOp } from './add.js'
import { identityOf, onesOf, zerosOf } from './constants.js'
import { hadamardOp } from './hadamard.js'
import { inverseOp, matrixPowerOp } from './inverse.js'
import { powerOp } from './power.js'
import { productOp } from './product.js'
import { isSymmetric } from './properties.js'
import { isPositive } from './signs.js'
import { transposeOp } from './transpose.js'

/**
 * The constructors of the algebra. They keep one normal form, tidying only what nobody wants to read as a step: nested sums and
 * products, numbers, zeros, equal terms and equal factors, scalars in front of matrices, transposes of products.
 *
 * - a sum has at least two terms of one shape, no two alike up to a numeric coefficient;
 * - a product is scalars (a number first), then a chain of arrays; a chain that closes to a scalar is a factor of its own;
 * - a Hadamard product has arrays only, its scalars stand in the product around it.
 */
export const isApply = (e: Expr, op: { readonly key: string }): e is Applied =>
  e.kind === 'apply' && e.op.key === op.key

// phantom marks: a guard that fails says nothing about the other nodes of the kind
declare const matched: unique symbol
export interface Applied extends ApplyNode {
  readonly [matched]: true
}
interface MatchedNumber extends NumberNode {
  readonly [matched]: true
}

export const isNumber = (e: Expr, value?: number): e is MatchedNumber =>
  e.kind === 'number' && (value === undefined || numberValue(e) === value)

export const isZero = (e: Expr): boolean => isNumber(e, 0) || (e.kind === 'apply' && e.op.name === 'zeros')

export const isOnes = (e: Expr): boolean => e.kind === 'apply' && e.op.name === 'ones'

export const isIdentity = (e: Expr): boolean => e.kind === 'apply' && e.op.name === 'identity'

/** Zero of any shape. */
export const zeroOf = (s: Shape): Expr => (isArray(s) ? apply(zerosOf(s), []) : zero)

export const ones = (length: Dim): Expr => apply(onesOf(length), [])

export const identity = (length: Dim): Expr =>
  constantDim(length) === 1 ? one : apply(identityOf(length), [])

/** The array of the given shape with every entry 1: 𝟙, 𝟙ᵀ, 𝟙𝟙ᵀ; 1 for a scalar. */
export function onesLike(s: Shape): Expr {
  switch (s.kind) {
    case 'vector':
      return ones(s.length)
    case 'covector':
      return transpose(ones(s.length))
    case 'matrix':
      return mul(ones(s.rows), transpose(ones(s.columns)))
    default:
      return one
  }
}

/** Number of entries, as a scalar expression. */
export const entriesOf = (s: Shape): Expr => size(multiplyDims(rowsOf(s), columnsOf(s)))

/** Splits a term into its numeric coefficient and the rest: 3 W x is 3 and W x. */
export function splitCoefficient(e: Expr): { coefficient: NumberNode; rest: Expr } {
  if (e.kind === 'number') return { coefficient: e, rest: one }
  const first = isApply(e, productOp) ? e.args[0]! : one
  if (isApply(e, productOp) && first.kind === 'number') {
    const rest = e.args.slice(1)
    return { coefficient: first, rest: rest.length === 1 ? rest[0]! : apply(productOp, rest) }
  }
  return { coefficient: one, rest: e }
}

/** A term that is written with a minus sign. */
export const isNegative = (e: Expr): boolean => {
  const first = isApply(e, productOp) ? e.args[0]! : e
  return first.kind === 'number' && numberValue(first) < 0
}

/** a + b + …; like terms are merged, zeros go. All terms have one shape. */
export function add(...terms: readonly Expr[]): Expr {
  if (terms.length === 1) return terms[0]!
  const first = terms[0]
  if (!first) throw new Error('a sum needs a term')
  const merged = new Map<Expr, NumberNode>()
  const take = (t: Expr): void => {
    if (isApply(t, addOp)) {
      for (const u of t.args) take(u)
      return
    }
    if (isZero(t)) return
    const { coefficient, rest } = splitCoefficient(t)
    const before = merged.get(rest)
    merged.set(rest, before ? addNumbers(before, coefficient) : coefficient)
  }
  for (const t of terms) {
    if (!sameShape(t.shape, first.shape)) apply(addOp, terms)
    take(t)
  }
  const kept: Expr[] = []
  for (const [rest, coefficient] of merged)
    if (coefficient.numerator !== 0) kept.push(scaled(coefficient, rest))
  if (kept.length === 0) return zeroOf(first.shape)
  return kept.length === 1 ? kept[0]! : apply(addOp, plainFirst(kept))
}

/** A + Aᵀ, not Aᵀ + A. */
function plainFirst(terms: Expr[]): Expr[] {
  const turned = terms.flatMap((t, i) => (isApply(t, transposeOp) ? [[t.args[0]!, i] as const] : []))
  if (turned.length === 0) return terms
  const places = new Map(terms.map((t, i) => [t, i]))
  for (const [t, i] of turned) {
    const plain = places.get(t)
    if (plain !== undefined && plain > i) [terms[i], terms[plain]] = [terms[plain]!, terms[i]!]
  }
  return terms
}

/** number · rest, where rest has no number in front. */
function scaled(coefficient: NumberNode, rest: Expr): Expr {
  if (isNumber(coefficient, 1)) return rest
  if (rest.kind === 'number') return multiplyNumbers(coefficient, rest)
  // an inner product aᵀB c stays one factor
  const chained = isApply(rest, productOp) && (isArray(rest.shape) || !isArray(rest.args[0]!.shape))
  return apply(productOp, chained ? [coefficient, ...rest.args] : [coefficient, rest])
}

export const neg = (a: Expr): Expr => mul(minusOne, a)

export const sub = (a: Expr, b: Expr): Expr => add(a, neg(b))

/** Gathers equal bases: x · x² is x³; sums count as equal up to their sign, (1 − o)/(o − 1) is −1. */
function gatherPowers(factors: readonly Expr[], rebuildPower: (base: Expr, exponent: Expr) => Expr): Expr[] {
  const exponents = new Map<Expr, Expr[]>()
  let negative = false
  for (const f of factors) {
    let [base, exponent] = isApply(f, powerOp) ? [f.args[0]!, f.args[1]!] : [f, one as Expr]
    const turned = isApply(base, addOp) && !exponents.has(base) ? negatedSum(base) : undefined
    if (turned && exponents.has(turned) && exponent.kind === 'number' && exponent.denominator === 1) {
      if (exponent.numerator % 2 !== 0) negative = !negative
      base = turned
    }
    const list = exponents.get(base)
    if (list) list.push(exponent)
    else exponents.set(base, [exponent])
  }
  if (exponents.size === factors.length) return [...factors]
  const gathered = [...exponents].map(([base, list]) => rebuildPower(base, totalExponent(base, list)))
  return negative ? [minusOne, ...gathered] : gathered
}

/** Beside an exponent for each entry, one for all of them is spread. */
const totalExponent = (base: Expr, list: readonly Expr[]): Expr =>
  add(
    ...(list.some((e) => isArray(e.shape))
      ? list.map((e) => (isArray(e.shape) ? e : mul(e, onesLike(base.shape))))
      : list),
  )

const changed = (after: readonly Expr[], before: readonly Expr[]): boolean =>
  after.length !== before.length || after.some((x, i) => x !== before[i])

/** −(a − b) as b − a, if that sum has been written already. */
const negatedSum = (sum: ApplyNode): Expr | undefined => existing(addOp, sum.args.map(neg))

/** The matrix product; scalars anywhere among the factors scale it. Inner sizes must agree. */
export function mul(...factors: readonly Expr[]): Expr {
  let coefficient: NumberNode = one
  const scalars: Expr[] = []
  const chain: Expr[] = []
  const take = (f: Expr): void => {
    if (f.kind === 'number') coefficient = multiplyNumbers(coefficient, f)
    else if (isApply(f, productOp)) {
      if (isArray(f.shape)) for (const g of f.args) take(g)
      else if (isArray(f.args[0]!.shape)) scalars.push(f)
      else for (const g of f.args) take(g)
    } else if (isArray(f.shape)) chain.push(f)
    else scalars.push(f)
  }
  for (const f of factors) take(f)
  const closed = closeChain(chain)
  for (const s of closed.scalars) take(s)
  const rest = closed.chain.filter((f) => !isIdentity(f))
  const body: Expr[] = rest.length === 0 && closed.chain.length > 0 ? [closed.chain[0]!] : rest
  if (coefficient.numerator === 0 || body.some(isZero) || scalars.some(isZero))
    return zeroOf(productShape(body))
  const gathered = gatherPowers(scalars, power)
  if (changed(gathered, scalars)) return mul(coefficient, ...gathered, ...body)
  // a gradient that is given from outside comes first, then names, then formulas, then differentials: (∂L/∂y) k u² x, 3 x² dx
  const ordered = [0, 1, 2, 3].flatMap((rank) => gathered.filter((f) => rankOf(f) === rank))
  const all: Expr[] = [...(isNumber(coefficient, 1) ? [] : [coefficient]), ...ordered, ...body]
  if (all.length === 0) return coefficient
  if (all.length === 1) return all[0]!
  return apply(productOp, all)
}

const isDifferential = (e: Expr): boolean =>
  e.kind === 'symbol'
    ? e.role?.type === 'differential'
    : (isApply(e, productOp) || isApply(e, transposeOp)) && e.args.some(isDifferential)

const rankOf = (e: Expr): number =>
  // δ_ij leads
  e.kind === 'apply' && e.op.name === 'equal' && e.args[0]!.shape.kind === 'index'
    ? 0
    : e.kind === 'symbol'
      ? e.role?.type === 'partial'
        ? 0
        : isDifferential(e)
          ? 3
          : 1
      : isDifferential(e)
        ? 3
        : e.kind === 'size' || e.kind === 'constant'
          ? 1
          : 2

/**
 * Pulls out of a chain of arrays what closes to scalars: in x (xᵀ A x) yᵀ everything between the first factor that makes a column
 * and the last that starts a row. A chain that is a scalar as a whole is one scalar factor.
 */
function closeChain(chain: readonly Expr[]): { scalars: Expr[]; chain: Expr[] } {
  const firstRow = chain.findIndex((f) => f.shape.kind === 'covector')
  const firstColumn = chain.findIndex((f) => f.shape.kind === 'vector')
  const headEnd = firstColumn >= 0 && (firstRow < 0 || firstColumn < firstRow) ? firstColumn + 1 : 0
  const scalars: Expr[] = []
  let section: Expr[] = []
  for (const f of chain.slice(headEnd)) {
    section.push(f)
    if (f.shape.kind === 'vector' && section[0]!.shape.kind === 'covector') {
      scalars.push(closedChain(section))
      section = []
    }
  }
  return { scalars, chain: [...chain.slice(0, headEnd), ...section] }
}

const transposes = (chain: readonly Expr[]): number => chain.filter((f) => isApply(f, transposeOp)).length

/** The scalar aᵀ B c. It is its own transpose: a differential that stands last stays there; else fewer transposes first, then the way it was first written. */
function closedChain(section: readonly Expr[]): Expr {
  const forward = section.filter((f) => !isIdentity(f))
  if (forward.some(isZero)) return zero
  const backward = [...forward].reverse().map(transpose)
  const [f, b] = [transposes(forward), transposes(backward)]
  const last = forward.at(-1)!
  const turn =
    !(last.kind === 'symbol' && isDifferential(last)) &&
    (b < f || (b === f && existing(productOp, backward) !== undefined))
  return apply(productOp, turn ? backward : forward)
}

const productShape = (chain: readonly Expr[]): Shape => {
  if (chain.length === 0) return one.shape
  if (chain.length === 1) return chain[0]!.shape
  return apply(productOp, chain).shape
}

/** The entrywise product of arrays of one shape; scalars among them scale it. */
export function hadamard(...factors: readonly Expr[]): Expr {
  const outer: Expr[] = []
  const arrays: Expr[] = []
  let shape: Shape | undefined
  const take = (f: Expr): void => {
    if (!isArray(f.shape)) outer.push(f)
    else if (isApply(f, hadamardOp)) for (const g of f.args) take(g)
    else if (isApply(f, productOp) && !isArray(f.args[0]!.shape)) {
      const array = f.args.filter((g) => isArray(g.shape))
      outer.push(...f.args.filter((g) => !isArray(g.shape)))
      take(array.length === 1 ? array[0]! : apply(productOp, array))
    } else arrays.push(f)
  }
  for (const f of factors) {
    if (isArray(f.shape)) shape ??= f.shape
    take(f)
  }
  if (!shape) return mul(...outer)
  if (arrays.some(isZero)) return zeroOf(shape)
  if (shape.kind === 'covector') return mul(...outer, transpose(hadamard(...arrays.map(transpose))))
  const rest = arrays.filter((a) => !isOnesArray(a))
  if (rest.length === 0) return mul(...outer, onesLike(shape))
  const gathered = gatherPowers(rest, power)
  if (changed(gathered, rest)) return hadamard(...outer, ...gathered, onesLike(shape))
  return mul(...outer, gathered.length === 1 ? gathered[0]! : apply(hadamardOp, gathered))
}

/** 𝟙, 𝟙ᵀ or 𝟙𝟙ᵀ. */
export const isOnesArray = (e: Expr): boolean =>
  isOnes(e) ||
  (isApply(e, transposeOp) && isOnes(e.args[0]!)) ||
  (isApply(e, productOp) && e.args.length === 2 && e.args.every(isOnesArray))

/** Aᵀ; of a product the product of the transposes, of a symmetric matrix itself. */
export function transpose(a: Expr): Expr {
  if (!isArray(a.shape)) return a
  if (isApply(a, transposeOp)) return a.args[0]!
  if (isApply(a, productOp)) return mul(...[...a.args].reverse().map(transpose))
  if (isZero(a)) return zeroOf(apply(transposeOp, [a]).shape)
  if (isSymmetric(a)) return a
  if (isApply(a, inverseOp) && isApply(a.args[0]!, transposeOp)) return inverse(a.args[0].args[0]!)
  if (isApply(a, matrixPowerOp)) return matrixPower(transpose(a.args[0]!), a.args[1]!)
  if (isApply(a, hadamardOp) && a.shape.kind === 'matrix') {
    // entry by entry it goes through, where that leaves fewer marks
    const shed = a.args.filter((f) => isApply(f, transposeOp)).length
    const gained = a.args.filter(
      (f) => !isApply(f, transposeOp) && !isApply(f, productOp) && !isSymmetric(f),
    ).length
    if (gained <= shed) return hadamard(...a.args.map(transpose))
  }
  // f(xᵀ)ᵀ is f(x); a power of a row is one of a column already
  if (a.kind === 'apply' && a.op.elementwise && a.op !== powerOp) {
    const arrays = a.args.filter((f) => isArray(f.shape))
    if (arrays.every((f) => isApply(f, transposeOp))) return build(a.op, a.args.map(transpose))
  }
  return apply(transposeOp, [a])
}

export const isInteger = (e: Expr): boolean =>
  (e.kind === 'number' && e.denominator === 1 && Number.isInteger(e.numerator)) ||
  (e.kind === 'symbol' && e.properties.has('integer')) ||
  e.kind === 'size'

/** Entrywise power with a scalar exponent; of a scalar the usual power. */
export function power(base: Expr, exponent: Expr): Expr {
  if (isArray(exponent.shape)) {
    const { coefficient, rest } = splitCoefficient(exponent)
    return isOnesArray(rest) ? power(base, coefficient) : apply(powerOp, [base, exponent])
  }
  if (base.shape.kind === 'covector') return transpose(power(transpose(base), exponent))
  if (isNumber(exponent, 1)) return base
  if (isNumber(exponent, 0)) return isArray(base.shape) ? onesLike(base.shape) : one
  if (base.kind === 'number') {
    if (isNumber(base, 1)) return one
    if (exponent.kind === 'number' && exponent.denominator === 1 && Math.abs(exponent.numerator) <= 64) {
      const k = exponent.numerator
      if (base.numerator !== 0 || k > 0) {
        const [p, q] = k >= 0 ? [base.numerator, base.denominator] : [base.denominator, base.numerator]
        const [top, bottom] = [p ** Math.abs(k), q ** Math.abs(k)]
        if (Number.isSafeInteger(top) && Number.isSafeInteger(bottom))
          return rational(top, bottom, base.decimal)
      }
    }
  }
  if (isOnesArray(base)) return base
  const tidy = base.kind === 'apply' ? base.op.power?.(base, exponent) : undefined
  if (tidy) return tidy
  if (isApply(base, powerOp)) {
    const [inner, first] = base.args as [Expr, Expr]
    // a power that is not whole is of a positive number only
    if (isInteger(exponent) || isPositive(inner) || !(isInteger(first) || isArray(first.shape)))
      return power(inner, mul(first, exponent))
  }
  if (isInteger(exponent) && isApply(base, productOp) && !isArray(base.args[0]!.shape)) {
    const scalars = base.args.filter((f) => !isArray(f.shape))
    const chain = base.args.filter((f) => isArray(f.shape))
    const array = chain.length === 0 ? [] : [chain.length === 1 ? chain[0]! : apply(productOp, chain)]
    return mul(...scalars.map((s) => power(s, exponent)), ...array.map((a) => power(a, exponent)))
  }
  if (isInteger(exponent) && isApply(base, hadamardOp))
    return hadamard(...base.args.map((a) => power(a, exponent)))
  return apply(powerOp, [base, exponent])
}

/** a / b: by a scalar, or entry by entry. */
export const divide = (a: Expr, b: Expr): Expr =>
  isArray(b.shape) ? hadamard(a, power(b, minusOne)) : mul(power(b, minusOne), a)

export const sqrt = (a: Expr): Expr => power(a, rational(1, 2))

/** X⁻¹ of a square matrix, 1/c of a scalar. */
export function inverse(a: Expr): Expr {
  if (!isArray(a.shape)) return power(a, minusOne)
  if (isApply(a, inverseOp)) return a.args[0]!
  if (isIdentity(a)) return a
  if (isApply(a, transposeOp)) return transpose(inverse(a.args[0]!))
  if (isApply(a, productOp) && !isArray(a.args[0]!.shape)) {
    const chain = a.args.filter((f) => isArray(f.shape))
    return mul(
      ...a.args.filter((f) => !isArray(f.shape)).map((s) => power(s, minusOne)),
      inverse(chain.length === 1 ? chain[0]! : apply(productOp, chain)),
    )
  }
  return apply(inverseOp, [a])
}

/** Xᵏ of a square matrix: k an integer, or an integer-valued scalar. */
export function matrixPower(a: Expr, exponent: Expr): Expr {
  if (!isArray(a.shape)) return power(a, exponent)
  if (isNumber(exponent, 1)) return a
  if (isNumber(exponent, 0)) return identity(rowsOf(a.shape))
  if (isNumber(exponent, -1)) return inverse(a)
  if (isIdentity(a)) return a
  if (isApply(a, inverseOp)) return matrixPower(a.args[0]!, neg(exponent))
  if (isApply(a, matrixPowerOp)) return matrixPower(a.args[0]!, mul(a.args[1]!, exponent))
  if (isApply(a, transposeOp) && isApply(a.args[0]!, inverseOp))
    return matrixPower(transpose(a.args[0]!.args[0]!), neg(exponent))
  return apply(matrixPowerOp, [a, exponent])
}
