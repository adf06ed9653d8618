import { addDense } from '../../dense/dense.js'
import type { Expr } from '../../expression/node.js'
import type { Operator } from '../../expression/operator.js'
import { isArray } from '../../expression/shape.js'
import { sameShapes } from '../../expression/shaping.js'
import type { Syntax } from '../../language/syntax.js'
import { real } from '../samples.js'
import { add, isApply, isIdentity, isOnesArray } from './build.js'
import { diagOp } from './diagonal.js'
import { productOp } from './product.js'
import { signOfSum } from './signs.js'

/** The scalar s of a term s·𝟙, as it is written beside terms that show the shape: the ones are left out. */
function withoutOnes(s: Syntax, ones: number): Syntax {
  switch (s.type) {
    case 'negate':
      return { type: 'negate', arg: withoutOnes(s.arg, ones) }
    case 'quotient':
      return { type: 'quotient', numerator: withoutOnes(s.numerator, ones), denominator: s.denominator }
    case 'product': {
      const factors = s.factors.slice(0, s.factors.length - ones)
      if (factors.length === 0) return { type: 'number', text: '1' }
      return factors.length === 1 ? factors[0]! : { type: 'product', factors }
    }
    default:
      return { type: 'number', text: '1' }
  }
}

/** How many factors 𝟙 or 𝟙ᵀ end the term. */
const onesIn = (term: Expr): number =>
  isApply(term, productOp) ? term.args.filter((a) => isArray(a.shape)).length : 1

export const addOp: Operator = {
  name: 'add',
  key: 'add',
  commutes: true,
  sign: signOfSum,
  explanation: {
    latex: String.raw`\mathrm{d}(A + B) = \mathrm{d}A + \mathrm{d}B`,
    cite: { work: 'Petersen and Pedersen, The Matrix Cookbook', place: 'eq. 35' },
  },
  operands: [['scalar', 'vector', 'covector', 'matrix']],
  shape: sameShapes,
  make: (args) => add(...args),
  value: (args) => args.reduce(addDense),
  differential: (_node, d) => add(...d.filter((x) => x !== null)),
  linearIn: () => true,
  entry: (node, at, cx) => add(...node.args.map((a) => cx.of(a, at))),
  // a sum is linear in all operands together: each gets the whole cotangent
  adjoint: (_node, _i, g) => g,
  surface: (args, node) => {
    const shown = node.args.map((a) => !isOnesTerm(a))
    // beside I a number is read as a multiple of I, and a row minus a number is not read at all: I − 𝟙𝟙ᵀ/n, c 𝟙ᵀ − xᵀ
    const isOdd = node.shape.kind === 'covector' || node.args.some(isDiagonalTerm)
    const bare = shown.some(Boolean) && !isOdd
    const terms = args.map((s, i) => {
      const term = bare && !shown[i] ? withoutOnes(s, onesIn(node.args[i]!)) : s
      return term.type === 'negate'
        ? ({ sign: '-', term: term.arg } as const)
        : ({ sign: '+', term } as const)
    })
    // b − a rather than −a + b
    const ordered =
      terms[0]!.sign === '-'
        ? [...terms.filter((t) => t.sign === '+'), ...terms.filter((t) => t.sign === '-')]
        : terms
    return { type: 'sum', terms: ordered }
  },
  numpy: (args) => ({
    text: args
      .map((a, i) => {
        const negative = a.text.startsWith('-') && a.level !== 'sum'
        if (i === 0) return a.text
        return negative ? ` - ${a.text.slice(1)}` : ` + ${a.level === 'sum' ? `(${a.text})` : a.text}`
      })
      .join(''),
    level: 'sum',
  }),
  law: {
    cases: [
      [real.mn, real.mn],
      [real.n, real.n],
    ],
  },
}

const isDiagonalTerm = (e: Expr): boolean =>
  isIdentity(e) ||
  isApply(e, diagOp) ||
  (isApply(e, productOp) && e.shape.kind === 'matrix' && e.args.some(isDiagonalTerm))

const isOnesTerm = (e: Expr): boolean =>
  isOnesArray(e) ||
  (isApply(e, productOp) &&
    e.args.some((a) => isArray(a.shape)) &&
    e.args.filter((a) => isArray(a.shape)).every(isOnesArray))
