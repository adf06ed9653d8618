import { canonicalName } from '../../language/parser.js'

/** What people call a function that was given without a name: a loss, an objective, an energy, an output. */
const customary = /^(?:[LJECQRSHFGVfghyY]|ℓ|ℒ|φ|ψ|Φ|loss|cost|objective|error)$/

export const isCustomary = (name: string): boolean => customary.test(name)

/** Those that are words, and would be read as products of letters. */
export const customaryWords = ['loss', 'cost', 'objective', 'error']

/** Of `∇f`, `grad f`, `∇f(w)` by w, the name of the function: by what is not said. */
export function gradientOf(text: string, by: string): string | undefined {
  const marked =
    /^(?:∇|\\nabla(?![A-Za-z])|\\(?:operatorname|text|mathrm)\{grad\}|grad(?:ient)?(?=[\s(]))\s*(.+)$/.exec(
      text,
    )
  if (!marked) return undefined
  const rest = marked[1]!.trim()
  const called = /^(.*?)\(([^()]*)\)$/.exec(rest)
  if (!called) return canonicalName(rest)
  const [, of, inside] = called as unknown as [string, string, string]
  // grad(f), and f(w)
  if (of.trim() === '') return canonicalName(inside)
  return canonicalName(inside) === by ? canonicalName(of) : undefined
}
