import type { Dim } from '../../expression/dimension.js'
import { apply } from '../../expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../../expression/node.js'
import { isArray } from '../../expression/shape.js'
import { dependents, postorder } from '../../expression/walk.js'
import { addOp } from '../../operators/algebra/add.js'
import { isApply, mul, ones } from '../../operators/algebra/build.js'
import { identityOf } from '../../operators/algebra/constants.js'
import { diagOp, diagonalOp } from '../../operators/algebra/diagonal.js'
import { hadamardOp } from '../../operators/algebra/hadamard.js'
import { productOp } from '../../operators/algebra/product.js'
import { colSumOp, rowSumOp, sumOp } from '../../operators/algebra/sums.js'
import { traceOp } from '../../operators/algebra/trace.js'
import { transposeOp } from '../../operators/algebra/transpose.js'
import { axesOf } from './sizes.js'

/** An axis of a tensor; the same object where two axes run together. */
interface Axis {
  readonly length: Dim
}
interface Factor {
  readonly array: Expr
  readonly axes: readonly Axis[]
}

/** A product of arrays with a direction: what is not among `out` or the direction's axes is summed over. */
interface Term {
  readonly scalars: readonly Expr[]
  readonly factors: readonly Factor[]
  readonly direction: readonly Axis[]
  readonly out: readonly Axis[]
}

/** One `np.einsum`: subscripts such as `ab,cd->acbd`, the arrays, and scalars in front. */
export interface Einsum {
  readonly scalars: readonly Expr[]
  readonly subscripts: string
  readonly arrays: readonly Expr[]
}

const mostTerms = 12

/**
 * The array of coefficients of an expression that is linear in a direction: its own axes, then the direction's. Undefined where
 * something other than products, sums, transposes and the like stands above the direction.
 */
export function einsums(linear: Expr, direction: SymbolNode): Einsum[] | undefined {
  const inside = dependents([linear], direction)
  const terms = new Map<Expr, readonly Term[]>()
  for (const e of postorder([linear], { stop: (x) => !inside.has(x) })) {
    if (!inside.has(e)) continue
    const here = termsOf(e, direction, (x) => terms.get(x))
    if (!here || here.length > mostTerms) return undefined
    terms.set(e, here)
  }
  const out = terms.get(linear)?.map(written)
  return out?.every((t) => t !== undefined) ? out : undefined
}

type Below = (e: Expr) => readonly Term[] | undefined

function termsOf(e: Expr, direction: SymbolNode, below: Below): readonly Term[] | undefined {
  if (e === direction) {
    const axes = axesOf(e.shape).map((length) => ({ length }))
    return [{ scalars: [], factors: [], direction: axes, out: axes }]
  }
  if (e.kind === 'symbol') return e.definition && below(e.definition)
  if (e.kind !== 'apply') return undefined
  if (isApply(e, addOp)) return e.args.every(below) ? e.args.flatMap((a) => below(a)!) : undefined
  const varying = e.args.filter(below)
  if (varying.length !== 1) return undefined
  const part = below(varying[0]!)!
  if (isApply(e, productOp)) return part.map((t) => product(e, varying[0]!, t))
  if (isApply(e, hadamardOp)) {
    const others = e.args.filter((a) => a !== varying[0])
    return others.length === e.args.length - 1
      ? part.map((t) => ({
          ...t,
          factors: [...t.factors, ...others.map((array) => ({ array, axes: t.out }))],
        }))
      : undefined
  }
  const reshaped = reshapings.get(e.op.key)
  return reshaped && part.map(reshaped)
}

/** The operators that only move, repeat or sum axes. */
const reshapings = new Map<string, (t: Term) => Term>([
  [transposeOp.key, (t) => ({ ...t, out: [...t.out].reverse() })],
  [sumOp.key, (t) => ({ ...t, out: [] })],
  [rowSumOp.key, (t) => ({ ...t, out: [t.out[0]!] })],
  [colSumOp.key, (t) => ({ ...t, out: [t.out[1]!] })],
  [diagOp.key, (t) => ({ ...t, out: [t.out[0]!, t.out[0]!] })],
  [diagonalOp.key, (t) => ({ ...joined(t, t.out[1]!, t.out[0]!), out: [t.out[0]!] })],
  [traceOp.key, (t) => ({ ...joined(t, t.out[1]!, t.out[0]!), out: [] })],
])

/** The term with one axis made the same as another. */
function joined(t: Term, axis: Axis, as: Axis): Term {
  const swap = (axes: readonly Axis[]) => axes.map((a) => (a === axis ? as : a))
  return {
    scalars: t.scalars,
    factors: t.factors.map((f) => ({ array: f.array, axes: swap(f.axes) })),
    direction: swap(t.direction),
    out: swap(t.out),
  }
}

/** Scalars and a chain of arrays, one factor of which is the term. */
function product(e: ApplyNode, varying: Expr, t: Term): Term {
  const at = e.args.indexOf(varying)
  const scalars = [...t.scalars, ...e.args.filter((a, i) => i !== at && !isArray(a.shape))]
  const arrays = (from: number, to: number) => e.args.slice(from, to).filter((a) => isArray(a.shape))
  if (!isArray(varying.shape)) {
    const chain = arrays(0, e.args.length)
    if (chain.length === 0) return { ...t, scalars }
    const array = mul(...chain)
    const axes = axesOf(array.shape).map((length) => ({ length }))
    return { ...t, scalars, factors: [...t.factors, { array, axes }], out: axes }
  }
  const [before, after] = [arrays(0, at), arrays(at + 1, e.args.length)]
  let out: Sided = sides(varying, t.out)
  const factors = [...t.factors]
  if (before.length > 0) {
    const left = mul(...before)
    const axes = axesOf(left.shape).map((length) => ({ length }))
    const own = sides(left, axes)
    // the inner axes run together, where there are any: a column times a row has none
    const met = own.column && out.row ? out.row : own.column
    factors.push({ array: left, axes: axes.map((a) => (a === own.column ? met! : a)) })
    out = { row: own.row, column: out.column }
  }
  if (after.length > 0) {
    const right = mul(...after)
    const axes = axesOf(right.shape).map((length) => ({ length }))
    const own = sides(right, axes)
    const met = own.row && out.column ? out.column : own.row
    factors.push({ array: right, axes: axes.map((a) => (a === own.row ? met! : a)) })
    out = { row: out.row, column: own.column }
  }
  return { ...t, scalars, factors, out: [out.row, out.column].filter((a) => a !== undefined) }
}

interface Sided {
  readonly row: Axis | undefined
  readonly column: Axis | undefined
}

const sides = (e: Expr, axes: readonly Axis[]): Sided =>
  e.shape.kind === 'covector' ? { row: undefined, column: axes[0] } : { row: axes[0], column: axes[1] }

/** Letters for the axes. An axis that comes out twice needs an identity, one that no array has needs ones. */
function written(t: Term): Einsum | undefined {
  const factors = [...t.factors]
  const seen = new Set<Axis>()
  const output = [...t.out, ...t.direction].map((axis) => {
    if (!seen.has(axis)) {
      seen.add(axis)
      return axis
    }
    const again: Axis = { length: axis.length }
    factors.push({ array: apply(identityOf(axis.length), []), axes: [axis, again] })
    return again
  })
  for (const axis of output)
    if (!factors.some((f) => f.axes.includes(axis))) factors.push({ array: ones(axis.length), axes: [axis] })
  const all = [...new Set([...factors.flatMap((f) => f.axes), ...output])]
  if (all.length > 26) return undefined
  const letters = (axes: readonly Axis[]) =>
    axes.map((a) => String.fromCharCode(97 + all.indexOf(a))).join('')
  return {
    scalars: t.scalars,
    subscripts: `${factors.map((f) => letters(f.axes)).join()}->${letters(output)}`,
    arrays: factors.map((f) => f.array),
  }
}
