import { dim } from '../expression/dimension.js'
import { named, phrase } from '../expression/phrase.js'
import type { ComparisonSyntax, NameSyntax, Syntax } from '../language/syntax.js'
import type { Environment } from './environment.js'
import { raise, readSize, syntaxText } from './environment.js'
import { anyKind, maskOf, newCell } from './kinds.js'
import { addPlaces, fixedPlace, indexPlace, noteUse } from './places.js'
import { planOf } from './plan.js'
import { nameRule } from './rules/leaves.js'
import type { Index, Origin, Place, Position, Rule, Scope, Term, Variable } from './term.js'

/** How a node of the tree is elaborated: its parts, each with the indices it may use, and the rule over them. */
export interface Plan {
  readonly parts: readonly { readonly syntax: Syntax; readonly scope: Scope | undefined }[]
  readonly rule: Rule
  readonly variable?: Variable
}

/** Terms in order, parts before wholes; the last is the root. */
export interface Reading {
  readonly root: Term
  readonly terms: readonly Term[]
}

/**
 * Resolves the names of a tree. An open reader takes unknown names for new variables (a program); a closed one refuses them
 * (a claim about a program).
 */
export class Reader {
  constructor(
    readonly env: Environment,
    readonly origin: Origin,
    private readonly open: boolean,
    /** the definition being read */
    private readonly defining?: string,
  ) {}

  /** Trees may lean deep to one side (a .* b .* c …), so the stack is our own. */
  read(syntax: Syntax, scope?: Scope): Reading {
    const terms: Term[] = []
    const frames: { syntax: Syntax; scope: Scope | undefined; plan: Plan; args: Term[] }[] = []
    const enter = (s: Syntax, at: Scope | undefined): void => {
      frames.push({ syntax: s, scope: at, plan: planOf(s, at, this), args: [] })
    }
    enter(syntax, scope)
    for (;;) {
      const frame = frames[frames.length - 1]!
      const part = frame.plan.parts[frame.args.length]
      if (part) {
        enter(part.syntax, part.scope)
        continue
      }
      const { rule, variable } = frame.plan
      const term: Term = {
        syntax: frame.syntax,
        origin: this.origin,
        rule,
        args: frame.args,
        scope: frame.scope,
        cell: variable?.cell ?? newCell(anyKind),
        ...(variable && { variable }),
        constant: !variable && frame.args.every((a) => a.constant),
      }
      terms.push(term)
      frames.pop()
      const outer = frames[frames.length - 1]
      if (!outer) return { root: term, terms }
      outer.args.push(term)
    }
  }

  fail(code: string, message: string, at: Syntax, hint?: string): never {
    return raise(code, message, { span: at.span, origin: this.origin }, hint)
  }

  text(s: Syntax): string {
    return syntaxText(s, this.origin)
  }

  /** The variable of a name in an expression. */
  variable(s: NameSyntax): Variable {
    const { env } = this
    if (s.name === this.defining)
      this.fail(
        'name/cycle',
        `${s.name} is used in its own definition`,
        s,
        `give one of the two another name, such as ${s.name}1`,
      )
    if (env.pending.has(s.name))
      this.fail(
        'name/order',
        `${s.name} is used before it is defined`,
        s,
        `move the definition of ${s.name} up`,
      )
    const known = env.variables.get(s.name)
    if (known) {
      if (known.index)
        this.fail('index/number', `${s.name} is an index; it stands in subscripts, not for a number`, s)
      return known
    }
    if (!this.open) this.fail('name/unknown', `${s.name} is not known here`, s, env.nameHint(s.name))
    // a name alone is never a row: rows are written as transposes
    const made: Variable = {
      name: s.name,
      cell: newCell(maskOf('svm')),
      declared: false,
      properties: new Set(),
    }
    env.variables.set(s.name, made)
    return made
  }

  /** The index behind a name, if it is one. */
  index(name: string, scope: Scope | undefined): Index | undefined {
    for (let s = scope; s; s = s.outer) if (s.index.name === name) return s.index
    return this.env.variables.get(name)?.index
  }

  /** What stands in a subscript. */
  position(s: Syntax | ':', scope: Scope | undefined): Position {
    if (s === ':') return s
    const place = this.place(s, scope, true)
    if (!place)
      this.fail(
        'index/form',
        `${this.text(s)} cannot be a subscript`,
        s,
        'a subscript is an index, a number from 1, or a sum of such: x_{i+1}',
      )
    noteUse(place)
    return place
  }

  /** A sum of indices, numbers and sizes; undefined for anything else. In a subscript an unknown name is a fixed position. */
  private place(s: Syntax, scope: Scope | undefined, subscript: boolean): Place | undefined {
    switch (s.type) {
      case 'number':
        return /^\d+$/.test(s.text) ? fixedPlace(dim(Number(s.text))) : undefined
      case 'name':
        return this.namedPlace(s, scope, subscript)
      case 'negate': {
        const place = this.place(s.arg, scope, subscript)
        return place && addPlaces([{ place, times: -1 }])
      }
      case 'sum': {
        const parts = s.terms.map((t) => ({
          place: this.place(t.term, scope, subscript),
          times: t.sign === '-' ? -1 : 1,
        }))
        return parts.every((p): p is { place: Place; times: number } => p.place !== undefined)
          ? addPlaces(parts)
          : undefined
      }
      case 'product': {
        const [times, of, more] = s.factors
        if (more || times?.type !== 'number' || !/^\d+$/.test(times.text)) return undefined
        const place = this.place(of!, scope, subscript)
        return place && addPlaces([{ place, times: Number(times.text) }])
      }
      default:
        return undefined
    }
  }

  private namedPlace(s: NameSyntax, scope: Scope | undefined, subscript: boolean): Place | undefined {
    const found = this.index(s.name, scope)
    if (found) return indexPlace(found)
    const { env } = this
    const quantity = env.variables.has(s.name) || env.pending.has(s.name)
    if (!quantity && env.dims.has(s.name)) return fixedPlace(dim(s.name))
    if (!subscript) return undefined
    if (quantity)
      this.fail('index/kind', `${s.name} is not an index`, s, `declare a position as ${s.name}: index`)
    if (!this.open) this.fail('name/unknown', `the index ${s.name} is not bound here`, s)
    return indexPlace(this.freeIndex(s))
  }

  /** An index that nothing binds is a fixed position. */
  private freeIndex(s: NameSyntax): Index {
    const index: Index = {
      name: s.name,
      length: this.env.sizes.fresh(),
      bound: false,
      uses: { alone: false, ahead: 0 },
      ...(s.span && { span: s.span }),
    }
    this.env.variables.set(s.name, {
      name: s.name,
      cell: newCell(),
      declared: false,
      properties: new Set(),
      index,
    })
    this.env.assumptions.push(phrase('reading.position', { name: named(s) }))
    return index
  }

  /** Where a range begins or ends: a size, or a position reckoned from indices around. */
  limit(s: Syntax, scope: Scope | undefined): Place {
    const place = this.place(s, scope, false)
    return place && place.terms.length > 0 ? place : fixedPlace(readSize(s, this.env, this.origin))
  }

  /** A comparison of two positions, if that is what it is: one of them speaks of an index. */
  indexComparison(c: ComparisonSyntax, scope: Scope | undefined): [Place, Place] | undefined {
    const [left, right] = [this.place(c.left, scope, false), this.place(c.right, scope, false)]
    if (!(left?.terms.length || right?.terms.length)) return undefined
    const side = (s: Syntax, place: Place | undefined): Place | undefined =>
      place ?? (s.type === 'name' ? this.place(s, scope, true) : undefined)
    const [a, b] = [side(c.left, left), side(c.right, right)]
    return a && b ? [a, b] : undefined
  }

  /** The quantity ∂L/∂y, shaped like y. */
  partial(of: string, by: string, at: Syntax): Variable {
    const key = `∂${of}/∂${by}`
    const known = this.env.variables.get(key)
    if (known) return known
    const like = this.variable({ type: 'name', name: by, ...(at.span && { span: at.span }) })
    const made: Variable = {
      name: key,
      cell: like.cell,
      declared: true,
      properties: new Set(),
      partial: { of, by },
      get shape() {
        return like.shape
      },
    }
    this.env.variables.set(key, made)
    return made
  }
}

export const namePlan = (v: Variable): Plan => ({ parts: [], rule: nameRule(v), variable: v })
