import { minusOne } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import {
  columnsOf,
  covector,
  isArray,
  matrix,
  rowsOf,
  type Shape,
  scalar,
  vector,
} from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { divide, hadamard, isNumber, mul, power } from '../../operators/algebra/build.js'
import { innerProduct } from '../../operators/algebra/inner.js'
import { productUnder } from '../../operators/indices/guarded.js'
import { kindLetter } from '../kinds.js'
import type { Repair, Rule, ShapeScope, Term } from '../term.js'
import { commonShape, joinKinds, matchOperands, turned } from './shapes.js'

/**
 * A product is read from the left. A row that follows a matrix or a row can only close with a column after it: in A xᵀy the
 * scalar xᵀy comes first. The state `c>m` is such an open row behind a matrix.
 */
const productKinds = (state: string | undefined, kind: string): string | undefined => {
  if (state === undefined || state === 's') return kind
  if (kind === 's') return state
  if (state.startsWith('c>')) return kind === 'm' ? state : kind === 'v' ? state[2] : undefined
  if (state === 'v') return kind === 'c' ? 'm' : undefined
  if (kind === 'c') return `c>${state}`
  return state === 'c' ? (kind === 'v' ? 's' : 'c') : kind
}

/** Where rows open that close later, and where they close. */
function closedRows(shapes: readonly Shape[]): Map<number, number> {
  const rows = new Map<number, number>()
  let state: string | undefined
  let from = 0
  for (let i = 0; i < shapes.length; i++) {
    const next = productKinds(state, kindLetter(shapes[i]!.kind))
    if (!next) break
    const [open, stillOpen] = [state?.startsWith('c>') ?? false, next.startsWith('c>')]
    if (!open && stillOpen) from = i
    if (open && !stillOpen) rows.set(from, i)
    state = next
  }
  return rows
}

/** Shape of a·b: rows of the one by columns of the other. */
function timesShape(a: Shape, b: Shape, say: () => string, cx: ShapeScope): Shape {
  if (!isArray(a)) return b
  if (!isArray(b)) return a
  const column = a.kind === 'vector'
  const row = b.kind === 'covector'
  if (column && !row)
    cx.fail(`${say()}; a column times ${b.kind === 'vector' ? 'a column' : 'a matrix'} is no product`)
  if (row && !column)
    cx.fail(`${say()}; ${a.kind === 'covector' ? 'a row' : 'a matrix'} times a row is no product`)
  if (!column) cx.same(columnsOf(a), rowsOf(b), 'inner sizes')
  if (a.kind === 'covector') return b.kind === 'vector' ? scalar : covector(columnsOf(b))
  return b.kind === 'vector' ? vector(rowsOf(a)) : matrix(rowsOf(a), columnsOf(b))
}

function productShape(args: readonly Shape[], cx: ShapeScope): Shape {
  const rows = closedRows(args)
  const fold = (from: number, to: number): Shape => {
    let total = args[from]!
    // neighbours are named in errors: the inner size of the product so far is that of its last array
    let before = from
    for (let i = from + 1; i <= to; i++) {
      const end = rows.get(i)
      if (end !== undefined) {
        fold(i, end)
        i = end
        continue
      }
      const [left, right] = [before, i]
      const say = (): string => `${cx.say(left)} and ${cx.say(right)}`
      cx.about(say, left, right)
      total = timesShape(total, args[i]!, say, cx)
      if (isArray(args[i]!)) before = i
    }
    return total
  }
  return fold(0, args.length - 1)
}

/** a b c …: the matrix product, scalars anywhere. */
export const productRule: Rule = {
  name: 'product',
  chain: productKinds,
  shape: productShape,
  build(args) {
    const rows = closedRows(args.map((e) => e.shape))
    const factors: Expr[] = []
    for (let i = 0; i < args.length; i++) {
      const end = rows.get(i)
      factors.push(end === undefined ? args[i]! : mul(...args.slice(i, end + 1)))
      i = end ?? i
    }
    return productUnder(factors)
  },
  repairs: productRepairs,
  repairsBelow: bracketedDivisor,
}

/** A factor as it is written in a product: what binds less stands in brackets. */
const factorText = (t: Term, text: (t: Term) => string): string =>
  t.syntax.type === 'sum' || t.syntax.type === 'binary' ? `(${text(t)})` : text(t)

/** Two columns of one length: their entries are meant to be multiplied. */
const areTwins = ([a, b, ...more]: readonly Term[]): boolean =>
  more.length === 0 &&
  a?.shape?.kind === 'vector' &&
  b?.shape?.kind === 'vector' &&
  a.shape.length.key === b.shape.length.key

/** One factor turned, two neighbours swapped, or taken entry by entry. */
function productRepairs(term: Term, text: (t: Term) => string): Repair[] {
  const { args } = term
  const s = term.syntax
  if (s.type !== 'product' || args.length > 8) return []
  const kind = intendedKind(args)
  const plain = args.map((a) => factorText(a, text))
  const repair = (shown: readonly string[], factors: readonly Syntax[]): Repair => ({
    text: shown.join(' '),
    syntax: factors.length === 1 ? factors[0]! : { type: 'product', factors },
    ...(kind && { kind }),
  })
  const turns = args.flatMap((a, i) => {
    if (!a.shape || !isArray(a.shape)) return []
    const t = turned(a, text)
    return [repair(plain.with(i, t.text), s.factors.with(i, t.syntax))]
  })
  const pairs = args.slice(1).flatMap((_, i) => {
    const [x, y] = [s.factors[i]!, s.factors[i + 1]!]
    const entrywise: Syntax = { type: 'binary', op: 'hadamard', left: x, right: y }
    const shown = `${plain[i]} .* ${plain[i + 1]}`
    return [
      repair(plain.with(i, plain[i + 1]!).with(i + 1, plain[i]!), s.factors.with(i, y).with(i + 1, x)),
      repair(
        plain.toSpliced(i, 2, args.length === 2 ? shown : `(${shown})`),
        s.factors.toSpliced(i, 2, entrywise),
      ),
    ]
  })
  const inner = turns[0]
  const entrywise = pairs[1]
  return inner && entrywise && areTwins(args)
    ? [{ ...entrywise, remark: `; ${inner.text} is the inner product` }, ...turns, ...pairs]
    : [...turns, ...pairs]
}

/** What the kinds of the factors make, whatever their sizes; undefined if they make no product. */
const intendedKind = (args: readonly Term[]): string | undefined =>
  args.reduce<string | undefined>(
    (state, a, i) => (i > 0 && !state ? undefined : productKinds(state, kindLetter(a.shape!.kind))),
    undefined,
  )

/** x'A x / x'x: the quotient ends at x', so what follows it belongs below. */
function bracketedDivisor(term: Term, child: Term, text: (t: Term) => string): Repair[] {
  const s = term.syntax
  const q = child.syntax
  const at = term.args.indexOf(child)
  if (s.type !== 'product' || q.type !== 'quotient') return []
  return s.factors.slice(at + 1).map((_, k): Repair => {
    const end = at + 2 + k
    const below: Syntax = { type: 'product', factors: [q.denominator, ...s.factors.slice(at + 1, end)] }
    const fixed: Syntax = { type: 'quotient', numerator: q.numerator, denominator: below }
    const rest = [...s.factors.slice(0, at), fixed, ...s.factors.slice(end)]
    const divisor = [child.args[1]!, ...term.args.slice(at + 1, end)].map(text).join(' ')
    const shown = `${text(child.args[0]!)}/(${divisor})`
    return {
      text: [...term.args.slice(0, at).map(text), shown, ...term.args.slice(end).map(text)].join(' '),
      syntax: rest.length === 1 ? rest[0]! : { type: 'product', factors: rest },
    }
  })
}

/** a / b by a scalar. */
export const quotientRule: Rule = {
  name: 'quotient',
  suggests: (i) => (i === 1 ? 's' : undefined),
  shape([a, b], cx) {
    if (isArray(b!))
      cx.fail(
        b!.kind === 'matrix'
          ? `${cx.say(1)}; a matrix does not divide`
          : `${cx.say(1)}; a ${b!.kind === 'covector' ? 'row' : 'column'} vector does not divide`,
      )
    return a!
  },
  build([a, b], cx) {
    if (isNumber(b!, 0)) cx.fail('division by zero')
    return divide(a!, b!)
  },
  repairs(term, text) {
    const s = term.syntax
    if (s.type !== 'quotient') return []
    const [a, b] = term.args.map(text) as [string, string]
    const inverse: Syntax = { type: 'inverse', arg: s.denominator }
    const one = s.numerator.type === 'number' && Number(s.numerator.text) === 1
    const byInverse: Repair = one
      ? { text: `inv(${b})`, syntax: inverse }
      : {
          text: `${bracketedFactor(a)} inv(${b})`,
          syntax: { type: 'product', factors: [s.numerator, inverse] },
        }
    const entrywise: Repair = {
      text: `${bracketedFactor(a)} ./ ${bracketedFactor(b)}`,
      syntax: { type: 'binary', op: 'divide', left: s.numerator, right: s.denominator },
    }
    return [byInverse, entrywise]
  },
}

/** In brackets where a sum would fall apart. */
const bracketedFactor = (text: string): string => (/[\s+\-−]/u.test(text) ? `(${text})` : text)

/** a ⊙ b: of one shape, or one a scalar that scales. */
export const hadamardRule: Rule = {
  name: 'hadamard',
  chain: joinKinds,
  peers: true,
  shape: commonShape,
  build: (args) => hadamard(...args),
  repairs(term, text) {
    const s = term.syntax
    if (s.type !== 'binary') return []
    const [x, y] = term.args as [Term, Term]
    const [a, b] = [turned(x, text), turned(y, text)]
    const scaling = (v: Term, m: Term): Repair[] => {
      const by: Syntax = { type: 'call', fn: 'diag', args: [v.syntax] }
      return [
        {
          text: `diag(${text(v)}) ${bracketedFactor(text(m))}`,
          syntax: { type: 'product', factors: [by, m.syntax] },
        },
        {
          text: `${bracketedFactor(text(m))} diag(${text(v)})`,
          syntax: { type: 'product', factors: [m.syntax, by] },
        },
      ]
    }
    return [
      { text: `${text(x)} .* ${b.text}`, syntax: { ...s, right: b.syntax } },
      { text: `${a.text} .* ${text(y)}`, syntax: { ...s, left: a.syntax } },
      ...(x.shape?.kind === 'matrix' ? scaling(y, x) : scaling(x, y)),
    ]
  },
}

/** a ⊘ b: of one shape; a scalar on either side goes with every entry. */
export const divideRule: Rule = {
  name: 'divide',
  chain: joinKinds,
  peers: true,
  shape: commonShape,
  build([a, b], cx) {
    if (isNumber(b!, 0)) cx.fail('division by zero')
    return isArray(b!.shape) ? hadamard(a!, power(b!, minusOne)) : divide(a!, b!)
  },
}

/** ⟨a, b⟩ and A : B: of one shape. */
export const innerRule: Rule = {
  name: 'inner',
  peers: true,
  shape(args, cx) {
    matchOperands(args, 0, 1, cx)
    return scalar
  },
  build: ([a, b]) => innerProduct(a!, b!),
}
