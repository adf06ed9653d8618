import type { Dim } from '../expression/dimension.js'
import { type Shape, shapeText } from '../expression/shape.js'
import { GradusError } from '../language/errors.js'
import { type Environment, raise, textOf } from './environment.js'
import { kindLetter } from './kinds.js'
import { Reader } from './read.js'
import type { Repair, ShapeScope, Term } from './term.js'

/** The longest operand that an error quotes. */
const quotable = 40

/** `A is m×n`; what is too long to quote is told by its place. */
const tell = (text: string, place: string, s: Shape): string =>
  `${text.length <= quotable ? text : place} is ${s.kind === 'scalar' ? 'a scalar' : shapeText(s)}`

const ordinals = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth']
const placeOf = (i: number): string => (ordinals[i] ? `the ${ordinals[i]} operand` : `operand ${i + 1}`)

/** What the rules of shapes may ask, for one term. */
function scopeOf(term: Term, env: Environment): ShapeScope {
  const shapes = term.args.map((a) => a.shape!)
  const text = (i: number): string => textOf(term.args[i]!)
  const say = (i: number): string => tell(text(i), placeOf(i), shapes[i]!)
  const everything = (): string => term.args.map((_, i) => say(i)).join(' and ')
  let subject = everything
  let span = term.syntax.span
  const fail = (message: string, hint?: string): never =>
    raise(`shape/${term.rule.name}`, message, { span, origin: term.origin }, hint)
  return {
    fail,
    fresh: () => env.sizes.fresh(),
    known: (d) => env.sizes.resolve(d),
    text,
    say,
    about: (s, from, to) => {
      subject = s
      const [start, end] = [from, to].map((i) => (i === undefined ? undefined : term.args[i]?.syntax.span))
      span = start && end ? { start: start.start, end: end.end } : term.syntax.span
    },
    same(a: Dim, b: Dim, why: string | readonly [string, string]) {
      if (env.sizes.unify(a, b)) return
      const [x, y] = [env.sizes.resolve(a), env.sizes.resolve(b)]
      fail(
        typeof why === 'string'
          ? `${subject()}; the ${why} ${x.key} and ${y.key} differ`
          : `${subject()}; ${why[0]} is ${x.key} and ${why[1]} is ${y.key}`,
      )
    },
  }
}

/** Infers the shape of one term whose operands have theirs. */
function inferTerm(term: Term, env: Environment): void {
  for (const a of term.args) a.shape = env.sizes.resolveShape(a.shape!)
  term.shape = env.sizes.resolveShape(
    term.rule.shape(
      term.args.map((a) => a.shape!),
      scopeOf(term, env),
    ),
  )
}

/** Terms of one statement in order, and what follows from its shape. */
export interface Passage {
  readonly terms: readonly Term[]
  readonly root: Term
  /** takes the shape to where the statement wants it */
  readonly conclude: (root: Term) => void
}

/**
 * Infers all shapes, in order. An error about a text carries a hint if another way to write the term, or the term around it, makes this
 * and all that follows fit.
 * @throws GradusError
 */
export function inferShapes(passages: readonly Passage[], env: Environment): void {
  passages.forEach((p, n) => {
    p.terms.forEach((term, k) => {
      const undo = env.sizes.snapshot()
      try {
        inferTerm(term, env)
      } catch (e) {
        if (!(e instanceof GradusError) || e.problem.hint || !term.origin.text) throw e
        undo()
        const hint = workingRepair(passages, n, k, env)
        throw hint === undefined ? e : new GradusError({ ...e.problem, hint })
      }
    })
    p.conclude(p.root)
  })
}

function workingRepair(
  passages: readonly Passage[],
  n: number,
  k: number,
  env: Environment,
): string | undefined {
  const { terms } = passages[n]!
  const term = terms[k]!
  const parentAt = terms.findIndex((t) => t.args.includes(term))
  const parent = terms[parentAt]
  const candidates: { repair: Repair; at: number }[] = [
    ...(parent?.rule.repairsBelow?.(parent, term, textOf) ?? []).map((repair) => ({ repair, at: parentAt })),
    ...(term.rule.repairs?.(term, textOf) ?? []).map((repair) => ({ repair, at: k })),
  ]
  for (const { repair, at } of candidates) {
    const undo = env.sizes.snapshot()
    try {
      const shape = tryRepair(passages, n, at, repair, env)
      if (repair.kind && repair.kind !== kindLetter(shape.kind)) continue
      const result = shape.kind === 'scalar' ? 'a scalar' : shapeText(shape)
      return `${repair.text} works (${result})${repair.remark ?? ''}`
    } catch (e) {
      if (!(e instanceof GradusError)) throw e
    } finally {
      undo()
    }
  }
  return undefined
}

/** Puts the repair in the place of a term and goes through all that follows; throws where it does not fit. */
function tryRepair(
  passages: readonly Passage[],
  n: number,
  at: number,
  repair: Repair,
  env: Environment,
): Shape {
  const passage = passages[n]!
  const term = passage.terms[at]!
  const reading = new Reader(env, term.origin, false).read(repair.syntax, term.scope)
  for (const t of reading.terms) inferTerm(t, env)
  const shape = reading.root.shape!
  term.shape = shape
  for (const t of passage.terms.slice(at + 1)) inferTerm(t, env)
  passage.conclude(passage.root)
  for (const later of passages.slice(n + 1)) {
    for (const t of later.terms) inferTerm(t, env)
    later.conclude(later.root)
  }
  return env.sizes.resolveShape(shape)
}
