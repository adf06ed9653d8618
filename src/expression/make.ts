import type { Property } from '../language/syntax.js'
import { constantDim, type Dim } from './dimension.js'
import type {
  ApplyNode,
  ComponentNode,
  ConstantNode,
  Expr,
  NumberNode,
  ReduceNode,
  Role,
  SizeNode,
  SymbolNode,
  TableNode,
} from './node.js'
import type { Operator } from './operator.js'
import { columnsOf, index, matrix, type Shape, scalar, vector } from './shape.js'
import { strictShapes } from './shaping.js'

/**
 * The only maker of nodes. Equal structure gives the same object: each node is filed under its youngest
 * child, so that a problem's nodes live as long as its symbols and no global table grows.
 */
let nextId = 1
const parents = new WeakMap<Expr, Map<string, Expr>>()
const leaves = new Map<string, Expr>()

function filed<E extends Expr>(children: readonly Expr[], key: string, make: (id: number) => E): E {
  let youngest: Expr | undefined
  for (const c of children) if (!youngest || c.id > youngest.id) youngest = c
  let table: Map<string, Expr>
  if (!youngest) table = leaves
  else {
    const found = parents.get(youngest)
    table = found ?? new Map()
    if (!found) parents.set(youngest, table)
  }
  const hit = table.get(key)
  if (hit) return hit as E
  const made = make(nextId++)
  table.set(key, made)
  return made
}

const gcd = (a: number, b: number): number => {
  let [x, y] = [Math.abs(a), Math.abs(b)]
  while (y) [x, y] = [y, x % y]
  return x
}

/** A rational in lowest terms; where integers are no longer exact, the floating-point quotient. */
export function rational(numerator: number, denominator = 1, decimal = false): NumberNode {
  let [p, q] = [numerator, denominator]
  if (q === 0) throw new Error('division by zero')
  if (!Number.isSafeInteger(p) || !Number.isSafeInteger(q)) [p, q] = [p / q, 1]
  else {
    const g = gcd(p, q) || 1
    ;[p, q] = [p / g, q / g]
    if (q < 0) [p, q] = [-p, -q]
    if (p === 0) p = 0
  }
  const shown = decimal && q !== 1
  return filed([], `n${p}/${q}${shown ? 'd' : ''}`, (id) => ({
    id,
    kind: 'number',
    shape: scalar,
    numerator: p,
    denominator: q,
    decimal: shown,
  }))
}

export const number = (value: number): NumberNode => rational(value)
export const zero = rational(0)
export const one = rational(1)
export const minusOne = rational(-1)
export const half = rational(1, 2)
export const two = rational(2)

/** The floating-point value of a number node. */
export const numberValue = (n: NumberNode): number => n.numerator / n.denominator

export const addNumbers = (a: NumberNode, b: NumberNode): NumberNode =>
  rational(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
    a.decimal || b.decimal,
  )

export const multiplyNumbers = (a: NumberNode, b: NumberNode): NumberNode =>
  rational(a.numerator * b.numerator, a.denominator * b.denominator, a.decimal || b.decimal)

export const constant = (name: ConstantNode['name']): ConstantNode =>
  filed([], `k${name}`, (id) => ({ id, kind: 'constant', shape: scalar, name }))

/** The size of an axis as a scalar; a number when it is known. */
export function size(d: Dim): NumberNode | SizeNode {
  const known = constantDim(d)
  return known === undefined
    ? filed([], `d${d.key}`, (id) => ({ id, kind: 'size', shape: scalar, dim: d }))
    : rational(known)
}

/** A new symbol, different from every other. */
export const symbol = (
  name: string,
  shape: Shape,
  options: {
    properties?: Iterable<Property>
    free?: boolean
    definition?: Expr
    origin?: 'program' | 'engine'
    role?: Role
  } = {},
): SymbolNode => ({
  id: nextId++,
  kind: 'symbol',
  name,
  shape,
  properties: new Set(options.properties ?? []),
  ...(options.free && { free: true }),
  definition: options.definition,
  origin: options.origin ?? 'program',
  role: options.role,
})

const bound = new Map<string, SymbolNode>()

/** An index to be bound: one symbol for each name and length, so that equal sums are equal expressions. */
export function boundIndex(name: string, length: Dim): SymbolNode {
  const key = `${name} ${length.key}`
  const made = bound.get(key) ?? symbol(name, index(length), { role: { type: 'bound' } })
  bound.set(key, made)
  return made
}

const applyKey = (op: Operator, args: readonly Expr[]): string => `${op.key}(${orderedIds(op, args).join()})`

/** Operands that commute are sorted by age, so that equal products are one node; the order they were written in first is kept. */
function orderedIds(op: Operator, args: readonly Expr[]): number[] {
  const { commutes } = op
  const ids = (list: readonly Expr[]): number[] => list.map((a) => a.id)
  if (!commutes) return ids(args)
  if (commutes === true) return ids(args).sort((a, b) => a - b)
  const free = (a: Expr): boolean => commutes.includes(a.shape.kind)
  return [...ids(args.filter(free)).sort((a, b) => a - b), ...ids(args.filter((a) => !free(a)))]
}

/** The node if it has been made already: of two equal ways to write a thing, the one that was written first is kept. */
export function existing(op: Operator, args: readonly Expr[]): Expr | undefined {
  const youngest = args.reduce<Expr | undefined>((y, a) => (!y || a.id > y.id ? a : y), undefined)
  return (youngest ? parents.get(youngest) : leaves)?.get(applyKey(op, args))
}

/**
 * The bare node: shapes are checked by the operator's rule, nothing is tidied. Operators have their own
 * constructors where a tidy form is wanted (`Operator.make`).
 */
export function apply(op: Operator, args: readonly Expr[]): ApplyNode {
  return filed(args, applyKey(op, args), (id) => ({
    id,
    kind: 'apply',
    op,
    args,
    shape: op.shape(
      args.map((a) => a.shape),
      strictShapes(op, args),
    ),
  }))
}

/** The operator's own constructor where it has one, the bare node otherwise. */
export const build = (op: Operator, args: readonly Expr[]): Expr => op.make?.(args) ?? apply(op, args)

export const reduce = (op: ReduceNode['op'], over: SymbolNode, body: Expr, where?: Expr): ReduceNode =>
  filed(
    where ? [body, where, over] : [body, over],
    `r${op}[${over.id}](${body.id},${where?.id ?? ''})`,
    (id) => ({
      id,
      kind: 'reduce',
      shape: body.shape,
      op,
      index: over,
      body,
      where,
    }),
  )

export const component = (of: Expr, at: readonly Expr[]): ComponentNode =>
  filed([of, ...at], `c${of.id}[${at.map((a) => a.id).join()}]`, (id) => ({
    id,
    kind: 'component',
    shape: of.shape.kind === 'matrix' && at.length === 1 ? vector(columnsOf(of.shape)) : scalar,
    of,
    at,
  }))

export const table = (indices: readonly SymbolNode[], body: Expr): TableNode =>
  filed([body, ...indices], `t[${indices.map((i) => i.id).join()}](${body.id})`, (id) => {
    const lengths = indices.map((i) => (i.shape.kind === 'index' ? i.shape.length : undefined)!)
    return {
      id,
      kind: 'table',
      shape: lengths.length === 1 ? vector(lengths[0]!) : matrix(lengths[0]!, lengths[1]!),
      indices,
      body,
    }
  })

/** The same node over other children; the same object when none changed. */
export function withChildren(e: Expr, children: readonly Expr[]): Expr {
  switch (e.kind) {
    case 'apply':
      return children.every((c, i) => c === e.args[i]) ? e : build(e.op, children)
    case 'reduce':
      return children[0] === e.body && children[1] === e.where
        ? e
        : reduce(e.op, e.index, children[0]!, children[1])
    case 'component':
      return children[0] === e.of && children.slice(1).every((c, i) => c === e.at[i])
        ? e
        : component(children[0]!, children.slice(1))
    case 'table':
      return children[0] === e.body ? e : table(e.indices, children[0]!)
    default:
      return e
  }
}
