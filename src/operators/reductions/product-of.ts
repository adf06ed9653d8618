import { scalarOf } from '../../dense/dense.js'
import { apply, build, minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray, scalar } from '../../expression/shape.js'
import { postorder } from '../../expression/walk.js'
import type { Syntax } from '../../language/syntax.js'
import { mul, power, transpose } from '../algebra/build.js'
import { innerProduct } from '../algebra/inner.js'
import { signOfAll } from '../algebra/signs.js'
import { real } from '../samples.js'

/** Π of all entries. */
export const productOfOp: Operator = {
  name: 'product_of',
  key: 'product_of',
  sign: signOfAll,
  explanation: {
    latex: String.raw`\mathrm{d}\prod_i u_i = \Bigl(\prod_i u_i\Bigr) \sum_i \frac{\mathrm{d}u_i}{u_i}`,
  },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: () => scalar,
  make: ([a]) =>
    isArray(a!.shape) ? apply(productOfOp, [a!.shape.kind === 'covector' ? transpose(a!) : a!]) : a!,
  value: ([a]) => scalarOf(a!.data.reduce((p, x) => p * x, 1)),
  differential: (node, [d], out) => mul(out, innerProduct(power(node.args[0]!, minusOne), d!)),
  entry: (node, _at, cx) => {
    const a = node.args[0]!
    const { shape } = a
    if (shape.kind === 'matrix')
      return cx.product(shape.rows, (i) => cx.product(shape.columns, (j) => cx.of(a, [i, j])))
    return shape.kind === 'vector' ? cx.product(shape.length, (i) => cx.of(a, [i])) : cx.of(a, [])
  },
  // Πᵢ xᵢ, with letters that the operand does not use
  surface: ([arg], node): Syntax => {
    const axes = node.args[0]!.shape.kind === 'matrix' ? 2 : 1
    const indices = freeLetters(node.args[0]!, axes).map((name) => ({ name }))
    const body: Syntax = {
      type: 'component',
      of: arg!,
      at: indices.map(({ name }) => ({ type: 'name', name })),
    }
    return { type: 'big', op: 'product', indices, conditions: [], body }
  },
  numpy: ([a]) => ({ text: `np.prod(${a!.text})`, level: 'atom' }),
  law: { cases: [[real.n], [real.mn]] },
}
export const productOf = (a: Expr): Expr => build(productOfOp, [a])

function freeLetters(e: Expr, count: number): string[] {
  const taken = new Set(
    postorder([e], { definitions: false }).flatMap((x) =>
      x.kind === 'symbol' ? [x.name] : x.kind === 'reduce' ? [x.index.name] : [],
    ),
  )
  return ['i', 'j', 'k', 'l', 'r', 's', 't', 'p', 'q'].filter((letter) => !taken.has(letter)).slice(0, count)
}
