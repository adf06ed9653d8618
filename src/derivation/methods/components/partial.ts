import { entry, scalarOf, toNumber } from '../../../dense/dense.js'
import { apply } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import type { Operator } from '../../../expression/operator.js'
import { columnsOf, isArray, scalar } from '../../../expression/shape.js'
import type { Syntax } from '../../../language/syntax.js'
import type { Quantity } from '../../quantity.js'

const made = new WeakMap<SymbolNode, Operator>()

/** ∂z_kl/∂x_ij in a formula: the entry, at positions that sums may run over, of a quantity that holds all of them. */
export function partialEntry(q: Quantity, of: readonly Expr[], by: readonly Expr[]): Expr {
  const op = made.get(q.symbol) ?? operatorOf(q)
  made.set(q.symbol, op)
  return apply(op, [q.symbol, ...of, ...by])
}

function operatorOf({ symbol, of, by }: Quantity): Operator {
  const axes = axesOf(of)
  const shownAt = (s: SymbolNode, at: readonly Syntax[]): Syntax => {
    const name: Syntax = { type: 'name', name: s.name }
    return at.length === 0 ? name : { type: 'component', of: name, at }
  }
  return {
    name: 'partial',
    key: `partial[${symbol.id}]`,
    operands: [['matrix'], ['index']],
    shape: () => scalar,
    value: ([all, ...at], _node, cx) => {
      const place = (s: SymbolNode, p: readonly number[]): number =>
        p.length === 2 ? p[0]! * cx.size(columnsOf(s.shape)) + p[1]! : (p[0] ?? 0)
      const positions = at.map(toNumber)
      return scalarOf(entry(all!, place(of, positions.slice(0, axes)), place(by, positions.slice(axes))))
    },
    surface: ([all, ...at]) =>
      // a gradient that goes by a name: G_ij
      all!.type === 'name'
        ? { type: 'component', of: all!, at }
        : {
            type: 'partial',
            of: of.name,
            by: by.name,
            shown: { of: shownAt(of, at.slice(0, axes)), by: shownAt(by, at.slice(axes)) },
          },
    // steps are not turned into code
    numpy: ([all]) => all!,
  }
}

const axesOf = ({ shape }: SymbolNode): number => (!isArray(shape) ? 0 : shape.kind === 'matrix' ? 2 : 1)
