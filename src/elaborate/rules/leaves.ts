import { type Dim, dim } from '../../expression/dimension.js'
import { constant, number, rational, size } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { matrix, type Shape, scalar, vector } from '../../expression/shape.js'
import { identity, mul, ones, transpose, zeroOf } from '../../operators/algebra/build.js'
import { unit } from '../../operators/algebra/constants.js'
import { atMost, soleIndex } from '../places.js'
import { normalShape } from '../sizes.js'
import type { Place, Rule, Variable } from '../term.js'

/** A number as it was typed: exact where it can be, decimals kept as decimals. */
export function numberOf(text: string): Expr {
  const [, whole, fraction = '', exponent = '0'] = /^(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text) ?? []
  const shift = Number(exponent) - fraction.length
  const digits = Number(`${whole}${fraction}`)
  if (shift >= 0) {
    const value = Number(text)
    return number(value)
  }
  const denominator = 10 ** -shift
  return Number.isSafeInteger(digits) && Number.isSafeInteger(denominator)
    ? rational(digits, denominator, true)
    : number(Number(text))
}

export const numberRule = (text: string): Rule => ({
  name: 'number',
  shape: () => scalar,
  build: (_, cx) =>
    Number.isFinite(Number(text)) ? numberOf(text) : cx.fail(`${text} is too large for a number`),
})

export const constantRule = (name: 'pi' | 'e'): Rule => ({
  name: 'constant',
  shape: () => scalar,
  build: () => constant(name),
})

/** The size of an axis as a number. */
export const sizeRule = (d: Dim): Rule => ({
  name: 'size',
  shape: () => scalar,
  build: (_, cx) => size(cx.size(d, 'this size')),
})

/** A name: its shape and symbol are the variable's. */
export const nameRule = (v: Variable): Rule => ({
  name: 'name',
  shape: () => v.shape!,
  build: (_, cx) => cx.symbol(v),
})

/** I, 𝟙, 0 of sizes given or learnt from the surroundings. */
export function identityRule(length: Dim): Rule {
  return {
    name: 'identity',
    shape: () => matrix(length, length),
    build: (_, cx) => identity(cx.size(length, 'I')),
  }
}

export function onesRule(rows: Dim, columns: Dim | undefined): Rule {
  return {
    name: 'ones',
    shape: () => (columns ? matrix(rows, columns) : vector(rows)),
    build: (_, cx) =>
      columns
        ? mul(ones(cx.size(rows, '𝟙')), transpose(ones(cx.size(columns, '𝟙'))))
        : ones(cx.size(rows, '𝟙')),
  }
}

export function zerosRule(rows: Dim, columns: Dim | undefined): Rule {
  const given: Shape = columns ? matrix(rows, columns) : vector(rows)
  return {
    name: 'zeros',
    shape: () => given,
    build: (_, cx) =>
      zeroOf(
        normalShape(columns ? matrix(cx.size(rows, '0'), cx.size(columns, '0')) : vector(cx.size(rows, '0'))),
      ),
  }
}

/** e_k. */
export const unitRule = (at: Place, length: Dim): Rule => ({
  name: 'unit',
  shape(_, cx) {
    const index = soleIndex(at)
    if (index) cx.same(index.length, length, 'lengths')
    return vector(length)
  },
  build(_, cx) {
    const n = cx.size(length, 'the unit vector')
    const k = at.offset.key
    if (at.terms.length === 0 && !(atMost(dim(1), at.offset) ?? true))
      cx.fail(`there is no unit vector e_${k}; positions count from 1`)
    if (at.terms.length === 0 && !(atMost(at.offset, n) ?? true))
      cx.fail(`the unit vector is ${n.key} here; it has no component ${k}`)
    return unit(n, cx.position(at))
  },
})
