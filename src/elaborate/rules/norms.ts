import { apply } from '../../expression/make.js'
import { isArray, scalar } from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { transpose } from '../../operators/algebra/build.js'
import { det } from '../../operators/algebra/inverse.js'
import { type NormName, absolute, normOf } from '../catalogue.js'
import type { Rule } from '../term.js'

/** ‖·‖: Euclidean of vectors, Frobenius of matrices; p-norms of vectors; nuclear and spectral norm of matrices. */
export const normRule = (kind: NormName | 'F' | '2', shown: string): Rule => ({
  name: 'norm',
  suggests: (i) => (i === 1 ? 's' : kind === 'F' || kind === '*' ? 'm' : 'v'),
  shape([a, p], cx) {
    if (p && isArray(p)) cx.fail(`${cx.say(1)}; the p of a norm is a scalar`)
    if (a!.kind === 'matrix' && (kind === '1' || kind === 'infinity' || kind === 'p'))
      cx.fail(`${cx.say(0)}; ${shown} of a matrix has several meanings`)
    return scalar
  },
  build([a, p]) {
    const e = a!.shape.kind === 'covector' ? transpose(a!) : a!
    if (!isArray(e.shape)) return apply(absolute(), [e])
    const matrix = e.shape.kind === 'matrix'
    if (kind === 'F' || (kind === '2' && !matrix) || (kind === '*' && !matrix)) return normOf('euclid', [e])
    if (kind === '2') return normOf('spectral', [e])
    return normOf(kind, p ? [e, p] : [e])
  },
  repairs(term, text) {
    const arg = term.args[0]!
    const call = (fn: string, inner: Syntax): Syntax => ({ type: 'call', fn, args: [inner] })
    const outer = kind === 'infinity' ? 'max' : 'sum'
    return kind === '1' || kind === 'infinity'
      ? [
          {
            text: `${outer}(abs(${text(arg)})), over all entries`,
            syntax: call(outer, call('abs', arg.syntax)),
          },
        ]
      : []
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
  build: ([a]) => (a!.shape.kind === 'matrix' ? det(a!) : apply(absolute(), [a!])),
}
