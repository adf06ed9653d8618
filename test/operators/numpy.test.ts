import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { dim, evaluateDim, multiplyDims } from '../../src/expression/dimension.js'
import { apply, build, number, numberValue } from '../../src/expression/make.js'
import type { Expr, SymbolNode } from '../../src/expression/node.js'
import type { CodeContext, CodePiece, Dense, Operator, Sample } from '../../src/expression/operator.js'
import { covector, matrix, vector } from '../../src/expression/shape.js'
import { fold } from '../../src/expression/walk.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { Random } from '../../src/numeric/random.js'
import { addOp } from '../../src/operators/algebra/add.js'
import { operators } from '../../src/operators/index.js'
import { blockAt, blocksOf } from '../../src/operators/matrices/blocks.js'
import { commutationOf } from '../../src/operators/matrices/commutation.js'
import { unvecOf } from '../../src/operators/matrices/vec.js'
import { helperName, numpyHelpers } from '../../src/operators/numpy-helpers.js'
import { real } from '../../src/operators/samples.js'
import { draw, pointOf, relativeError, sizes, symbolsOf } from './draw.js'

/** The NumPy of every operator, run once in one process and compared with the operator's own value. */
const python = spawnSync('python3', ['-c', 'import numpy'], { encoding: 'utf8' }).status === 0
const [m, n, p] = [dim('m'), dim('n'), dim('p')]

const made: readonly { op: Operator; cases: readonly (readonly Sample[])[] }[] = [
  { op: unvecOf(m, n), cases: [[{ shape: vector(multiplyDims(m, n)) }]] },
  { op: commutationOf(m, n), cases: [[]] },
  {
    op: blocksOf([1, 1]),
    cases: [
      [real.n, real.m],
      [real.s, real.n],
      [real.row, { shape: matrix(p, n) }],
      [real.s, real.s],
    ],
  },
  {
    op: blocksOf([2, 2]),
    cases: [
      [real.mn, { shape: matrix(m, p) }, { shape: covector(n) }, { shape: covector(p) }],
      [real.s, real.s, real.s, real.s],
    ],
  },
  { op: blocksOf([3]), cases: [[real.s, real.row, real.s]] },
]

interface Case {
  readonly name: string
  readonly node: Expr
  readonly values: ReadonlyMap<SymbolNode, Dense>
}

const caseOf = (op: Operator, samples: readonly Sample[], wrap: (e: Expr) => Expr = (e) => e): Case => {
  const symbols = symbolsOf(samples)
  const random = new Random(7)
  const values = new Map(symbols.map((s, i) => [s, draw(samples[i]!, random)] as const))
  const args = symbols.map((s, i): Expr => {
    const d = samples[i]!.domain
    return s.shape.kind === 'scalar' && typeof d === 'object' && d.low === d.high ? number(d.low) : s
  })
  return {
    name: `${op.key}(${samples.map((s) => s.shape.kind).join(', ')})`,
    node: wrap(build(op, args)),
    values,
  }
}

/** Each block of the sum of a block matrix with itself, which does not fall apart by itself. */
const parts = (op: Operator, samples: readonly Sample[]): Case[] =>
  samples.map((_, i) => ({
    ...caseOf(op, samples, (e) => {
      const shapes = e.kind === 'apply' ? e.args.map((a) => a.shape) : []
      return blockAt(apply(addOp, [e, e]), layoutOf(op), shapes, i)
    }),
    name: `block ${i} of ${op.key}`,
  }))

const layoutOf = (op: Operator): number[] => op.key.slice('blocks['.length, -1).split(',').map(Number)

const cases: readonly Case[] = [
  ...operators.flatMap((op) => (op.law?.cases ?? []).map((samples) => caseOf(op, samples))),
  ...made.flatMap(({ op, cases: all }) => all.map((samples) => caseOf(op, samples))),
  ...made.flatMap(({ op, cases: all }) =>
    op.name === 'blocks' ? all.flatMap((samples) => parts(op, samples)) : [],
  ),
]

/** How an operand is written: a name, or a sum, which needs brackets almost everywhere. */
const writings: Readonly<Record<string, (name: string) => CodePiece>> = {
  names: (name) => ({ text: name, level: 'atom' }),
  sums: (name) => ({ text: `0.0 + ${name}`, level: 'sum' }),
}

function codeOf(e: Expr, used: Set<string>, operand: (name: string) => CodePiece): string {
  const cx: CodeContext = {
    helper: (name) => {
      used.add(name)
      return helperName(name)
    },
    size: (d) => String(evaluateDim(d, sizes)),
    unknown: (name) => name,
  }
  return fold<CodePiece>(e, (x, below) => {
    if (x.kind === 'symbol') return x.shape.kind === 'index' ? writings.names!(x.name) : operand(x.name)
    if (x.kind === 'number') {
      const text = x.denominator === 1 ? String(x.numerator) : `${x.numerator} / ${x.denominator}`
      return { text, level: numberValue(x) < 0 ? 'unary' : x.denominator === 1 ? 'atom' : 'product' }
    }
    if (x.kind !== 'apply') throw new Error(x.kind)
    return x.op.numpy(below, x, cx)
  }).text
}

const literal = (s: SymbolNode, d: Dense): string => {
  const rows = Array.from({ length: d.rows }, (_, i) => [
    ...d.data.subarray(i * d.columns, (i + 1) * d.columns),
  ])
  if (s.shape.kind === 'scalar') return String(d.data[0])
  if (s.shape.kind === 'index') return String(d.data[0])
  return `np.array(${JSON.stringify(s.shape.kind === 'matrix' ? rows : [...d.data])})`
}

function runAll(operand: (name: string) => CodePiece): { shape: number[]; data: number[] }[] {
  const used = new Set<string>()
  const lines = cases.map(({ node, values }) => {
    const code = codeOf(node, used, operand)
    const bind = [...values].map(([s, d]) => `${s.name} = ${literal(s, d)}`)
    return `${bind.join('; ')}${bind.length > 0 ? '; ' : ''}out.append(${code})`
  })
  const source = [
    'import json',
    'import numpy as np',
    ...[...used].map((name) => numpyHelpers.get(name)!),
    'out = []',
    ...lines,
    'print(json.dumps([{"shape": list(np.shape(x)), "data": np.ravel(x).tolist()} for x in out]))',
  ].join('\n')
  const done = spawnSync('python3', ['-W', 'error', '-'], {
    input: source,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
  if (done.status !== 0) throw new Error(done.stderr)
  return JSON.parse(done.stdout) as { shape: number[]; data: number[] }[]
}

describe.skipIf(!python).each(Object.keys(writings))(
  'NumPy of every operator, of operands that are %s',
  (how) => {
    const results = python ? runAll(writings[how]!) : []
    test.each(cases.map((c, i) => ({ ...c, i })))('$name', ({ node, values, i }) => {
      const [own] = evaluate([node], pointOf(values, 1))
      const got = results[i]!
      const expected =
        node.shape.kind === 'matrix'
          ? [own!.rows, own!.columns]
          : node.shape.kind === 'scalar'
            ? []
            : [own!.data.length]
      expect(got.shape).toEqual(expected)
      expect(relativeError(own!, { ...own!, data: Float64Array.from(got.data) })).toBeLessThan(1e-10)
    })
  },
)
