import { type Account, type Answer, differentiated, writtenForms } from '../derivation/account.js'
import { answerIn } from '../derivation/forms.js'
import type { Layout } from '../derivation/layout.js'
import { factorShapes, type Step } from '../derivation/step.js'
import { type Verification as Checked, type VerifyOptions, verify } from '../derivation/verify.js'
import { elaborateExpression } from '../elaborate/elaborate.js'
import { numberNamed, withNumbers } from '../expression/dimension.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import type { Citation } from '../expression/operator.js'
import type { Phrase, Term } from '../expression/phrase.js'
import { type Shape, shapeList } from '../expression/shape.js'
import { expandNames } from '../expression/substitute.js'
import { freeSymbols } from '../expression/walk.js'
import { parseExpression } from '../language/parser.js'
import type { Syntax } from '../language/syntax.js'
import { transpose } from '../operators/algebra/build.js'
import { vocabulary } from '../operators/index.js'
import { type GeneratedCode, toNumpy } from '../print/code/numpy.js'
import { countNodes } from '../print/count.js'
import { latexOf, sourceOf, unicodeOf } from '../print/derivation.js'
import { type Formula, formulaOf, sidesOf, type Written } from '../print/formula.js'
import { derivativeText } from '../print/quotient.js'
import { sayTerm } from '../print/say.js'
import { toSyntax } from '../print/surface.js'
import { type Expansion, expansionOfStep, proofOfStep } from '../proofs/expansion.js'
import { grouped } from '../simplify/group.js'
import { simplify } from '../simplify/simplify.js'
import type { LanguageName } from '../words/catalogue.js'
import { type AppliedText, appliedText } from './applied.js'
import { foldsOf } from './detail.js'
import { checkValue, oneOf } from './options.js'
import type { Reading } from './reading.js'
import { expandedNodes } from './size.js'
import type { Verification } from './verification.js'

export interface AnswerText {
  /** in the three spellings; `source` reads back to the same expression */
  readonly latex: string
  readonly unicode: string
  readonly source: string
  readonly shape: readonly string[]
  /** nodes of the printed tree; names that the engine introduced count as what they stand for */
  readonly nodes: number
  readonly form: 'gradient' | 'jacobian' | 'kronecker' | 'differential' | 'components'
}

/** A name and what it stands for, in the three spellings. */
export interface NameText {
  readonly name: string
  readonly source: string
  readonly latex: string
  readonly unicode: string
}

export interface StepText {
  readonly rule: string
  readonly title: string
  readonly text: string
  /** the rule as a formula, where it has one */
  readonly formula?: string
  /** where the rule stands in the literature */
  readonly cite?: Citation
  /** the sides of the equation, from the left */
  readonly sides: readonly Written[]
  readonly equation: { readonly left: string; readonly right: string }
  readonly latex: string
  readonly unicode: string
  readonly shape: readonly string[]
  /** of a side that is a product of arrays: how the sizes chain, factor by factor */
  readonly factors?: readonly (readonly string[])[]
  /** the name of the rule's proof, where it has one: `expand` tells it */
  readonly expansion?: string
}

/** Code targets that there are. */
export const codeTargets = ['numpy'] as const
export type CodeTarget = (typeof codeTargets)[number]

export interface DerivationOptions {
  /** write out the user's own intermediates */
  readonly expand?: boolean
  /** of titles, reasons and notes; default English */
  readonly language?: LanguageName
  readonly functions?: ReadonlyMap<string, string>
  readonly check?: VerifyOptions
  /** the same derivation with names for large sizes, to be checked in its place; undefined where it cannot be read so */
  readonly standIn?: () => Derivation | undefined
}

/** One derivative, derived: the answer, the steps, how the input was read, and its check. */
export class Derivation {
  readonly account: Account
  readonly reading: Reading
  readonly #options: DerivationOptions
  #checked: Checked | undefined

  constructor(account: Account, reading: Reading, options: DerivationOptions) {
    this.account = account
    this.reading = reading
    this.#options = options
  }

  get language(): LanguageName {
    return this.#options.language ?? 'en'
  }

  /** A phrase, or what phrases speak of, in the derivation's language. */
  say(what: Term): string {
    return sayTerm(what, this.language)
  }

  get layout(): Layout {
    return this.account.layout
  }

  /** What unknown functions stand for. */
  get functions(): ReadonlyMap<string, string> | undefined {
    return this.#options.functions
  }

  /** The answer as an expression. */
  get value(): Expr {
    const { value } = this.account.answer
    return this.#options.expand ? simplify(expandNames(value, () => true)) : value
  }

  get latex(): string {
    return latexOf(this.value, vocabulary)
  }

  get unicode(): string {
    return unicodeOf(this.value, vocabulary)
  }

  get source(): string {
    return sourceOf(this.value, vocabulary)
  }

  /** What the answer is equal to: ∂L/∂W, ∂²L/∂x²; in the other forms dY, ∂vec(Y)/∂vec(X), ∂Y_kl/∂X_ij. */
  get left(): Formula {
    const { answer, steps } = this.account
    if (!(writtenForms as readonly string[]).includes(answer.form))
      return derivativeText(differentiated(this.account), this.account.variables)
    return formulaOf(steps.at(-1)!.sides[0]!, vocabulary)
  }

  /** The answer in all spellings, with its shape and size. */
  get answer(): AnswerText {
    const { account } = this
    const { form } = account.answer
    const axes = [...shapeList(account.target.shape), ...shapeList(account.by.shape)]
    const shape = form === 'differential' || form === 'components' ? axes : shapeList(this.value.shape)
    return {
      latex: this.latex,
      unicode: this.unicode,
      source: this.source,
      shape,
      nodes: this.#nodes(),
      form,
    }
  }

  /**
   * An expression over the names of the program and of the derivation (dX, δ): the answer, in any spelling, reads back to itself.
   * @throws GradusError
   */
  read(text: string): Expr {
    const readers = this.readersFor(this.account.answer)
    return grouped(readers.expression(readers.syntax(text), this.value.shape, text))
  }

  /**
   * Reading in two stages: text over the names of the program and of the derivation, with the dX and the positions of an answer; then
   * the shape that is expected, if one is. `more` are further names.
   */
  readersFor(
    answer: Answer,
    more: readonly SymbolNode[] = [],
  ): {
    readonly syntax: (text: string) => Syntax
    readonly expression: (s: Syntax, expected?: Shape, source?: string, tell?: (note: Phrase) => void) => Expr
  } {
    const { scope } = this.reading
    const positions = answer.indices ? [...answer.indices.of, ...answer.indices.by] : []
    const directions = answer.direction ? [answer.direction] : []
    const also = [...this.account.where, ...directions, ...positions, ...upstreamOf(this.account), ...more]
    const names = this.reading.names.copy()
    for (const s of also) names.add(s.name, { kind: s.shape.kind === 'index' ? 'index' : 'variable' })
    return {
      syntax: (text) => parseExpression(text, names, vocabulary),
      expression: (s, expected, source, tell) => elaborateExpression(s, scope, expected, source, also, tell),
    }
  }

  /** The answer in the other forms, where it is in one of three. */
  get otherForms(): readonly Answer[] {
    const { answer, derivative } = this.account
    if (derivative.form !== 'differential') return []
    const others = writtenForms.filter((f) => f !== answer.form)
    return others.flatMap((f) => answerIn(this.account, f, this.reading.scope.shapes.keys()) ?? [])
  }

  /** Engine names that stand in the answer, with what they stand for. */
  get where(): readonly NameText[] {
    if (this.#options.expand) return []
    return this.account.where.map((s) => ({
      name: s.name,
      source: sourceOf(s.definition!, vocabulary),
      latex: latexOf(s.definition!, vocabulary),
      unicode: unicodeOf(s.definition!, vocabulary),
    }))
  }

  get steps(): readonly StepText[] {
    return stepsOf(this.account).map((s): StepText => {
      const sides = sidesOf(s.sides, vocabulary)
      const latex = sides.map((side) => side.latex)
      const proof = proofOfStep(s, this.account)
      const factors = factorShapes(s).map(shapeList)
      return {
        rule: s.rule,
        title: this.say(s.title),
        text: s.text ? this.say(s.text) : '',
        ...(s.formula !== undefined && { formula: s.formula }),
        ...(s.cite && { cite: s.cite }),
        sides,
        equation: { left: latex[0]!, right: latex.at(-1)! },
        latex: latex.join(' = '),
        unicode: sides.map((side) => side.unicode).join(' = '),
        shape: shapeList(s.shape),
        ...(factors.length > 0 && { factors }),
        ...(proof && { expansion: proof.name }),
      }
    })
  }

  /** For each step the later one that a brief account folds it into, if there is one. */
  get folds(): readonly (number | undefined)[] {
    return foldsOf(this.account)
  }

  /** The rule of a step derived itself, one level deep, in the step's own names where they fit; undefined where it has no proof. */
  expand(step: number): Expansion | undefined {
    const found = stepsOf(this.account)[step]
    return found && expansionOfStep(found, this.account, this.language)
  }

  /** What a step is applied to, in the lines of the program where it stands; empty for one that only arranges what is known. */
  appliedTo(step: number): readonly AppliedText[] {
    const found = stepsOf(this.account)[step]
    return found ? appliedText(found, this.account) : []
  }

  /** Shapes of all symbols as they were read. */
  get shapes(): ReadonlyMap<string, Shape> {
    return this.reading.scope.shapes
  }

  get assumptions(): readonly string[] {
    return this.reading.scope.assumptions.map((p) => this.say(p))
  }

  get notes(): readonly string[] {
    return [...this.reading.scope.notes, ...this.account.notes].map((p) => this.say(p))
  }

  /** Evaluates every step at random points against finite differences; the same result each time it is asked. */
  verify(options?: VerifyOptions): Verification {
    const with_ = {
      conditions: this.reading.scope.conditions,
      ...(this.#options.functions && { functions: this.#options.functions }),
      ...this.#options.check,
      ...options,
    }
    if (!options) this.#checked ??= this.#verified(with_)
    const { reason, ...check } = options ? this.#verified(with_) : this.#checked!
    return { ...check, ...(reason && { reason: this.say(reason) }) }
  }

  /** What a derivation of numbers too large to check says at smaller ones, if it says the same there word for word. */
  get standIn(): Derivation | undefined {
    const other = this.#options.standIn?.()
    return other && same(this, other) ? other : undefined
  }

  #verified(options: VerifyOptions): Checked {
    const own = verify(this.account, options)
    const standIn = own.tooLarge ? this.standIn : undefined
    if (!standIn) return own
    const conditions = { conditions: standIn.reading.scope.conditions }
    const check = verify(standIn.account, { ...options, ...conditions })
    if (check.reason !== undefined) return own
    const stoodIn = [...check.sizes].flatMap(([name, size]) => {
      const large = numberNamed(name)
      return large === undefined ? [] : [[large, size] as const]
    })
    const named = [...check.sizes].filter(([name]) => numberNamed(name) === undefined)
    return { ...check, sizes: new Map(named), standIns: new Map(stoodIn) }
  }

  /** A function that returns value and derivative, the derivative shaped value.shape + wrt.shape. */
  toCode(target: CodeTarget): GeneratedCode {
    checkValue('target', target, oneOf(codeTargets))
    const { derivative, given, turned = false } = this.account
    const { value, form, side, direction } = derivative
    const laid = form === 'gradient' ? side === 'numerator' : (side === 'denominator') !== turned
    const code = toNumpy({
      value: given,
      derivative: laid && !direction ? simplify(transpose(value)) : value,
      ...(direction && { direction }),
      variables: this.reading.scope.variables,
      ...(this.#options.functions && { functions: this.#options.functions }),
    })
    const { declaredAs } = this.reading
    const parameters = Object.entries(code.parameters).map(([name, p]) => [declaredAs.get(name) ?? name, p])
    return { ...code, parameters: Object.fromEntries(parameters) }
  }

  #nodes(): number {
    const engine = (s: SymbolNode): boolean => s.origin === 'engine'
    // written out, a long chain of names may be too long to build: its size is added up instead
    return this.account.where.length === 0
      ? countNodes(toSyntax(this.value))
      : expandedNodes(this.value, engine)
  }
}

/** The steps of every order, the first order first. */
export const stepsOf = (a: Account): readonly Step[] =>
  a.first ? [...stepsOf(a.first), ...a.steps] : a.steps

/** Whether two derivations read the same, line by line, with the same shapes. */
function same(a: Derivation, b: Derivation): boolean {
  const text = (d: Derivation): string =>
    withNumbers(
      JSON.stringify([d.answer, d.where, d.steps, [...d.shapes].map(([n, s]) => [n, shapeList(s)])]),
    )
  return text(a) === text(b)
}

/** ∂L/∂y, where it is given. */
const upstreamOf = (a: Account): SymbolNode[] =>
  freeSymbols([a.target]).filter((s) => s.role?.type === 'partial')
