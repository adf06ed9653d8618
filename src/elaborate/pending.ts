// temporary, until the operators exist

import type { Dim } from '../expression/dimension.js'
import type { Expr } from '../expression/node.js'
import type { Operator } from '../expression/operator.js'
export declare const x: Operator
export const commutation = (m: Dim, n: Dim): Expr => {
  throw new Error('no commutation')
}
export const unknownElementwise = (n: string, k: number): Operator => {
  throw new Error('no unknown')
}
export const unknownMap = (n: string, a: Dim, b: Dim): Operator => {
  throw new Error('no unknown')
}
export const unknownJacobian = (n: string, a: Dim, b: Dim): Operator => {
  throw new Error('no unknown')
}
export const blocks = (rows: readonly (readonly Expr[])[]): Expr => {
  throw new Error('no blocks')
}
