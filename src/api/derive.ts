import type { WorkResult } from '../claims/lines/report.js'
import type { ClaimResult } from '../claims/report.js'
import { deriveAll as account } from '../derivation/derive.js'
import type { VerifyOptions } from '../derivation/verify.js'
import { wrtSymbol } from '../elaborate/elaborate.js'
import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { GradusError } from '../language/errors.js'
import { canonicalName } from '../language/parser.js'
import { checkClaim as judgeClaim } from './claim.js'
import { Derivation } from './derivation.js'
import { checkOptions, checkValue, type DeriveOptions, text } from './options.js'
import { type Reading, read } from './reading.js'
import { checkWork as judgeWork } from './work.js'

/** All derivatives that are asked for: by each variable of `wrt`, or each request of the program, in order. @throws GradusError */
export function deriveAll(program: string, options: DeriveOptions = {}): Derivation[] {
  checkValue('program', program, text)
  checkOptions(options)
  let standIns: Derivation[] | undefined
  return derivations(program, options, (place) => {
    standIns ??= withNamesForSizes(program, options)
    return standIns[place]
  })
}

/** With names for large sizes; none where the sizes do not fit each other so, as 784 = 28·28 does. */
function withNamesForSizes(program: string, options: DeriveOptions): Derivation[] {
  try {
    return derivations(program, options)
  } catch (e) {
    if (e instanceof GradusError) return []
    throw e
  }
}

/** @param standIn the derivation at a place with names for large sizes; without it these are the ones */
function derivations(
  program: string,
  options: DeriveOptions,
  standIn?: (place: number) => Derivation | undefined,
): Derivation[] {
  const functions = new Map(Object.entries(options.functions ?? {}))
  const wrt =
    options.wrt === undefined
      ? undefined
      : typeof options.wrt === 'string'
        ? options.wrt.split(',').map((s) => s.trim())
        : options.wrt
  const readWith = (free?: ReadonlySet<string>): Reading =>
    read(program, {
      functions,
      ...(options.where !== undefined && { where: options.where }),
      ...(wrt && { wrt: wrt.map(canonical) }),
      ...(options.of !== undefined && { of: canonical(options.of) }),
      standIns: standIn === undefined,
      ...(free && { free }),
    })
  const first = readWith()
  const free = derivedAgain(first, wrt, options)
  const reading = free.size > 0 ? readWith(free) : first
  const { scope } = reading
  const questions = wrt
    ? [
        {
          of: scope.result,
          ofName: scope.resultName,
          wrt: wrt.map((name) => wrtSymbol(scope, canonical(name))),
          order: options.order ?? (options.and === undefined ? 1 : 2),
          ...(options.and !== undefined && { and: wrtSymbol(scope, canonical(options.and)) }),
        },
      ]
    : scope.requests.map((r) => ({ ...r, order: options.order ?? r.order }))
  if (questions.length === 0)
    throw new GradusError({
      code: 'request/missing',
      message: 'by what? The program asks for no derivative',
      hint: `--wrt takes ${variableList(reading)}; in a program, a line such as ∂${scope.resultName ?? 'f'}/∂${variablesOf(reading)[0]}`,
    })
  const check: VerifyOptions = {
    ...(options.samples !== undefined && { samples: options.samples }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.tolerance !== undefined && { tolerance: options.tolerance }),
  }
  const answers = grouped(questions).flatMap((q) => {
    const taken = new Set([...scope.shapes.keys(), ...scope.dimensions, ...scope.functions.keys()])
    const result = asSymbol(q.of, q.ofName, taken)
    taken.add(result.name)
    return account({
      result,
      variables: q.wrt,
      layout: options.layout ?? 'denominator',
      order: q.order,
      ...(options.method && { method: options.method }),
      ...(q.and && { and: q.and }),
      ...(options.form && { form: options.form }),
      upstream: options.upstream ?? false,
      taken,
      definitions: scope.definitions,
    }).map((a, i) => {
      const place = q.places[i]!
      const rest = standIn ? { standIn: () => standIn(place) } : {}
      return {
        place,
        derivation: new Derivation(a, reading, {
          expand: options.expand ?? false,
          language: options.language ?? 'en',
          functions,
          check,
          ...rest,
        }),
      }
    })
  })
  return answers.sort((a, b) => a.place - b.place).map((a) => a.derivation)
}

/** The variables by which a derivative is derived again, among those whose properties are equations. */
function derivedAgain(
  { scope }: Reading,
  wrt: readonly string[] | undefined,
  { order, and }: DeriveOptions,
): ReadonlySet<string> {
  const again = (asked: number | undefined): boolean => (order ?? asked ?? 1) > 1
  const names = wrt
    ? again(and === undefined ? 1 : 2)
      ? [...wrt, ...(and === undefined ? [] : [and])].map(canonical)
      : []
    : scope.requests.filter((r) => again(r.order)).flatMap((r) => r.wrt.map((s) => s.name))
  return new Set(
    names.filter((n) => {
      const properties = scope.variables.get(n)?.properties
      return properties && (['probability', 'onehot', 'orthogonal'] as const).some((p) => properties.has(p))
    }),
  )
}

interface Asked {
  readonly of: Expr
  readonly ofName: string | null
  readonly wrt: readonly SymbolNode[]
  readonly order: number
  readonly and?: SymbolNode
}

/** Requests for one function together, so that they share a sweep; `places` keeps the order in which they were asked. */
function grouped(questions: readonly Asked[]): (Asked & { places: number[] })[] {
  const groups: (Asked & { wrt: SymbolNode[]; places: number[] })[] = []
  let place = 0
  for (const q of questions)
    for (const by of q.wrt) {
      const group = groups.find(
        (g) => g.of === q.of && g.order === q.order && g.and === q.and && !g.wrt.includes(by),
      )
      if (group) {
        group.wrt.push(by)
        group.places.push(place++)
      } else groups.push({ ...q, wrt: [by], places: [place++] })
    }
  return groups
}

/** The one derivative that is asked for. @throws GradusError for input that cannot be read or derived, and where several are asked for */
export function derive(program: string, options: DeriveOptions = {}): Derivation {
  const derivations = deriveAll(program, options)
  if (derivations.length > 1)
    throw new GradusError({
      code: 'option/many',
      message: `${derivations.length} derivatives are asked for: ${derivations.map((d) => d.left.unicode).join(', ')}`,
      hint: 'say which with wrt; deriveAll gives them all',
      input: 'option',
    })
  return derivations[0]!
}

/** Is this answer right? Derives, and compares at random points. @throws GradusError */
export function checkClaim(program: string, claim: string, options: DeriveOptions = {}): ClaimResult {
  checkValue('claim', claim, text)
  return judgeClaim(derive(program, options), claim)
}

/**
 * Is this derivation right, line by line? A line names a part (`z = W x`), says what a derivative, a differential or a part is (`∂L/∂z = 2 z`,
 * `dL = …`), or is an expression alone: the answer. @throws GradusError
 */
export function checkWork(program: string, work: string, options: DeriveOptions = {}): WorkResult {
  checkValue('work', work, text)
  return judgeWork(derive(program, options), work)
}

/** `mu` names μ, `W_1` names W1: options are spelled as freely as programs. */
const canonical = (name: string): string => canonicalName(name) ?? name

/** Names to differentiate by, those of the program's own numbers and arrays. */
const variablesOf = ({ scope }: Reading): string[] =>
  scope.variables.size > 0 ? [...scope.variables.keys()] : ['x']

/** `x`; `W, x or b`; `W, x, b, …` */
function variableList(reading: Reading): string {
  const names = variablesOf(reading)
  const last = names.at(-1)!
  if (names.length > 12) return `${names.slice(0, 12).join(', ')}, …`
  return names.length === 1 ? last : `${names.slice(0, -1).join(', ')} or ${last}`
}

/** What is differentiated, under a name: its own, or f (F for a matrix). */
function asSymbol(of: Expr, name: string | null, taken: ReadonlySet<string>): SymbolNode {
  if (of.kind === 'symbol') return of
  const letters = of.shape.kind === 'matrix' ? ['F', 'Y', 'G'] : ['f', 'y', 'g', 'L']
  return symbol(name ?? letters.find((l) => !taken.has(l)) ?? 'f₀', of.shape, {
    definition: of,
    origin: 'engine',
  })
}
