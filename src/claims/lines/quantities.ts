import { differential } from '../../calculus/differential.js'
import type { Account } from '../../derivation/account.js'
import { deriveAll } from '../../derivation/derive.js'
import { symbol } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { childrenOf } from '../../expression/node.js'
import { substitute } from '../../expression/substitute.js'
import { dependents, ordered } from '../../expression/walk.js'
import { GradusError } from '../../language/errors.js'
import { parseProgram } from '../../language/parser.js'
import type { Syntax } from '../../language/syntax.js'
import { vocabulary } from '../../operators/index.js'
import type { Asked } from '../asked.js'
import { writtenClaim } from '../phrases.js'
import { attempt } from '../reading.js'
import { replaced } from '../slips/places.js'
import { customaryWords, gradientOf, isCustomary } from './function-names.js'
import { LostNames } from './lost-names.js'

/** ∂of/∂by as somebody wrote it, by names. */
export interface Named {
  readonly of: string
  readonly by: string
}

export const derivativeName = ({ of, by }: Named): string => `∂${of}/∂${by}`

/**
 * What the names in somebody's work stand for: those of the program, those that the work defines, derivatives of each by each, and
 * differentials.
 */
export class Quantities {
  readonly #asked: Asked
  readonly direction: SymbolNode
  /** by name, as it is read; what the work names itself is here too */
  readonly #known: Map<string, SymbolNode>
  readonly #defined: SymbolNode[] = []
  readonly #written = new Map<string, Expr>()
  readonly #functionNames = new Set<string>()
  readonly #lost = new LostNames()
  readonly #accounts = new Map<string, Account>()
  readonly #partials = new Map<string, SymbolNode>()
  readonly #brackets: SymbolNode[] = []
  readonly #differentials = new Map<string, SymbolNode>()

  constructor(asked: Asked, direction: SymbolNode) {
    this.#asked = asked
    this.direction = direction
    const { given } = asked.account
    this.#known = new Map([...asked.names, [given.name, given]])
  }

  known(name: string): SymbolNode | undefined {
    return this.#known.get(name)
  }

  /**
   * A name of the work's own.
   * @param isFunction it names the function that is differentiated
   */
  define(name: string, definition: Expr, isFunction: boolean): void {
    if (isFunction) this.#functionNames.add(name)
    const made = symbol(name, definition.shape, { definition })
    this.#known.set(name, made)
    this.#lost.delete(name)
    this.#defined.push(made)
    this.#accounts.clear()
  }

  /** The name is defined, in a line that could not be read. */
  lose(name: string, line: number): void {
    if (!this.#known.has(name)) this.#lost.add(name, line)
  }

  /** A new way to write a name: derivatives are taken of what was written last. */
  rewrite(name: string, definition: Expr): void {
    this.#written.set(name, definition)
    this.#accounts.clear()
  }

  /** All names beside those of the program. */
  get symbols(): SymbolNode[] {
    const own = [...this.#known].filter(([name]) => !this.#asked.names.has(name)).map(([, s]) => s)
    return [
      ...own,
      ...this.#partials.values(),
      ...this.#allDifferentials(),
      ...this.#brackets,
      ...this.#lost.symbols,
    ]
  }

  /**
   * A name for the function, where it was given without one and nobody has named it yet: ∂L/∂w is then of it.
   * @param sure it can be nothing else: otherwise only by a name that people give to functions
   */
  nameFunction(name: string, sure: boolean): void {
    const { given } = this.#asked.account
    const free = given.origin === 'engine' && this.#functionNames.size === 0
    if (!free || this.#known.has(name) || this.#lost.has(name) || !(sure || isCustomary(name))) return
    this.define(name, given.definition ?? given, true)
  }

  /** ∂L/∂W, ∇_W L, grad(L, W), where that is all; ∇L, by the variable that was asked for. */
  derivativeIn(text: string): Named | undefined {
    const by = this.#asked.account.by.name
    const bare = gradientOf(text, by)
    const named = bare === undefined ? this.#derivativeBy(text) : { of: bare, by }
    if (named) this.#lost.refuse([named.of, named.by])
    if (named && this.#known.has(named.by)) this.nameFunction(named.of, bare !== undefined)
    return named
  }

  #derivativeBy(text: string): Named | undefined {
    const names = [...this.#known.keys(), ...customaryWords]
    const parsed = attempt(() => parseProgram(text, { vocabulary, names }))
    if (parsed instanceof GradusError) return undefined
    const [first, ...more] = parsed.statements
    if (first?.type !== 'request' || more.length > 0 || first.order !== 1) return undefined
    const [by, ...others] = first.wrt
    const { of } = first
    if (of.type === 'component' && of.of.type === 'name' && of.span)
      throw ofComponent(of.of.name, text.slice(of.span.start, of.span.end))
    return first.of.type === 'name' && by !== undefined && others.length === 0
      ? { of: first.of.name, by }
      : undefined
  }

  /** How ∂of/∂by is derived. @throws GradusError where it is not known, or no array */
  account({ of, by }: Named): Account {
    const key = `${of}/${by}`
    const made = this.#accounts.get(key) ?? this.#derive(of, by)
    this.#accounts.set(key, made)
    return made
  }

  #derive(of: string, by: string): Account {
    const [function_, variable] = [this.#must(of), this.#must(by)]
    const { account } = this.#asked
    if (this.#isFunction(function_) && variable === account.by) return account
    const result = this.#writtenWith(function_, variable)
    return deriveAll({
      result,
      variables: [variable],
      layout: account.layout,
      order: 1,
      upstream: false,
      taken: this.#known.keys(),
    })[0]!
  }

  #isFunction(s: SymbolNode): boolean {
    const { given } = this.#asked.account
    return s === given || s.name === given.name || this.#functionNames.has(s.name)
  }

  #must(name: string): SymbolNode {
    const found = this.#known.get(name)
    if (found) return found
    const [, whole] = /^(.+?)_[i-s]+$/.exec(name) ?? []
    if (whole !== undefined && this.#known.has(whole)) throw ofComponent(whole, name)
    throw new GradusError({ code: 'work/unknown', message: `${name} is not defined here` })
  }

  /** The function in terms of the names that the work has given, as it was written last, so that it can be differentiated by them. */
  #writtenWith(of: SymbolNode, by: SymbolNode): SymbolNode {
    const latest = (s: SymbolNode): Expr | undefined => this.#written.get(s.name) ?? s.definition
    const meanings = new Map<Expr, SymbolNode>()
    for (const s of this.#defined) if (!meanings.has(s.definition!)) meanings.set(s.definition!, s)
    const below = (e: Expr): readonly Expr[] => {
      if (e === by) return []
      if (e.kind !== 'symbol') return childrenOf(e)
      const definition = latest(e)
      return definition ? [definition, ...this.#defined] : []
    }
    const renewed = new Map<Expr, Expr>()
    for (const e of ordered([of], below)) {
      const definition = e.kind === 'symbol' && e !== by ? latest(e) : undefined
      if (e.kind !== 'symbol' || !definition) continue
      // one name after the other: what a name stands for may be written with those before it
      const inNames = [...meanings].reduce(
        (w, [meaning, name]) => (name === e ? w : substitute(w, (x) => (x === meaning ? name : undefined))),
        definition,
      )
      const written = substitute(inNames, (x) => renewed.get(x))
      if (written !== e.definition)
        renewed.set(e, symbol(e.name, e.shape, { definition: written, properties: e.properties }))
    }
    const found = (renewed.get(of) ?? of) as SymbolNode
    if (found === by || dependents([found], by).has(found)) return found
    throw new GradusError({
      code: 'work/apart',
      message: `${of.name} is not written with ${by.name}`,
      hint: `a line ${of.name} = … in terms of ${by.name} before this one`,
    })
  }

  /**
   * A tree in which derivatives, and the d(X⁻¹) of what has no name, are names of their own.
   * @throws GradusError for one that cannot be derived
   */
  inNames(s: Syntax, read: (s: Syntax) => Expr): Syntax {
    this.#lost.refuseIn(s)
    return replaced(s, (node) => {
      if (node.type === 'product') return this.#differentialsIn(node, read)
      if (node.type !== 'partial' || !this.#known.has(node.of) || !this.#known.has(node.by)) return undefined
      const { answer } = this.account(node)
      if (answer.direction || answer.indices)
        throw new GradusError({
          code: 'work/axes',
          message: `${derivativeName(node)} has more than two axes`,
        })
      const name = derivativeName(node)
      const made = symbol(name, answer.value.shape, { definition: answer.value, origin: 'engine' })
      this.#partials.set(name, made)
      return { type: 'name', name }
    })
  }

  /** d(X⁻¹) is read as a product of an unknown d. */
  #differentialsIn(s: Syntax & { type: 'product' }, read: (s: Syntax) => Expr): Syntax | undefined {
    const at = s.factors.findIndex((f) => f.type === 'name' && f.name === 'd')
    const of = s.factors[at + 1]
    if (at < 0 || !of || this.#known.has('d')) return undefined
    const value = read(of)
    const name = `d(${writtenClaim(of)})`
    const definition = differential(value, this.#asked.account.by, this.direction)
    if (!this.#brackets.some((b) => b.name === name))
      this.#brackets.push(symbol(name, value.shape, { definition, origin: 'engine' }))
    const factors = [...s.factors.slice(0, at), { type: 'name', name } as const, ...s.factors.slice(at + 2)]
    return factors.length === 1 ? factors[0] : { ...s, factors }
  }

  /** dL: how it changes with the variable. */
  differential(name: string): SymbolNode | undefined {
    return this.#allDifferentials().find((s) => s.name === name)
  }

  isDifferential(name: string): boolean {
    return this.differential(name) !== undefined || this.#brackets.some((b) => b.name === name)
  }

  #allDifferentials(): SymbolNode[] {
    const { by } = this.#asked.account
    for (const [name, s] of this.#known) {
      if (this.#differentials.has(name) || s.shape.kind === 'index') continue
      if (s === by) this.#differentials.set(name, this.direction)
      else if (s.definition && dependents([s], by).has(s)) {
        const definition = attempt(() => differential(s, by, this.direction))
        if (!(definition instanceof GradusError))
          this.#differentials.set(name, symbol(`d${name}`, s.shape, { definition, origin: 'engine' }))
      }
    }
    return [...this.#differentials.values()]
  }
}

const ofComponent = (whole: string, component: string): GradusError =>
  new GradusError({
    code: 'work/component',
    message: `a line about one component, ${component}, cannot be judged`,
    hint: `say what the whole derivative is, with ${whole} in place of ${component}: matrices in place of sums over indices`,
  })
