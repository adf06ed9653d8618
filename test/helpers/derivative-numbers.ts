import { denseFrom, transposeDense } from '../../src/dense/dense.js'
import { evaluateDim } from '../../src/expression/dimension.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import { columnsOf, rowsOf } from '../../src/expression/shape.js'
import type { Derivation } from '../../src/index.js'
import { evaluate, type Point } from '../../src/numeric/evaluate.js'

/** The derivative's entries in the order of an array shaped value.shape + wrt.shape. */
export function derivativeNumbers(d: Derivation, point: Point): number[] {
  const answer = d.account.derivative
  if (answer.form === 'differential') return byDirections(answer.value, answer.direction, d, point)
  const [value] = evaluate([answer.value], point)
  // a gradient is shaped like its variable in denominator layout, a Jacobian like value by variable in numerator layout
  const straight = answer.form === 'gradient' ? 'denominator' : 'numerator'
  return [...(answer.side === straight ? value! : transposeDense(value!)).data]
}

/** An answer linear in dX: one column for each entry of dX. */
function byDirections(value: Expr, direction: SymbolNode | undefined, d: Derivation, point: Point): number[] {
  const { shape } = d.account.by
  const [rows, columns] = [rowsOf(shape), columnsOf(shape)].map((n) => evaluateDim(n, point.sizes)) as [
    number,
    number,
  ]
  const images = Array.from({ length: rows * columns }, (_, k) => {
    const unit = denseFrom(rows, columns, (i, j) => (i * columns + j === k ? 1 : 0))
    const values = new Map(point.values)
    if (direction) values.set(direction, unit)
    return evaluate([value], { ...point, values })[0]!.data
  })
  return Array.from(images[0]!, (_, i) => images.map((image) => image[i]!)).flat()
}
