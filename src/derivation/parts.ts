import { freeIndices, isLoop } from '../expression/indices.js'
import { kept } from '../expression/kept.js'
import { symbol, withChildren } from '../expression/make.js'
import { type ApplyNode, childrenOf, type Expr, type SymbolNode } from '../expression/node.js'
import { isArray } from '../expression/shape.js'
import { substitute } from '../expression/substitute.js'
import { postorder } from '../expression/walk.js'
import { addOp } from '../operators/algebra/add.js'
import { isApply, isNegative, isOnesArray, transpose } from '../operators/algebra/build.js'
import { hadamardOp } from '../operators/algebra/hadamard.js'
import { isDenominator } from '../operators/algebra/power.js'
import { productOp } from '../operators/algebra/product.js'
import { transposeOp } from '../operators/algebra/transpose.js'
import { type FreshNames, lettersFor, type PartRole } from './names.js'

/**
 * A computation cut into named parts, each one step of a derivation: z = W₁x, a = tanh z, e = W₂a − y, L = ‖e‖². The user's own
 * names are kept; the engine names what a teacher would.
 */
export interface Part {
  /** its name; the definition is `expression` */
  readonly name: SymbolNode
  /** in terms of the variables and earlier parts */
  readonly expression: Expr
  /** the variables and parts that vary and that it uses directly, in order of first use */
  readonly uses: readonly SymbolNode[]
  /** what all parts are called, by their expressions */
  readonly called: ReadonlyMap<Expr, SymbolNode>
}

export interface Parts {
  /** those that vary, earlier before later; the last is the result */
  readonly all: readonly Part[]
  readonly result: Part
  /** where in the computation as it was given the expressions over names stand */
  readonly origins: ReadonlyMap<Expr, Expr>
}

/** How much goes on in an expression over names: nothing, sums and products only, or a rule of its own. */
type Level = 'name' | 'linear' | 'rule'

/**
 * @param result the name of the function that is differentiated; its definition is cut up
 * @param variables by what it is differentiated
 */
export function cutIntoParts(result: SymbolNode, variables: readonly SymbolNode[], fresh: FreshNames): Parts {
  return new Cutter(variables, fresh).cut(result)
}

class Cutter {
  readonly #variables: ReadonlySet<Expr>
  readonly #fresh: FreshNames
  /** what a node is written as, over names */
  readonly #written = new Map<Expr, Expr>()
  /** whether a written expression varies, and how much goes on in it */
  readonly #level = new Map<Expr, Level>()
  readonly #named = new Map<Expr, SymbolNode>()
  readonly #origins = new Map<Expr, Expr>()
  readonly #parts: Part[] = []

  constructor(variables: readonly SymbolNode[], fresh: FreshNames) {
    this.#variables = new Set<Expr>(variables)
    this.#fresh = fresh
  }

  cut(result: SymbolNode): Parts {
    const stop = (e: Expr): boolean => this.#variables.has(e)
    for (const e of postorder([result], { stop })) {
      const written = this.#write(e)
      this.#written.set(e, written)
      if (!this.#origins.has(written)) this.#origins.set(written, e)
    }
    const all = this.#parts
    return { all, result: all[all.length - 1]!, origins: this.#origins }
  }

  #varies(e: Expr): boolean {
    return this.#level.has(e)
  }

  #write(e: Expr): Expr {
    if (this.#variables.has(e)) {
      this.#level.set(e, 'name')
      return e
    }
    if (e.kind === 'symbol') {
      if (!e.definition) return e
      const written = this.#written.get(e.definition)!
      return this.#varies(written) ? this.#part(written, e) : e
    }
    const below = childrenOf(e).map((c) => this.#written.get(c)!)
    if (!below.some((b) => this.#varies(b))) return e
    if (e.kind !== 'apply' || freeIndices(e).size > 0) {
      // what depends on an index is no part; of what it is made of, arrays are
      const array = (b: Expr): boolean => isArray(b.shape) && this.#varies(b) && freeIndices(b).size === 0
      const written = withChildren(
        e,
        below.map((b) => (array(b) && !isLoop(e) ? this.#nameOperand(b) : b)),
      )
      this.#level.set(written, 'rule')
      return written
    }
    return this.#writeApply(e, below)
  }

  #writeApply(e: ApplyNode, below: readonly Expr[]): Expr {
    const moving = below.filter((b) => this.#varies(b))
    const structural = isApply(e, addOp) || isApply(e, transposeOp)
    const product = isApply(e, productOp) || isApply(e, hadamardOp)
    const linear =
      structural ||
      product ||
      (e.op.linearIn !== undefined &&
        moving.length === 1 &&
        e.op.linearIn(
          e,
          below.findIndex((b) => this.#varies(b)),
        ))
    const args = below.map((b) => {
      if (!this.#varies(b)) return b
      if (structural || e.op.inline) return b
      if (product) return this.#nameFactor(b, moving.length > 1)
      if (linear) return isArray(b.shape) ? this.#nameRule(b) : b
      return this.#nameOperand(b)
    })
    const written = withChildren(e, args)
    if (this.#variables.has(written) || this.#named.has(written)) return written
    const inner = args.filter((a) => this.#varies(a)).map((a) => this.#level.get(a)!)
    // a constructor may have dissolved what varied (x − x)
    if (inner.length > 0 && dependsOnAny(written, this.#level))
      this.#level.set(written, linear && !inner.includes('rule') ? 'linear' : 'rule')
    return written
  }

  /** A factor of a product: a rule's result is named, and of several factors that vary also each sum and each scalar formula. */
  #nameFactor(b: Expr, several: boolean): Expr {
    const level = this.#level.get(b)!
    if (level === 'name') return b
    const inner = isApply(b, transposeOp) ? b.args[0]! : b
    // z/r stays a quotient of names
    if (isDenominator(inner) && this.#level.get(childrenOf(inner)[0]!) === 'name') return b
    if (level === 'rule') return isArray(b.shape) || several ? this.#name(b) : b
    if (!several) return b
    return isApply(inner, addOp) || !isArray(b.shape) ? this.#name(b) : b
  }

  #nameRule(b: Expr): Expr {
    return this.#level.get(b) === 'rule' ? this.#name(b) : b
  }

  /** The operand of a rule: anything but a name, a multiple of one, or one with a number beside it, as in log(1 − p). */
  #nameOperand(b: Expr): Expr {
    return this.#isMultiple(b) || this.#isShifted(b) ? b : this.#name(b)
  }

  #isMultiple(b: Expr): boolean {
    if (this.#level.get(b) === 'name') return true
    if (!isApply(b, productOp) || b.args.length !== 2) return false
    const [k, x] = b.args as [Expr, Expr]
    return k.kind === 'number' && this.#level.get(x) === 'name'
  }

  #isShifted(b: Expr): boolean {
    if (!isApply(b, addOp) || b.args.length !== 2) return false
    const isConstant = (t: Expr): boolean => t.kind === 'number' || isOnesArray(t)
    return b.args.some(isConstant) && b.args.some((t) => this.#isMultiple(t))
  }

  #name(b: Expr): Expr {
    // rows are named as columns, where turning them leaves a column and not a transposed row
    if (b.shape.kind === 'covector') {
      const column = this.#turned(b)
      return isApply(column, transposeOp) ? this.#part(b) : this.#turned(this.#name(column))
    }
    if (isApply(b, transposeOp)) return this.#turned(this.#part(b.args[0]!))
    return this.#part(b)
  }

  #turned(b: Expr): Expr {
    const t = transpose(b)
    if (!this.#level.has(t)) this.#level.set(t, this.#level.get(b)!)
    return t
  }

  /** Files a part: under the user's name, or a fresh one. */
  #part(whole: Expr, own?: SymbolNode): SymbolNode {
    const before = own ? undefined : this.#named.get(whole)
    if (before) return before
    const expression = this.#inNames(whole)
    const name = this.#nameOf(expression, own)
    const uses = postorder([expression], { definitions: false }).filter(
      (x): x is SymbolNode => x.kind === 'symbol' && this.#level.get(x) === 'name',
    )
    this.#level.set(name, 'name')
    this.#named.set(whole, name).set(expression, name)
    if (!this.#origins.has(expression)) this.#origins.set(expression, this.#origins.get(whole)!)
    this.#parts.push({ name, expression, uses, called: this.#named })
    return name
  }

  /** What a part has in common with one that has its name already is called by that name: y ⊙ X w is y ⊙ z beside z = X w. */
  #inNames(whole: Expr): Expr {
    return substitute(whole, (x) => (x === whole || x.kind === 'symbol' ? undefined : this.#named.get(x)))
  }

  #nameOf(expression: Expr, own: SymbolNode | undefined): SymbolNode {
    if (own)
      return own.definition === expression
        ? own
        : symbol(own.name, own.shape, {
            properties: own.properties,
            definition: expression,
            origin: own.origin,
          })
    const letter = this.#fresh.take(lettersFor(expression.shape, this.#roleOf(expression)))
    return symbol(letter, expression.shape, { definition: expression, origin: 'engine' })
  }

  #roleOf(e: Expr): PartRole {
    if (isApply(e, addOp))
      return e.args.some((t) => !this.#varies(t) && isNegative(t)) ? 'residual' : 'linear'
    if (isApply(e, productOp) || isApply(e, hadamardOp) || isApply(e, transposeOp)) return 'linear'
    if (e.kind !== 'apply') return 'value'
    if (e.op.name === 'softmax') return 'probability'
    return e.op.elementwise && isArray(e.shape) ? 'activation' : 'value'
  }
}

const dependsOnAny = (e: Expr, on: ReadonlyMap<Expr, unknown>): boolean =>
  postorder([e], { definitions: false, stop: (x) => on.has(x) }).some((x) => on.has(x))

/** A rule that speaks of its own value (1 − tanh²), or of another part's, speaks of it by name: 1 − a². */
export const inNameOf = ({ called }: Part, linear: Expr): Expr =>
  substitute(linear, (x) => (x.kind === 'apply' ? called.get(x) : undefined))

/** The variable and the parts that vary with it. */
export function onTheWayFrom(variable: SymbolNode, parts: Parts): Set<SymbolNode> {
  const found = new Set([variable])
  for (const p of parts.all) if (p.uses.some((u) => found.has(u))) found.add(p.name)
  return found
}

/** Parts by their names. */
export const partsByName = kept(
  (parts: Parts): ReadonlyMap<Expr, Part> => new Map(parts.all.map((p) => [p.name, p])),
)

/** The parts that use each name. */
export const usersOf = kept((parts: Parts): ReadonlyMap<SymbolNode, readonly Part[]> => {
  const made = new Map<SymbolNode, Part[]>()
  for (const p of parts.all)
    for (const u of p.uses) {
      const list = made.get(u)
      if (list) list.push(p)
      else made.set(u, [p])
    }
  return made
})
