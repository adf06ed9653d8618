import type { ApplyNode, Expr, SymbolNode } from '../expression/node.js'
import { postorder } from '../expression/walk.js'
import { hasLoops } from '../indices/rename.js'
import { addOp } from '../operators/algebra/add.js'
import { isApply } from '../operators/algebra/build.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { productOp } from '../operators/algebra/product.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import type { Side } from './layout.js'

/** All words of derivations that do not stand with an operator. */
export const words = {
  inComponents: {
    title: 'Entry by entry',
    text: 'each component is differentiated by each, ∂x_i/∂x_j = δ_ij, and a delta takes a sum away',
  },
  nameParts: { title: 'Name the parts', text: 'each part is one rule, or one affine map' },
  vectorise: {
    title: 'Write with matrices',
    text: 'sums over indices are products of matrices, and formulas in components are entrywise',
  },
  recognise: { title: 'Rewrite', text: 'the same function in the form whose rule is known' },
  chain: { title: 'Chain rule' },
  chainOrder: {
    numerator: 'numerator layout: the factors stand in the order of the composition, outermost first',
    denominator: 'denominator layout: the factors stand innermost first',
    mixed:
      'mixed layout: gradients are columns, Jacobians k×d, so each Jacobian is transposed before a gradient',
  },
  paths: {
    title: 'Chain rule, summed over the paths',
    text: 'it is used in several places: the contributions add',
  },
  affine: { title: 'Affine map', text: 'the derivative of a linear map is the map itself' },
  identityMap: { title: 'Sum', text: 'it enters unchanged' },
  linearInMatrix: {
    title: 'Linear in a matrix',
    text: 'write the differential as an inner product with the differential of the matrix and read off its other factor',
  },
  productRule: { title: 'Product rule', text: 'each factor varies in turn, the others stay' },
  bilinear: { title: 'Product rule', text: 'it stands in more than one factor: each place varies in turn' },
  substitute: { title: 'Substitute', text: 'put in what the names stand for, and simplify' },
  readOff: { title: 'Read off the Jacobian', text: 'what stands before the differential is the derivative' },
  differential: { title: 'Differential', text: 'the answer as a linear map: it has more than two axes' },
  mixed: (x: string, y: string) =>
    `rows are the components of ${x}, columns those of ${y}: entry (i, j) is the derivative by ${x}_i and ${y}_j, in every layout`,
  nameDerivative: {
    title: 'Name the derivative',
    text: 'simplified, and a column where it is one: this is differentiated again',
  },
  symmetric: {
    title: 'Symmetric',
    text: 'a second derivative does not depend on the order in which it is taken: the matrix is symmetric, and written so',
  },
  linearMap: (dF: string) =>
    `${dF} is the derivative as a linear map, the same in every layout: to first order, how the function varies`,
  stackColumns: {
    title: 'Stack the columns',
    text: 'vec(A X B) = (Bᵀ ⊗ A) vec(X): entries in a column, column below column',
  },
  stacked: (f: string, x: string, side: Side) =>
    side === 'numerator'
      ? `rows are the entries of ${f}, columns those of ${x}, both stacked by columns (numerator layout)`
      : `rows are the entries of ${x}, columns those of ${f}, both stacked by columns (denominator layout)`,
  movingEntry: {
    title: 'Components',
    text: 'one entry of the variable moves alone: its differential is a product of unit vectors',
  },
  entryOf: { title: 'Components', text: 'the derivative, entry by entry' },
  entriesBy: (f: string, x: string) =>
    `entries of ${f} by entries of ${x}: the same in every layout, which only says whose positions come first, those of ${f} (numerator) or of ${x} (denominator)`,
  direct: { title: 'Derivative', text: 'by definition' },
  upstream: { title: 'Upstream gradient', text: 'given: how the loss varies with the output' },
  structure: { title: 'Within the structure' },
  within: (x: string, structure: string) =>
    `${x} is ${structure}: so is its differential d${x}, and the derivative says nothing of other directions`,
  differentials: {
    linear: {
      title: 'Differential of a linear map',
      text: 'what varies is replaced by its differential, constants stay',
    },
    sum: {
      title: 'Differential of a sum',
      text: 'the differential of a sum is the sum of the differentials',
    },
    product: { title: 'Product rule', text: 'each factor varies in turn, the others stay' },
    putIn: (dz: string) => ({
      title: `Put in ${dz}`,
      text: 'the differential of a part stands for what it was found to be',
    }),
    moved:
      'what stands around a differential is brought before it: aᵀ(v ⊙ dz) = aᵀ diag(v) dz, and ⟨A, B ⊙ dZ⟩ = ⟨A ⊙ B, dZ⟩',
    traces: {
      title: 'Cyclic trace',
      text: 'tr(A B) = tr(B A): the factors are turned until the differential stands last',
    },
    ownTrace: 'a scalar is its own trace',
    turned: 'and the trace of a matrix is that of its transpose',
    intoTrace: {
      title: 'As a trace',
      text: 'an inner product with the differential, ⟨G, dX⟩ = tr(Gᵀ dX)',
    },
    collect: {
      title: 'Collect',
      text: 'the terms have the differential as their last factor: it is taken out',
    },
    ownTranspose: 'a scalar is its own transpose',
    jacobian: {
      title: 'Collect',
      text: 'u ⊙ v = diag(u) v and (aᵀ v) u = u aᵀ v: the differential stands last',
    },
    readGradient: { title: 'Read off the derivative' },
    gradientOf: (trace: boolean, side: Side) =>
      side === 'numerator'
        ? `it is what stands before the differential, ${trace ? 'df = tr(G dX)' : 'df = g dx'} in numerator layout`
        : `it is the transpose of what stands before the differential, ${trace ? 'df = tr(Gᵀ dX)' : 'df = gᵀ dx'} in denominator layout`,
  },
  components: {
    write: { title: 'In components', text: 'each entry is written in entries of what it is made of' },
    statement: 'the rule, entry by entry',
    chain: { title: 'Chain rule in components', text: 'the contributions of all entries in between add' },
    paths: {
      title: 'Chain rule in components',
      text: 'it is used in several places: the contributions add, those of all entries in between',
    },
    collectEntry: {
      title: 'Collect the sums',
      text: 'sums over an index are entries of products of matrices',
    },
    collect: { title: 'Collect into matrices', text: 'all entries together, laid out' },
    table: {
      title: 'All entries',
      text: 'no product of matrices says it: the derivative stays entry by entry',
    },
    total: {
      title: 'Total differential',
      text: 'every entry of the variable moves at once: their contributions add',
    },
  },
  row: (f: string) => `${f} is a row: it is differentiated as the column ${f}ᵀ`,
  constant: (f: string, x: string) => `${f} does not depend on ${x}: the derivative is 0`,
} as const

/** The rule by which an expression over names varies with one of them: title, why, formula. */
export function ruleOf(
  e: Expr,
  by: SymbolNode,
): { rule: string; title: string; text: string; formula?: string } {
  if (hasLoops(e)) return { rule: 'entries', ...words.inComponents }
  const moving = new Set<Expr>()
  const order = postorder([e], { definitions: false })
  for (const x of order)
    if (x === by || (x.kind === 'apply' && x.args.some((a) => moving.has(a)))) moving.add(x)
  const apply = order.filter((x): x is ApplyNode => x.kind === 'apply' && moving.has(x))
  const own = apply.filter(
    (x) =>
      !isApply(x, addOp) && !isApply(x, productOp) && !isApply(x, hadamardOp) && !isApply(x, transposeOp),
  )
  const several = apply.filter(
    (x) =>
      (isApply(x, productOp) || isApply(x, hadamardOp)) && x.args.filter((a) => moving.has(a)).length > 1,
  )
  if (own.length === 0) {
    if (several.length > 0) return { rule: 'product', ...words.bilinear }
    const bare = !order.some((x) => x.kind === 'component' && x.of === by)
    if (bare && apply.every((x) => isApply(x, addOp))) return { rule: 'add', ...words.identityMap }
    if (by.shape.kind === 'matrix') return { rule: 'linear', ...words.linearInMatrix }
    return { rule: 'linear', ...words.affine }
  }
  const titles = [...new Map(own.map((x) => [x.op.title, x.op])).values()]
  const [first] = titles
  const title = titles.length <= 2 ? titles.map((o) => o.title).join(', ') : `${first!.title} and others`
  return {
    rule: first!.name,
    title,
    text: titles
      .slice(0, 2)
      .map((o) => o.explanation?.because ?? '')
      .filter((t) => t !== '')
      .join('; '),
    ...(titles.length === 1 && first!.explanation ? { formula: first!.explanation.latex } : {}),
  }
}
