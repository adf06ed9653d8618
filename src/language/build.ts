import type { Branch, Comparison, Concrete, Limit, List } from './concrete.js'
import { GradusError, type Problem } from './errors.js'
import type { BigSyntax, ComparisonSyntax, Relation, Syntax } from './syntax.js'

/** Deepest tree; beyond it the passes that follow could not go down and up again. */
export const MAX_DEPTH = 2500

/** A part of the tree with how deep it is, and from where to where it was typed, brackets and all. */
interface Built {
  readonly node: Syntax
  readonly depth: number
  readonly start: number
  readonly end: number
}

/** Turns what the grammar's rules made into syntax. Long sums and products are flat there, and take no recursion here. */
export class Builder {
  constructor(private readonly input: Problem['input']) {}

  /** @throws GradusError where the tree is deeper than the limit */
  syntax(c: Concrete): Syntax {
    return this.build(c).node
  }

  private done(node: Syntax, depth: number, start: number, end: number): Built {
    if (depth > MAX_DEPTH)
      throw new GradusError({
        code: 'limit/nesting',
        message: `this nests deeper than ${MAX_DEPTH}`,
        span: { start, end },
        hint: 'name a part in a statement of its own, and use the name',
        input: this.input,
      })
    return { node: { ...node, span: { start, end } }, depth, start, end }
  }

  private build(c: Concrete): Built {
    switch (c.kind) {
      case 'leaf': {
        const { node, start, end } = c.token
        return { node: node!, depth: 1, start, end }
      }
      case 'group': {
        const inner = this.build(c.inner)
        return { ...inner, start: c.start, end: c.end }
      }
      case 'add':
        return this.sum(c)
      case 'negate': {
        const arg = this.build(c.arg)
        return this.negated(arg, c.signs.count, c.signs.start)
      }
      case 'times':
      case 'over':
        return this.product(c)
      case 'binary':
        return this.binary(c)
      case 'mark':
      case 'power':
      case 'component':
        return this.marked(c)
      case 'call': {
        const args = items(c.args).map((a) => this.build(a))
        const { start } = c.token
        const node = c.token.make!(
          args.map((a) => a.node),
          { start, end: c.end },
        )
        return this.done(node, 1 + deepest(args), start, c.end)
      }
      case 'norm':
      case 'bars': {
        const arg = this.build(c.arg)
        const node: Syntax =
          c.kind === 'norm'
            ? { type: 'norm', arg: arg.node, kind: c.close.kind ?? null }
            : { type: 'bars', arg: arg.node }
        return this.done(node, 1 + arg.depth, c.open.start, c.close.end)
      }
      case 'indicator': {
        const { node, depth } = this.comparison(c.condition)
        return this.done({ type: 'indicator', condition: node }, 1 + depth, c.open.start, c.close.end)
      }
      case 'cases':
        return this.cases(c)
      case 'matrix': {
        const rows = items(c.rows).map((row) => items(row).map((entry) => this.build(entry)))
        const node: Syntax = { type: 'matrix', rows: rows.map((row) => row.map((e) => e.node)) }
        return this.done(node, 1 + deepest(rows.flat()), c.open.start, c.close.end)
      }
      case 'big':
        return this.big(c)
    }
  }

  private negated(arg: Built, count: number, start: number): Built {
    let at = arg
    for (let i = 0; i < count; i++)
      at = this.done({ type: 'negate', arg: at.node }, at.depth + 1, start, arg.end)
    return at
  }

  private sum(c: Concrete): Built {
    const terms: { sign: '+' | '-'; term: Built }[] = []
    let at = c
    for (; at.kind === 'add'; at = at.left) terms.push({ sign: at.sign, term: this.build(at.right) })
    let start: number
    if (at.kind === 'negate') {
      // −a + b: the first sign belongs to the sum
      start = at.signs.start
      terms.push({ sign: '-', term: this.negated(this.build(at.arg), at.signs.count - 1, start) })
    } else {
      const first = this.build(at)
      start = first.start
      terms.push({ sign: '+', term: first })
    }
    const end = terms[0]!.term.end
    terms.reverse()
    const node: Syntax = { type: 'sum', terms: terms.map((t) => ({ sign: t.sign, term: t.term.node })) }
    return this.done(node, 1 + deepest(terms.map((t) => t.term)), start, end)
  }

  private product(c: Concrete): Built {
    const steps: { over: boolean; right: Built }[] = []
    let at = c
    for (; at.kind === 'times' || at.kind === 'over'; at = at.left)
      steps.push({ over: at.kind === 'over', right: this.build(at.right) })
    let factors = [this.build(at)]
    const close = (): Built =>
      factors.length === 1
        ? factors[0]!
        : this.done(
            { type: 'product', factors: factors.map((f) => f.node) },
            1 + deepest(factors),
            factors[0]!.start,
            factors.at(-1)!.end,
          )
    for (const { over, right } of steps.reverse()) {
      if (!over) {
        factors.push(right)
        continue
      }
      const numerator = close()
      const node: Syntax = { type: 'quotient', numerator: numerator.node, denominator: right.node }
      factors = [this.done(node, 1 + deepest([numerator, right]), numerator.start, right.end)]
    }
    return close()
  }

  private binary(c: Concrete): Built {
    const steps: Extract<Concrete, { kind: 'binary' }>[] = []
    let at = c
    for (; at.kind === 'binary'; at = at.left) steps.push(at)
    let left = this.build(at)
    for (const step of steps.reverse()) {
      const right = this.build(step.right)
      const node: Syntax = { type: 'binary', op: binaryOf[step.op.type]!, left: left.node, right: right.node }
      left = this.done(node, 1 + deepest([left, right]), left.start, right.end)
    }
    return left
  }

  private marked(c: Concrete): Built {
    const steps: Extract<Concrete, { kind: 'mark' | 'power' | 'component' }>[] = []
    let at = c
    for (; at.kind === 'mark' || at.kind === 'power' || at.kind === 'component'; at = at.arg) steps.push(at)
    let arg = this.build(at)
    for (const step of steps.reverse()) {
      if (step.kind === 'mark') {
        const node: Syntax = { type: markOf[step.token.type]!, arg: arg.node }
        arg = this.done(node, 1 + arg.depth, arg.start, Math.max(arg.end, step.token.end))
      } else if (step.kind === 'power') {
        const exponent = this.build(step.exponent)
        const elementwise = step.token.type === 'EACH_POWER'
        const node: Syntax = { type: 'power', base: arg.node, exponent: exponent.node, elementwise }
        arg = this.done(node, 1 + deepest([arg, exponent]), arg.start, step.end)
      } else {
        const places = items(step.at).map((p) => (p === ':' ? p : this.build(p)))
        const node: Syntax = {
          type: 'component',
          of: arg.node,
          at: places.map((p) => (p === ':' ? p : p.node)),
        }
        const depth = deepest([arg, ...places.filter((p) => p !== ':')])
        arg = this.done(node, 1 + depth, arg.start, step.end)
      }
    }
    return arg
  }

  private comparison(c: Comparison): { readonly node: ComparisonSyntax; readonly depth: number } {
    const left = this.build(c.left)
    const right = this.build(c.right)
    const node: ComparisonSyntax = {
      type: 'comparison',
      relation: c.relation.text as Relation,
      left: left.node,
      right: right.node,
      span: { start: left.start, end: right.end },
    }
    return { node, depth: 1 + deepest([left, right]) }
  }

  private cases(c: Extract<Concrete, { kind: 'cases' }>): Built {
    let depth = 0
    const branches = items(c.branches).map((b: Branch) => {
      const value = this.build(b.value)
      const condition = b.condition && this.comparison(b.condition)
      depth = Math.max(depth, value.depth, condition?.depth ?? 0)
      return { value: value.node, condition: condition?.node ?? null }
    })
    return this.done({ type: 'cases', branches }, 1 + depth, c.open.start, c.close.end)
  }

  private big(c: Extract<Concrete, { kind: 'big' }>): Built {
    const indices: { name: string; from?: Syntax; to?: Syntax }[] = []
    const conditions: ComparisonSyntax[] = []
    let depth = 0
    let ranged = 0
    const read = (part: Concrete): Syntax => {
      const built = this.build(part)
      depth = Math.max(depth, built.depth)
      return built.node
    }
    const limit = (l: Limit) => {
      if (l.kind === 'index') indices.push({ name: l.token.text })
      else if (l.kind === 'from') {
        // i, j = 1: both start there
        const from = read(l.value)
        for (; ranged < indices.length; ranged++) indices[ranged] = { ...indices[ranged]!, from }
      } else if (l.kind === 'to') {
        const to = read(l.value)
        const some = indices.some((i) => i.from)
        indices.forEach((i, k) => {
          if (!i.to && (some ? i.from : k === 0)) indices[k] = { ...i, to }
        })
      } else if (l.kind === 'such') {
        const condition = this.comparison(l.condition)
        depth = Math.max(depth, condition.depth)
        conditions.push(condition.node)
      }
    }
    for (const l of items(c.limits)) limit(l)
    const body = this.build(c.body)
    const node: BigSyntax = { type: 'big', op: c.open.big!, indices, conditions, body: body.node }
    return this.done(node, 1 + Math.max(depth, body.depth), c.open.start, Math.max(body.end, c.close.end))
  }
}

const binaryOf: Readonly<Record<string, 'hadamard' | 'divide' | 'kron' | 'colon'>> = {
  HADAMARD: 'hadamard',
  DIVIDE: 'divide',
  KRON: 'kron',
  COLON: 'colon',
}
const markOf: Readonly<Record<string, 'transpose' | 'inverse' | 'pseudoinverse'>> = {
  TRANSPOSE: 'transpose',
  INVERSE: 'inverse',
  PINV: 'pseudoinverse',
}

function deepest(parts: readonly { readonly depth: number }[]): number {
  let depth = 0
  for (const p of parts) if (p.depth > depth) depth = p.depth
  return depth
}

function items<T>(list: List<T>): T[] {
  const out: T[] = []
  for (let at: List<T> | null = list; at; at = at.before) out.push(at.last)
  return out.reverse()
}
