import { phrase } from '../expression/phrase.js'
import { isArray } from '../expression/shape.js'
import type { PowerSyntax, Statement } from '../language/syntax.js'
import type { Environment } from './environment.js'

/**
 * Papers write Aᵗ for a transpose, and people type `A^t`. It is read so where t is no quantity: nothing declares, defines or asks for it, it
 * stands nowhere but as an exponent, never of a number or scalar, and something in the program is a matrix or vector.
 */
export const isSmallTranspose = (s: PowerSyntax): boolean =>
  !s.elementwise && s.exponent.type === 'name' && s.exponent.name === 't'

export function marksTransposes(
  statements: readonly Statement[],
  env: Environment,
  wrt: readonly string[],
): boolean {
  if (env.variables.has('t') || env.pending.has('t') || env.dims.has('t') || wrt.includes('t')) return false
  if (statements.some((s) => s.type === 'request' && (s.wrt.includes('t') || s.and === 't'))) return false
  let [marks, arrays] = [0, 0]
  // trees may lean deep: the stack is our own
  const stack: unknown[] = statements.filter((s) => s.type !== 'declaration')
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const node = top as { readonly type?: string; readonly name?: unknown }
    if (node.type === 'power' && isSmallTranspose(node as PowerSyntax)) {
      const { base } = node as PowerSyntax
      if (base.type === 'number' || base.type === 'constant') return false
      if (base.type === 'name' && isScalar(base.name, env)) return false
      marks++
      stack.push(base)
      continue
    }
    if (node.type === 'name' && node.name === 't') return false
    if (node.type === 'name' && isArrayName(String(node.name), env)) arrays++
    for (const value of Object.values(node))
      if (typeof value === 'object' && value !== null) stack.push(value)
  }
  if (marks === 0 || arrays === 0) return false
  env.note(phrase('reading.smallTranspose'))
  return true
}

const isScalar = (name: string, env: Environment): boolean => {
  const shape = env.variables.get(name)?.shape
  return shape ? !isArray(shape) : /^\p{Script=Greek}/u.test(name)
}

/** Declared as an array, or a capital, which is one by convention. */
const isArrayName = (name: string, env: Environment): boolean => {
  const shape = env.variables.get(name)?.shape
  return shape ? isArray(shape) : /^[A-Z]/.test(name)
}
