import { constantDim, type Dim, numberNamed } from '../expression/dimension.js'
import type { Syntax } from '../language/syntax.js'

/** Small makers of syntax, for the notation of operators. */
export const numberSyntax = (value: number, text = String(value)): Syntax =>
  value < 0 ? negateSyntax({ type: 'number', text: text.replace(/^-/, '') }) : { type: 'number', text }

export const callSyntax = (fn: string, args: readonly Syntax[]): Syntax => ({ type: 'call', fn, args })

export const negateSyntax = (arg: Syntax): Syntax =>
  arg.type === 'negate' ? arg.arg : { type: 'negate', arg }

/** One factor is itself; products among several stay in brackets. */
export const productSyntax = (factors: readonly Syntax[]): Syntax =>
  factors.length === 1 ? factors[0]! : { type: 'product', factors }

export const quotientSyntax = (numerator: Syntax, denominator: Syntax): Syntax => ({
  type: 'quotient',
  numerator,
  denominator,
})

export const binarySyntax = (op: 'hadamard' | 'divide' | 'kron' | 'colon', args: readonly Syntax[]): Syntax =>
  args.reduce((left, right) => ({ type: 'binary', op, left, right }))

export const powerSyntax = (base: Syntax, exponent: Syntax, elementwise: boolean): Syntax => ({
  type: 'power',
  base,
  exponent,
  elementwise,
})

export const transposeSyntax = (arg: Syntax): Syntax => ({ type: 'transpose', arg })

/** The size of an axis as a formula: `n`, `m n`, `m + 1`. */
export function dimSyntax(d: Dim): Syntax {
  const known = constantDim(d)
  if (known !== undefined) return numberSyntax(known)
  const terms = d.terms.map((t): Syntax => {
    const names = t.names.map((name): Syntax => {
      const size = numberNamed(name)
      return size === undefined ? { type: 'name', name } : numberSyntax(size)
    })
    return productSyntax(
      Math.abs(t.coefficient) === 1 && names.length > 0
        ? names
        : [numberSyntax(Math.abs(t.coefficient)), ...names],
    )
  })
  return terms.length === 1 && d.terms[0]!.coefficient > 0
    ? terms[0]!
    : {
        type: 'sum',
        terms: terms.map((term, i) => ({ sign: d.terms[i]!.coefficient < 0 ? '-' : '+', term })),
      }
}

/** The denominator of a syntax that says 1/b or b^−k, if it does. */
export function denominatorOf(s: Syntax): Syntax | undefined {
  if (s.type === 'quotient' && s.numerator.type === 'number' && s.numerator.text === '1') return s.denominator
  if (s.type === 'binary' && s.op === 'divide' && s.left.type === 'number' && s.left.text === '1')
    return s.right
  return undefined
}
