import type { Expr } from '../../expression/node.js'
import { postorder } from '../../expression/walk.js'

/** Zero above the diagonal, below it, or both. */
export type Triangle = 'lower' | 'upper' | 'diagonal'

const known = new WeakMap<Expr, Triangle | null>()

/** Operators of one matrix whose value is triangular like it, or like its transpose. */
const keeps = new Set(['inverse', 'matrix_power', 'expm', 'adj'])

/**
 * Whether the structure shows a square matrix to be triangular: symbols declared so, diagonal matrices, triangles, Cholesky factors, and
 * sums, products and inverses of such. Unknown counts as no.
 */
export function triangleOf(e: Expr): Triangle | undefined {
  for (const x of postorder([e], { stop: (y) => known.has(y) }))
    if (!known.has(x)) known.set(x, triangleHere(x) ?? null)
  return known.get(e) ?? undefined
}

const settled = (e: Expr): Triangle | undefined => known.get(e) ?? undefined

const turned = (t: Triangle | undefined): Triangle | undefined =>
  t === 'lower' ? 'upper' : t === 'upper' ? 'lower' : t

/** What all of them are. */
function common(all: readonly (Triangle | undefined)[]): Triangle | undefined {
  if (all.some((t) => !t)) return undefined
  const sides = new Set(all.filter((t) => t !== 'diagonal'))
  return sides.size === 0 ? 'diagonal' : sides.size === 1 ? [...sides][0] : undefined
}

function triangleHere(e: Expr): Triangle | undefined {
  if (e.shape.kind !== 'matrix' || e.shape.rows !== e.shape.columns) return undefined
  if (e.kind === 'symbol') {
    const has = (t: Triangle): boolean => e.properties.has(t)
    if (has('diagonal') || (has('lower') && has('upper'))) return 'diagonal'
    if (has('lower')) return 'lower'
    if (has('upper')) return 'upper'
    return e.definition && settled(e.definition)
  }
  if (e.kind !== 'apply') return undefined
  const arrays = e.args.filter((a) => a.shape.kind !== 'scalar')
  switch (e.op.name) {
    case 'identity':
    case 'diag':
      return 'diagonal'
    case 'chol':
    case 'half_lower':
      return 'lower'
    case 'tril':
      return settled(arrays[0]!) === 'upper' ? 'diagonal' : (settled(arrays[0]!) ?? 'lower')
    case 'triu':
      return settled(arrays[0]!) === 'lower' ? 'diagonal' : (settled(arrays[0]!) ?? 'upper')
    case 'transpose':
      return turned(settled(arrays[0]!))
    case 'add':
    case 'product':
      return arrays.some((a) => a.shape.kind !== 'matrix') ? undefined : common(arrays.map(settled))
    case 'hadamard': {
      // zero where any factor is
      const all = arrays.map(settled)
      if (all.includes('diagonal') || (all.includes('lower') && all.includes('upper'))) return 'diagonal'
      return all.find((t) => t)
    }
    default:
      return keeps.has(e.op.name) ? settled(arrays[0]!) : undefined
  }
}
