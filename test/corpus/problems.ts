import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { dense } from '../../src/dense/dense.js'
import type { SymbolNode } from '../../src/expression/node.js'
import type { Dense } from '../../src/expression/operator.js'
import { type Derivation, type DeriveOptions, derive, type Layout } from '../../src/index.js'
import { canonicalName } from '../../src/language/parser.js'
import type { Point } from '../../src/numeric/evaluate.js'
import { unknownFunctions } from '../../src/numeric/functions.js'
import { derivativeNumbers } from '../helpers/derivative-numbers.js'

type Numbers = number | readonly Numbers[]

/** A problem of the corpus, with the numbers that an independent automatic differentiation computed for it. */
export interface Problem {
  readonly id: string
  readonly program: string
  readonly where?: string
  readonly of?: string | null
  readonly wrt: string
  readonly order: 1 | 2
  readonly functions?: Readonly<Record<string, string>>
  readonly expect: string | null
  readonly dims: Readonly<Record<string, number>>
  readonly inputs: Readonly<Record<string, Numbers>>
  readonly value: Numbers
  /** shaped value.shape + wrt.shape */
  readonly derivative: Numbers
}

/** The problems of a file, one a line; none where the file is absent. */
export function problemsIn(path: string): readonly Problem[] {
  const file = join(import.meta.dirname, path)
  if (!existsSync(file)) return []
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter((l) => l !== '').map((l) => JSON.parse(l))
}

/** The shared corpus is not part of the package: where it is absent, there is nothing to try. */
export const problems = problemsIn('../../../shared/corpus/problems.jsonl')

export const derivationOf = (p: Problem, layout: Layout, options: DeriveOptions = {}): Derivation =>
  derive(p.program, {
    wrt: p.wrt,
    layout,
    order: p.order,
    ...(p.where !== undefined && { where: p.where }),
    ...(p.of != null && { of: p.of }),
    ...(p.functions && { functions: p.functions }),
    ...options,
  })

/** The problem's own sizes and inputs. */
export function pointOf(p: Problem, d: Derivation): Point {
  const values = new Map<SymbolNode, Dense>()
  const { variables } = d.reading.scope
  for (const [name, numbers] of Object.entries(p.inputs)) {
    const symbol = variables.get(canonicalName(name) ?? name)
    if (symbol) values.set(symbol, denseOf(numbers))
  }
  return {
    sizes: new Map(Object.entries(p.dims)),
    values,
    ...unknownFunctions(new Map(Object.entries(p.functions ?? {})), 1, 0),
  }
}

function denseOf(x: Numbers): Dense {
  if (typeof x === 'number') return dense(1, 1, [x])
  const rows = x.map((r) => (typeof r === 'number' ? [r] : (r as number[])))
  return dense(rows.length, rows[0]?.length ?? 0, rows.flat())
}

const flat = (x: Numbers): number[] => (typeof x === 'number' ? [x] : x.flatMap(flat))

/** Greatest difference of the answer's numbers from the problem's, relative to its greatest entry. */
export function errorOf(p: Problem, d: Derivation): number {
  const found = derivativeNumbers(d, pointOf(p, d))
  const expected = flat(p.derivative)
  if (found.length !== expected.length) return Number.POSITIVE_INFINITY
  const scale = expected.reduce((m, x) => Math.max(m, Math.abs(x)), 1e-3)
  return found.reduce((e, x, i) => {
    const difference = Math.abs(x - expected[i]!) / scale
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(e, difference)
  }, 0)
}
