import { named, phrase, type Term, verbatim } from '../expression/phrase.js'
import { type Environment, syntaxText, textOf } from './environment.js'
import { decided } from './kinds.js'
import { NameIndex } from './suggest.js'
import type { Term as Node } from './term.js'

/** Notes on what people often mean otherwise. */
export function noteReadings(terms: readonly Node[], env: Environment): void {
  for (const t of terms)
    if (t.rule.name === 'product') {
      noteHalf(t, env)
      noteCalls(t, env)
    }
}

/** `1/2σ²`: the slash reaches only to the 2. */
function noteHalf(t: Node, env: Environment): void {
  const { syntax: s } = t
  const { text } = t.origin
  if (s.type !== 'product') return
  s.factors.forEach((f, i) => {
    const next = s.factors[i + 1]
    if (f.type !== 'quotient' || !next || !f.span || !next.span) return
    const adjacent = f.span.end === next.span.start && /[\p{L}]/u.test(text[next.span.start] ?? '')
    const slash = text.slice(f.span.start, f.span.end).includes('/')
    if (!adjacent || !slash || t.args[i + 1]!.shape?.kind !== 'scalar') return
    const [a, b, c] = [f.numerator, f.denominator, next].map((x) => verbatim(syntaxText(x, t.origin))) as [
      Term,
      Term,
      Term,
    ]
    env.note(phrase('reading.half', { a, b, c }))
  })
}

/** `p(x)`: a name that nobody declared, before brackets around a name, may have been meant as a function. */
function noteCalls({ syntax: s, args, origin: { text } }: Node, env: Environment): void {
  if (s.type !== 'product') return
  s.factors.forEach((f, i) => {
    const next = s.factors[i + 1]
    const name = args[i]!.variable
    if (!name || name.declared || name.value || name.index || !f.span || next?.type !== 'name') return
    if (/^\(\s*[\p{L}\p{M}\p{N}_\\{}]+\s*\)/u.test(text.slice(f.span.end)))
      env.note(
        phrase('reading.asProduct', { name: named(name), of: verbatim(syntaxText(next, args[i]!.origin)) }),
      )
  })
}

/** `b is a scalar, from its use in a'x + b`. */
export function tellKinds(env: Environment): void {
  for (const v of env.variables.values()) {
    const kind = decided(v.cell)
    if (v.declared || v.index || v.value || v.partial || !kind) continue
    const { cause } = v.cell
    const what = { name: named(v), kind: phrase(`kinds.${kind}`) }
    env.assumptions.push(
      cause === 'convention' || !cause
        ? phrase('reading.byConvention', what)
        : phrase('reading.fromUse', { ...what, use: verbatim(textOf(cause)) }),
    )
  }
}

/** A name that nobody declared, next to one that somebody did. */
export function noteSlips(env: Environment): void {
  const declared = [...env.variables.values()].filter((v) => v.declared || v.value).map((v) => v.name)
  const names = new NameIndex(declared)
  for (const v of env.variables.values()) {
    if (v.declared || v.value || v.partial) continue
    const close = names.closest(v.name)
    if (close) env.note(phrase('reading.undeclared', { name: named(v), close: { name: close } }))
  }
}
