import { addDims, constantDim, type Dim, dim, multiplyDims, namedNumber } from '../expression/dimension.js'
import { distinctPhrases, type Phrase } from '../expression/phrase.js'
import { GradusError, type Problem } from '../language/errors.js'
import type { Span, Syntax } from '../language/syntax.js'
import { hideUnknowns, Sizes } from './sizes.js'
import { nameHint } from './suggest.js'
import type { Origin, Term, Variable } from './term.js'

/** `f(x)` undeclared is applied entry by entry; `f: R^n -> R^m` has sizes. */
export interface UnknownFunction {
  readonly name: string
  readonly from?: Dim
  readonly to?: Dim
}

/** All that a program has named so far. */
export class Environment {
  readonly sizes = new Sizes()

  /**
   * @param standIns read large numbers for sizes as names, which other numbers can stand in for
   * @param free names of variables that vary freely
   */
  constructor(
    readonly standIns = false,
    readonly free: ReadonlySet<string> = new Set(),
  ) {}

  /** variables and definitions by name; `∂L/∂y` for an upstream derivative */
  readonly variables = new Map<string, Variable>()
  /** names of sizes: they stand for numbers in expressions */
  readonly dims = new Set<string>()
  readonly functions = new Map<string, UnknownFunction>()
  /** definitions that come later in the program */
  readonly pending = new Set<string>()
  readonly assumptions: Phrase[] = []
  /** `A^t` is read as a transpose: t is no quantity here */
  smallTranspose = false
  private readonly told: Phrase[] = []

  /** What the reader should know about how something was read, each thing once. */
  get notes(): readonly Phrase[] {
    return distinctPhrases(this.told)
  }

  note(phrase: Phrase): void {
    this.told.push(phrase)
  }

  get noteCount(): number {
    return this.told.length
  }

  /** Takes back what was noted after the first so many: it is about an expression beside the program. */
  takeNotes(from: number): Phrase[] {
    return this.told.splice(from)
  }

  /** What stands for more than a name, d(X⁻¹), is none that could be meant. */
  nameHint(name: string): string | undefined {
    return nameHint(
      name,
      [...this.variables.values()].filter((v) => !v.partial && !/[\s(∂]/.test(v.name)).map((v) => v.name),
    )
  }
}

/** The text of a span with the brackets that belong to it, and the commands of LaTeX whole. */
export function snippet(text: string, span: Span): string {
  let { start, end } = span
  const pairs: Record<string, string> = { '(': ')', '[': ']', '{': '}' }
  const missing: string[] = []
  let unopened = 0
  for (const ch of text.slice(start, end)) {
    if (pairs[ch]) missing.push(pairs[ch])
    else if (ch === missing[missing.length - 1]) missing.pop()
    else if (ch === ')' || ch === ']' || ch === '}') unopened++
  }
  for (; unopened > 0 && start > 0; start--) if ('([{'.includes(text[start - 1]!)) unopened--
  while (missing.length > 0 && end < text.length)
    if (text[end++] === missing[missing.length - 1]) missing.pop()
  if (text[start] === '{') start -= /\\[A-Za-z]+\s*$/.exec(text.slice(0, start))?.[0].length ?? 0
  if (text[end - 1] === '\\') end += /^[A-Za-z]+/.exec(text.slice(end))?.[0].length ?? 0
  return text.slice(start, end).replace(/\s+/g, ' ').trim()
}

/** A term as it was written, or its name. */
export const textOf = (t: Term): string => syntaxText(t.syntax, t.origin)

export function syntaxText(s: Syntax, origin: Origin): string {
  // a number may have been typed above the line, x²
  if (s.type === 'number') return s.text
  if (s.span && origin.text) return snippet(origin.text, s.span)
  return s.type === 'name' ? s.name : 'this'
}

/** @throws GradusError always */
export function raise(
  code: string,
  message: string,
  at: { readonly span?: Span; readonly origin?: Origin },
  hint?: string,
): never {
  const problem: Problem = {
    code,
    message: hideUnknowns(message),
    ...(at.span && { span: at.span }),
    ...(at.origin && { input: at.origin.input }),
    ...(hint && { hint: hideUnknowns(hint) }),
  }
  throw new GradusError(problem)
}

/** Sizes that are checked as they are: small, and often meant as just that number. */
const largestKept = 12

/** Whether a smaller number may stand in for this size. */
export const isStoodIn = (size: number): boolean => size > largestKept

/** A size as it is written in declarations, ranges and subscripts: a number, names, products and sums of them. */
export function readSize(s: Syntax, env: Environment, origin: Origin): Dim {
  const wrong = (): never =>
    raise(
      'size/form',
      `${syntaxText(s, origin)} is not a size`,
      { span: s.span, origin },
      'sizes are whole numbers and names, such as 3, n, n + 1',
    )
  switch (s.type) {
    case 'number':
      if (!/^\d+$/.test(s.text) || Number(s.text) <= 0 || !Number.isSafeInteger(Number(s.text)))
        return wrong()
      return env.standIns && isStoodIn(Number(s.text)) ? namedNumber(Number(s.text)) : dim(Number(s.text))
    case 'name':
      env.dims.add(s.name)
      return dim(s.name)
    case 'product':
      return s.factors.map((f) => readSize(f, env, origin)).reduce(multiplyDims)
    case 'sum': {
      const total = addDims(
        ...s.terms.map((t) => {
          const d = readSize(t.term, env, origin)
          return t.sign === '-' ? multiplyDims(dim(-1), d) : d
        }),
      )
      const known = constantDim(total)
      return known !== undefined && known < 1 ? wrong() : total
    }
    default:
      return wrong()
  }
}
