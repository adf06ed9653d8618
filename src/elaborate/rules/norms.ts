import { phrase, verbatim } from '../../expression/phrase.js'
import { isArray, scalar } from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { det } from '../../operators/algebra/inverse.js'
import { abs } from '../../operators/elementwise/absolute.js'
import { maxOf } from '../../operators/reductions/extremes-of.js'
import { norm, norm1, normInf, pNorm } from '../../operators/reductions/norms.js'
import { nuclearNorm, spectralNorm } from '../../operators/reductions/spectral.js'
import type { Rule } from '../term.js'

export type NormKind = 'euclid' | 'F' | '*' | '1' | '2' | 'infinity' | 'max' | 'p'

/** ‖·‖: Euclidean of vectors, Frobenius of matrices; p-norms of vectors; nuclear and spectral norm of matrices. */
export const normRule = (kind: NormKind, shown: string): Rule => ({
  name: 'norm',
  suggests: (i) => (i === 1 ? 's' : kind === 'F' || kind === '*' ? 'm' : 'v'),
  shape([a, p], cx) {
    if (p && isArray(p)) cx.fail(`${cx.say(1)}; the p of a norm is a scalar`)
    if (a!.kind === 'matrix' && (kind === 'infinity' || kind === 'p'))
      cx.fail(`${cx.say(0)}; ${shown} of a matrix has several meanings`)
    return scalar
  },
  build([a, p], cx) {
    const x = a!
    const isMatrix = x.shape.kind === 'matrix'
    switch (kind) {
      case '*':
        return nuclearNorm(x)
      case '2':
        return spectralNorm(x)
      case '1':
        if (isMatrix) cx.note(phrase('reading.norm1', { norm: verbatim(shown) }))
        return norm1(x)
      case 'infinity':
        return normInf(x)
      case 'max':
        return isMatrix ? maxOf(abs(x)) : normInf(x)
      case 'p':
        return pNorm(x, p!)
      default:
        return norm(x)
    }
  },
  repairs(term, text) {
    const arg = term.args[0]!
    if (kind === 'p' && term.args[1]) {
      const [all, p] = [`vec(${text(arg)})`, text(term.args[1])]
      const stacked: Syntax = { type: 'call', fn: 'vec', args: [arg.syntax] }
      return [
        {
          text: `norm(${all}, ${p}), over all entries,`,
          syntax: { type: 'norm', arg: stacked, kind: term.args[1].syntax },
        },
      ]
    }
    if (kind !== 'infinity') return []
    const entries: Syntax = { type: 'call', fn: 'abs', args: [arg.syntax] }
    return [
      {
        text: `max(abs(${text(arg)})), over all entries,`,
        syntax: { type: 'call', fn: 'max', args: [entries] },
      },
    ]
  },
})

/** |c| entry by entry; |X| is the determinant of a matrix. */
export const barsRule: Rule = {
  name: 'bars',
  shape([a], cx) {
    if (a!.kind !== 'matrix') return a!
    cx.about(() => `${cx.say(0)}, and a determinant needs a square matrix`)
    cx.same(a!.rows, a!.columns, 'numbers of rows and columns')
    return scalar
  },
  build: ([a]) => (a!.shape.kind === 'matrix' ? det(a!) : abs(a!)),
}
