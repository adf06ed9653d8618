import type { Expr } from '../../expression/node.js'
import { phrase, verbatim } from '../../expression/phrase.js'
import { columnsOf, isArray, type Shape } from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { add, neg } from '../../operators/algebra/build.js'
import type { Repair, Rule, ShapeScope, Term } from '../term.js'
import { bracketed, isLine, kindsDiffer, matchSizes, repeatRows, spread, turned } from './shapes.js'

type Sign = '+' | '-'

/** As entries are joined, but a vector also goes to each row of a matrix. */
const sumKinds = (state: string | undefined, kind: string): string | undefined => {
  if (state === undefined || state === 's') return kind
  if (kind === 's' || kind === state) return state
  return state === 'm' || kind === 'm' ? 'm' : undefined
}

/** Demands that a line fits the rows of a matrix. */
function fitRows(matrixAt: number, m: Shape, lineAt: number, line: Shape, cx: ShapeScope): void {
  cx.about(
    () => `${cx.say(matrixAt)} and ${cx.say(lineAt)}, which is added to each row`,
    Math.min(matrixAt, lineAt),
    Math.max(matrixAt, lineAt),
  )
  if (isLine(line)) cx.same(columnsOf(m), line.length, ['the length of a row', 'that of the vector'])
}

function sumShape(args: readonly Shape[], cx: ShapeScope): Shape {
  let at = args.findIndex(isArray)
  if (at < 0) return args[0]!
  args.forEach((s, i) => {
    const before = args[at]!
    if (i === at || !isArray(s)) return
    if (s.kind === before.kind) {
      cx.about(() => `${cx.say(at)} and ${cx.say(i)}`, at, i)
      matchSizes(before, s, cx)
    } else if (before.kind === 'matrix') fitRows(at, before, i, s, cx)
    else if (s.kind === 'matrix') {
      fitRows(i, s, at, before, cx)
      at = i
    } else cx.fail(`${cx.say(at)} and ${cx.say(i)}; ${kindsDiffer(before, s)}`)
  })
  return args[at]!
}

/** a + b − …: scalars are added to each entry, a vector to each row of a matrix. */
export const sumRule = (signs: readonly Sign[]): Rule => ({
  name: 'sum',
  chain: sumKinds,
  peers: true,
  shape: sumShape,
  build(args, cx, shape) {
    const terms = args.map((e, i): Expr => {
      const line = shape.kind === 'matrix' && isLine(e.shape)
      if (line)
        cx.note(
          phrase('reading.toEachRow', {
            term: verbatim(cx.text(i)),
            factor: verbatim(bracketed(cx.text(i))),
          }),
        )
      const full = line ? repeatRows(e, shape) : spread(e, shape)
      return signs[i] === '-' ? neg(full) : full
    })
    return add(...terms)
  },
  repairs: (term, text) => (term.args.length > 8 ? [] : sumRepairs(term, signs, text)),
})

/** A vector repeated as columns of a matrix, or one term turned. */
function sumRepairs(term: Term, signs: readonly Sign[], text: (t: Term) => string): Repair[] {
  const s = term.syntax
  if (s.type !== 'sum') return []
  const put = (i: number, shown: string, by: Syntax): Repair => ({
    text: term.args.map((b, j) => signBefore(signs[j]!, j) + (j === i ? shown : text(b))).join(''),
    syntax: { ...s, terms: s.terms.map((t, j) => (j === i ? { ...t, term: by } : t)) },
  })
  const ones: Syntax = { type: 'transpose', arg: { type: 'constant', name: 'ones', args: [] } }
  const matrix = term.args.some((a) => a.shape?.kind === 'matrix')
  const columns = term.args.flatMap((a, i) =>
    matrix && a.shape?.kind === 'vector'
      ? [put(i, `${bracketed(text(a))} 𝟙'`, { type: 'product', factors: [a.syntax, ones] })]
      : [],
  )
  const turns = term.args.map((a, i) => {
    const t = turned(a, text)
    return put(i, t.text, t.syntax)
  })
  return [...columns, ...turns.reverse()]
}

const signBefore = (sign: Sign, at: number): string =>
  at === 0 ? (sign === '-' ? '−' : '') : sign === '-' ? ' − ' : ' + '

export const negateRule: Rule = {
  name: 'sum',
  shape: ([a]) => a!,
  build: ([a]) => neg(a!),
}
