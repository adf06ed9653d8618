import { apply, component, reduce, symbol, table } from '../../../expression/make.js'
import type { Expr, SymbolNode } from '../../../expression/node.js'
import { told } from '../../../expression/phrase.js'
import { substitute } from '../../../expression/substitute.js'
import { contracted } from '../../../indices/normal.js'
import { hasLoops } from '../../../indices/rename.js'
import { mul } from '../../../operators/algebra/build.js'
import { productOp } from '../../../operators/algebra/product.js'
import { turned } from '../../../operators/algebra/turned.js'
import { rowForm } from '../../../simplify/row-form.js'
import type { Side } from '../../layout.js'
import type { Quantities } from '../../quantity.js'
import { simplest } from '../../simplest.js'
import { distinct, type Step } from '../../step.js'
import type { Told } from '../method.js'
import { asTraces, type Collected } from './collect.js'
import { type LocalEntry, shorter } from './local.js'
import { partialEntry } from './partial.js'

/** The last lines: all entries as one array, laid out; with more than two axes dY_kl = Σ_ij ∂Y_kl/∂X_ij dX_ij as one linear map. */
export function gathered(
  found: Collected & { readonly map?: LocalEntry['map'] },
  quantities: Quantities,
  of: SymbolNode,
  by: SymbolNode,
  at: { readonly of: readonly SymbolNode[]; readonly by: readonly SymbolNode[] },
): Told {
  const quantity = quantities.get(of, by, 'total')
  if (!quantity || !found.array) return asDifferential(found, quantities, of, by, at)
  const value = simplest(laidOut(found.array, of, by, quantity.side))
  const how = told(hasLoops(value) ? 'allEntries' : 'collectMatrices')
  // of scalars there is nothing to collect
  const known = at.of.length + at.by.length === 0 && value === found.entry
  return {
    steps: known
      ? []
      : [{ rule: 'collect', ...how, sides: [quantity.symbol, value], shape: quantity.symbol.shape }],
    value,
    left: quantity.symbol,
    form: of.shape.kind === 'scalar' ? 'gradient' : 'jacobian',
    side: quantity.side,
  }
}

/** The array has the shape of the variable where the function is a scalar, else that of the Jacobian on its side; a row is told as its column. */
function laidOut(array: Expr, of: SymbolNode, by: SymbolNode, side: Side): Expr {
  if (of.shape.kind === 'scalar') {
    if ((side === 'numerator') !== (by.shape.kind !== 'covector')) return array
    return hasLoops(array) ? turned(array) : rowForm(array)
  }
  return by.shape.kind === 'scalar' && side === 'denominator' ? turned(array) : array
}

function asDifferential(
  { entry, map }: { readonly entry: Expr; readonly map?: LocalEntry['map'] },
  quantities: Quantities,
  of: SymbolNode,
  by: SymbolNode,
  at: { readonly of: readonly SymbolNode[]; readonly by: readonly SymbolNode[] },
): Told {
  const d = (s: SymbolNode): SymbolNode =>
    symbol(`d${s.name}`, s.shape, { origin: 'engine', role: { type: 'differential', of: s } })
  const [left, direction] = [d(of), d(by)]
  const moved = at.by.length === 0 ? direction : component(direction, at.by)
  const sum = (body: Expr): Expr => at.by.reduceRight<Expr>((inner, i) => reduce('sum', i, inner), body)
  const partial = partialEntry(quantities.entries(of, by, 'total'), at.of, at.by)
  const total = sum(mul(entry, moved))
  const moving = map ? total : shorter(contracted(total))
  const whole = simplest(
    map
      ? substitute(map.linear, new Map<Expr, Expr>([[map.d, direction]]))
      : at.of.length === 0
        ? moving
        : table(at.of, moving),
  )
  const value = asTraces(whole)
  const line: Step = {
    rule: 'differential',
    ...told('totalDifferential'),
    sides: distinct([
      at.of.length === 0 ? left : component(left, at.of),
      sum(apply(productOp, [partial, moved])),
      total,
      moving,
    ]),
    shape: partial.shape,
    ...(at.of.length > 0 && { indices: at.of }),
  }
  const last: Step = {
    rule: 'collect',
    ...told('collectMatrices'),
    sides: [left, value],
    shape: left.shape,
  }
  return { steps: [line, last], value, left, form: 'differential', side: 'numerator', direction }
}
