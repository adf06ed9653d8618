import type { Expr } from '../../expression/node.js'
import { postorder } from '../../expression/walk.js'

const symmetricNames = new Set(['symmetric', 'spd', 'psd', 'diagonal'])
const transparent = new Set(['add', 'hadamard', 'power', 'inverse', 'matrix_power', 'pinv', 'expm', 'adj'])
const known = new WeakMap<Expr, boolean>()

/**
 * X = Xᵀ, as far as the structure shows it: symmetric symbols, diagonal matrices, A Aᵀ, Bᵀ S B, and sums, entrywise products, inverses and
 * powers of such. Unknown counts as no.
 */
export function isSymmetric(e: Expr): boolean {
  if (e.shape.kind !== 'matrix') return false
  const hit = known.get(e)
  if (hit !== undefined) return hit
  for (const x of postorder([e], { stop: (y) => known.has(y) }))
    if (!known.has(x)) known.set(x, symmetricHere(x))
  return known.get(e)!
}

function symmetricHere(e: Expr): boolean {
  if (e.shape.kind !== 'matrix') return false
  if (e.kind === 'symbol')
    return (
      [...e.properties].some((p) => symmetricNames.has(p)) ||
      (e.definition ? known.get(e.definition)! : false)
    )
  if (e.kind !== 'apply') return false
  if (e.op.name === 'identity' || e.op.name === 'diag' || e.op.name === 'zeros')
    return e.shape.rows === e.shape.columns
  const arrays = e.args.filter((a) => a.shape.kind !== 'scalar')
  if (transparent.has(e.op.name)) return arrays.every((a) => known.get(a) ?? false)
  if (e.op.elementwise) return arrays.length > 0 && arrays.every((a) => known.get(a) ?? false)
  if (e.op.name === 'product') return isPalindrome(arrays)
  return false
}

/** A B C with C = Aᵀ and B symmetric. */
function isPalindrome(chain: readonly Expr[]): boolean {
  for (let i = 0, j = chain.length - 1; i <= j; i++, j--) {
    const [a, b] = [chain[i]!, chain[j]!]
    if (i === j ? !(known.get(a) ?? false) : !areTransposes(a, b)) return false
  }
  return true
}

const areTransposes = (a: Expr, b: Expr): boolean =>
  (a === b && (known.get(a) ?? false)) ||
  (a.kind === 'apply' && a.op.name === 'transpose' && a.args[0] === b) ||
  (b.kind === 'apply' && b.op.name === 'transpose' && b.args[0] === a)
