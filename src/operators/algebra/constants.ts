import { denseFrom, filled, toNumber } from '../../dense/dense.js'
import type { Dim } from '../../expression/dimension.js'
import { apply, one, zero } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { columnsOf, matrix, rowsOf, type Shape, shapeKey, vector } from '../../expression/shape.js'
import { kroneckerDelta } from '../elementwise/comparison.js'
import { dimSyntax } from '../surface.js'

/** Operators without operands (one for each size): 𝟙, 0, I; and the unit vector e_k, whose operand is the position. */
const made = new Map<string, Operator>()

function once(key: string, make: () => Operator): Operator {
  const found = made.get(key) ?? make()
  made.set(key, found)
  return found
}

export const onesOf = (length: Dim): Operator =>
  once(`ones[${length.key}]`, () => ({
    name: 'ones',
    key: `ones[${length.key}]`,
    sign: 'positive',
    operands: [],
    shape: () => vector(length),
    value: (_, __, cx) => filled(cx.size(length), 1, 1),
    entry: () => one,
    surface: () => ({ type: 'constant', name: 'ones', args: [dimSyntax(length)] }),
    numpy: (_, __, cx) => ({ text: `np.ones(${cx.size(length)})`, level: 'atom' }),
  }))

export const zerosOf = (s: Shape): Operator =>
  once(`zeros[${shapeKey(s)}]`, () => ({
    name: 'zeros',
    key: `zeros[${shapeKey(s)}]`,
    sign: 'nonnegative',
    operands: [],
    shape: () => s,
    value: (_, __, cx) => filled(cx.size(rowsOf(s)), cx.size(columnsOf(s)), 0),
    entry: () => zero,
    surface: () => {
      if (s.kind === 'vector') return { type: 'constant', name: 'zeros', args: [dimSyntax(s.length)] }
      if (s.kind === 'covector')
        return { type: 'transpose', arg: { type: 'constant', name: 'zeros', args: [dimSyntax(s.length)] } }
      return { type: 'constant', name: 'zeros', args: [dimSyntax(rowsOf(s)), dimSyntax(columnsOf(s))] }
    },
    numpy: (_, __, cx) => ({
      text:
        s.kind === 'matrix'
          ? `np.zeros((${cx.size(s.rows)}, ${cx.size(s.columns)}))`
          : `np.zeros(${cx.size(s.kind === 'vector' ? s.length : columnsOf(s))})`,
      level: 'atom',
    }),
  }))

export const identityOf = (length: Dim): Operator =>
  once(`identity[${length.key}]`, () => ({
    name: 'identity',
    key: `identity[${length.key}]`,
    sign: 'nonnegative',
    operands: [],
    shape: () => matrix(length, length),
    value: (_, __, cx) => denseFrom(cx.size(length), cx.size(length), (i, j) => (i === j ? 1 : 0)),
    entry: (_node, [i, j]) => kroneckerDelta(i!, j!),
    surface: () => ({ type: 'constant', name: 'identity', args: [dimSyntax(length)] }),
    numpy: (_, __, cx) => ({ text: `np.eye(${cx.size(length)})`, level: 'atom' }),
  }))

const unitOf = (length: Dim): Operator =>
  once(`unit[${length.key}]`, () => ({
    name: 'unit',
    key: `unit[${length.key}]`,
    sign: 'nonnegative',
    operands: [['index', 'scalar']],
    shape: () => vector(length),
    value: ([at], node, cx) => {
      const k = node.args[0]!.shape.kind === 'index' ? toNumber(at!) : toNumber(at!) - 1
      return denseFrom(cx.size(length), 1, (i) => (i === k ? 1 : 0))
    },
    entry: (node, [i]) => kroneckerDelta(i!, node.args[0]!),
    surface: ([at]) => ({ type: 'constant', name: 'unit', args: [at!] }),
    numpy: ([at], node, cx) => ({
      text: `(np.arange(${cx.size(length)}) == ${at!.text}${node.args[0]!.shape.kind === 'index' ? '' : ' - 1'}).astype(float)`,
      level: 'atom',
    }),
  }))

/** e_k: the vector of the given length with 1 at position k (an index, or a number from 1). */
export const unit = (length: Dim, at: Expr): Expr => apply(unitOf(length), [at])
