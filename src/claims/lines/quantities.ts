import { differential } from '../../calculus/differential.js'
import type { Account } from '../../derivation/account.js'
import { deriveAll } from '../../derivation/derive.js'
import { symbol } from '../../expression/make.js'
import type { Expr, SymbolNode } from '../../expression/node.js'
import { substitute } from '../../expression/substitute.js'
import { dependents, postorder } from '../../expression/walk.js'
import { GradusError } from '../../language/errors.js'
import { parseProgram } from '../../language/parser.js'
import type { Syntax } from '../../language/syntax.js'
import { vocabulary } from '../../operators/index.js'
import type { Asked } from '../asked.js'
import { attempt } from '../reading.js'
import { replaced } from '../slips/places.js'

/** ∂of/∂by as somebody wrote it, by names. */
export interface Named {
  readonly of: string
  readonly by: string
}

/**
 * What the names in somebody's work stand for: those of the program, those that the work defines, derivatives of each by each, and
 * differentials.
 */
export class Quantities {
  readonly #asked: Asked
  readonly direction: SymbolNode
  /** by name; what the work names itself, or writes in a new way, is here too */
  readonly #known: Map<string, SymbolNode>
  readonly #defined: SymbolNode[] = []
  readonly #functionNames = new Set<string>()
  readonly #accounts = new Map<string, Account>()
  readonly #partials = new Map<string, SymbolNode>()
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
   * A name of the work's own, or a new way to write one that is known; derivatives are taken of what was written last.
   * @param isFunction it names the function that is differentiated
   */
  define(name: string, definition: Expr, isFunction = false): SymbolNode {
    if (isFunction) this.#functionNames.add(name)
    const made = symbol(name, definition.shape, { definition })
    this.#known.set(name, made)
    this.#defined.push(made)
    this.#accounts.clear()
    this.#differentials.clear()
    return made
  }

  /** All names beside those of the program. */
  get symbols(): SymbolNode[] {
    const own = [...this.#known].filter(([name]) => !this.#asked.names.has(name)).map(([, s]) => s)
    return [...own, ...this.#partials.values(), ...this.#allDifferentials()]
  }

  /** ∂L/∂W, ∇_W L, grad(L, W), where that is all. */
  derivativeIn(text: string): Named | undefined {
    const parsed = attempt(() => parseProgram(text, { vocabulary, names: this.#known.keys() }))
    if (parsed instanceof GradusError) return undefined
    const [first, ...more] = parsed.statements
    if (first?.type !== 'request' || more.length > 0 || first.order !== 1) return undefined
    const [by, ...others] = first.wrt
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
    throw new GradusError({ code: 'work/unknown', message: `${name} is not defined here` })
  }

  /** The function in terms of the names that the work has given, so that it can be differentiated by them. */
  #writtenWith(of: SymbolNode, by: SymbolNode): SymbolNode {
    if (of === by || dependents([of], by).has(of)) return of
    const meanings = new Map<Expr, Expr>()
    for (const s of this.#defined) if (s.definition && s.name !== of.name) meanings.set(s.definition, s)
    const renewed = new Map<Expr, Expr>()
    for (const e of postorder([of])) {
      if (e.kind !== 'symbol' || !e.definition) continue
      const written = substitute(e.definition, (x) => meanings.get(x) ?? renewed.get(x))
      if (written !== e.definition)
        renewed.set(e, symbol(e.name, e.shape, { definition: written, properties: e.properties }))
    }
    const found = (renewed.get(of) ?? of) as SymbolNode
    if (dependents([found], by).has(found)) return found
    // what it was before it was written anew
    const before = this.#asked.names.get(of.name)
    if (before && before !== of && dependents([before], by).has(before)) return before
    throw new GradusError({
      code: 'work/apart',
      message: `${of.name} is not written with ${by.name}`,
      hint: `a line ${of.name} = … in terms of ${by.name} before this one`,
    })
  }

  /** A tree in which derivatives are names of their own. @throws GradusError for one that cannot be derived */
  withoutPartials(s: Syntax): Syntax {
    return replaced(s, (node) => {
      if (node.type !== 'partial' || !this.#known.has(node.of) || !this.#known.has(node.by)) return undefined
      const { answer } = this.account(node)
      if (answer.direction || answer.indices)
        throw new GradusError({
          code: 'work/axes',
          message: `∂${node.of}/∂${node.by} has more than two axes`,
        })
      const name = `∂${node.of}/∂${node.by}`
      const made = symbol(name, answer.value.shape, { definition: answer.value, origin: 'engine' })
      this.#partials.set(name, made)
      return { type: 'name', name }
    })
  }

  /** dL: how it changes with the variable. */
  differential(name: string): SymbolNode | undefined {
    return this.#allDifferentials().find((s) => s.name === name)
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
