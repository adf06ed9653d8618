import type { Lexeme } from './lexeme.js'

/**
 * What the grammar's rules make: a tree with links to the left. Every rule does a constant amount of work, since
 * the parser completes each prefix of a long sum; build.ts turns the finished tree into syntax.
 */
export type Concrete =
  | { readonly kind: 'leaf'; readonly token: Lexeme }
  | { readonly kind: 'group'; readonly start: number; readonly end: number; readonly inner: Concrete }
  | { readonly kind: 'add'; readonly left: Concrete; readonly sign: '+' | '-'; readonly right: Concrete }
  | { readonly kind: 'negate'; readonly signs: Signs; readonly arg: Concrete }
  | { readonly kind: 'times' | 'over'; readonly left: Concrete; readonly right: Concrete }
  | { readonly kind: 'binary'; readonly op: Lexeme; readonly left: Concrete; readonly right: Concrete }
  | { readonly kind: 'mark'; readonly arg: Concrete; readonly token: Lexeme }
  | {
      readonly kind: 'power'
      readonly arg: Concrete
      readonly token: Lexeme
      readonly exponent: Concrete
      readonly end: number
    }
  | {
      readonly kind: 'component'
      readonly arg: Concrete
      readonly at: List<Concrete | ':'>
      readonly end: number
    }
  | { readonly kind: 'call'; readonly token: Lexeme; readonly args: List<Concrete>; readonly end: number }
  | { readonly kind: 'norm' | 'bars'; readonly open: Lexeme; readonly arg: Concrete; readonly close: Lexeme }
  | {
      readonly kind: 'indicator'
      readonly open: Lexeme
      readonly condition: Comparison
      readonly close: Lexeme
    }
  | { readonly kind: 'cases'; readonly open: Lexeme; readonly branches: List<Branch>; readonly close: Lexeme }
  | {
      readonly kind: 'matrix'
      readonly open: Lexeme
      readonly rows: List<List<Concrete>>
      readonly close: Lexeme
    }
  | {
      readonly kind: 'big'
      readonly open: Lexeme
      readonly limits: List<Limit>
      readonly body: Concrete
      readonly close: Lexeme
    }

export interface Signs {
  readonly start: number
  readonly count: number
}
export interface List<T> {
  readonly before: List<T> | null
  readonly last: T
}
export interface Comparison {
  readonly relation: Lexeme
  readonly left: Concrete
  readonly right: Concrete
}
export interface Branch {
  readonly value: Concrete
  readonly condition: Comparison | null
}
export type Limit =
  | { readonly kind: 'index'; readonly token: Lexeme }
  | { readonly kind: 'from' | 'to'; readonly value: Concrete }
  | { readonly kind: 'such'; readonly condition: Comparison }

/** The lexer that the compiled grammar names: the tokens come resolved, so it only vouches for their types. */
export const tokens = {
  has: (_type: string) => true,
  reset: () => {},
  next: () => undefined,
  save: () => ({}),
  formatError: () => '',
}

/** What nearley hands to a rule, seen as what the rule's symbols make. */
const rule =
  <T extends readonly unknown[], R>(make: (data: T) => R) =>
  (data: unknown[]): R =>
    make(data as unknown as T)
type Pair = [Concrete, Concrete]
type Infix = [Concrete, Lexeme, Concrete]
type Enclosed<T> = [open: Lexeme, inner: T, close: Lexeme]

export const same = rule(([x]: [unknown]) => x)
export const sign = rule(([minus]: [Lexeme]): Signs => ({ start: minus.start, count: 1 }))
export const moreSigns = rule(([{ start, count }]: [Signs]): Signs => ({ start, count: count + 1 }))
export const negate = rule(([signs, arg]: [Signs, Concrete]): Concrete => ({ kind: 'negate', signs, arg }))
export const add = rule(
  ([left, op, right]: [Concrete, Lexeme, Concrete]): Concrete => ({
    kind: 'add',
    left,
    sign: op.type === 'PLUS' ? '+' : '-',
    right,
  }),
)
export const binary = rule(
  ([left, op, right]: [Concrete, Lexeme, Concrete]): Concrete => ({ kind: 'binary', op, left, right }),
)
export const times = rule(([left, right]: Pair): Concrete => ({ kind: 'times', left, right }))
export const timesSign = rule(([left, , right]: Infix): Concrete => ({ kind: 'times', left, right }))
export const over = rule(([left, , right]: Infix): Concrete => ({ kind: 'over', left, right }))

export const mark = rule(([arg, token]: [Concrete, Lexeme]): Concrete => ({ kind: 'mark', arg, token }))
export const power = rule(
  ([arg, token, , exponent, close]: [Concrete, Lexeme, Lexeme, Concrete, Lexeme]): Concrete => ({
    kind: 'power',
    arg,
    token,
    exponent,
    end: close.end,
  }),
)
export const component = rule(
  ([arg, , at, close]: [Concrete, Lexeme, List<Concrete | ':'>, Lexeme]): Concrete => ({
    kind: 'component',
    arg,
    at,
    end: close.end,
  }),
)
export const all = rule((): ':' => ':')

export const leaf = rule(([token]: [Lexeme]): Concrete => ({ kind: 'leaf', token }))
export const group = rule(
  ([open, inner, close]: Enclosed<Concrete>): Concrete => ({
    kind: 'group',
    start: open.start,
    end: close.end,
    inner,
  }),
)
export const call = rule(
  ([token, , args, close]: [Lexeme, Lexeme, List<Concrete>, Lexeme]): Concrete => ({
    kind: 'call',
    token,
    args,
    end: close.end,
  }),
)
export const norm = rule(
  ([open, arg, close]: Enclosed<Concrete>): Concrete => ({ kind: 'norm', open, arg, close }),
)
export const bars = rule(
  ([open, arg, close]: Enclosed<Concrete>): Concrete => ({ kind: 'bars', open, arg, close }),
)
export const indicator = rule(
  ([open, condition, close]: Enclosed<Comparison>): Concrete => ({
    kind: 'indicator',
    open,
    condition,
    close,
  }),
)
export const cases = rule(
  ([open, branches, close]: Enclosed<List<Branch>>): Concrete => ({ kind: 'cases', open, branches, close }),
)
export const matrix = rule(
  ([open, rows, close]: Enclosed<List<List<Concrete>>>): Concrete => ({ kind: 'matrix', open, rows, close }),
)
export const big = rule(
  ([open, limits, , body, close]: [Lexeme, List<Limit>, Lexeme, Concrete, Lexeme]): Concrete => ({
    kind: 'big',
    open,
    limits,
    body,
    close,
  }),
)

export const list = rule(([last]: [unknown]): List<unknown> => ({ before: null, last }))
export const append = rule(
  ([before, , last]: [List<unknown>, Lexeme, unknown]): List<unknown> => ({ before, last }),
)
export const appendLimit = rule(([before, last]: [List<Limit>, Limit]): List<Limit> => ({ before, last }))

export const comparison = rule(
  ([left, relation, right]: [Concrete, Lexeme, Concrete]): Comparison => ({ relation, left, right }),
)
export const otherwise = rule(([value]: [Concrete]): Branch => ({ value, condition: null }))
export const branch = rule(
  ([value, , condition]: [Concrete, Lexeme, Comparison]): Branch => ({ value, condition }),
)
export const index = rule(([token]: [Lexeme]): Limit => ({ kind: 'index', token }))
export const from = rule(([, value]: [Lexeme, Concrete]): Limit => ({ kind: 'from', value }))
export const to = rule(([, value]: [Lexeme, Concrete]): Limit => ({ kind: 'to', value }))
export const such = rule(([, condition]: [Lexeme, Comparison]): Limit => ({ kind: 'such', condition }))
