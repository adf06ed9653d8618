import type { Expr } from '../../expression/node.js'
import { postorder } from '../../expression/walk.js'

const symmetricNames = new Set(['symmetric', 'spd', 'psd', 'diagonal'])
const transparent = new Set(['hadamard', 'power', 'inverse', 'matrix_power', 'pinv', 'expm', 'adj', 'kron'])
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
  if (e.op.symmetric) return true
  if (e.op.name === 'identity' || e.op.name === 'diag' || e.op.name === 'zeros')
    return e.shape.rows === e.shape.columns
  const arrays = e.args.filter((a) => a.shape.kind !== 'scalar')
  if (e.op.name === 'add')
    return arrays.every((a) => (known.get(a) ?? false) || arrays.some((b) => areTransposes(a, b)))
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

/** Whether b = aᵀ, as far as the structure shows it. */
function areTransposes(a: Expr, b: Expr): boolean {
  if (a === b) return known.get(a) ?? false
  if (a.kind !== 'apply' || b.kind !== 'apply') return isTransposeNode(a, b) || isTransposeNode(b, a)
  if (isTransposeNode(a, b) || isTransposeNode(b, a)) return true
  if (a.op.name !== 'product' || b.op.name !== 'product' || a.args.length !== b.args.length) return false
  const arrays = (x: Expr): readonly Expr[] =>
    x.kind === 'apply' ? x.args.filter((f) => f.shape.kind !== 'scalar') : []
  const scalars = (x: Expr): readonly Expr[] =>
    x.kind === 'apply' ? x.args.filter((f) => f.shape.kind === 'scalar') : []
  const [p, q] = [arrays(a), [...arrays(b)].reverse()]
  const rest = scalars(b)
  return (
    scalars(a).every((s) => rest.includes(s)) &&
    p.length === q.length &&
    p.every((f, i) => areTransposes(f, q[i]!))
  )
}

const isTransposeNode = (a: Expr, b: Expr): boolean =>
  a.kind === 'apply' && a.op.name === 'transpose' && a.args[0] === b
