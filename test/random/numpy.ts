import { spawnSync } from 'node:child_process'
import { denseFrom, mapEntries, multiplyDense } from '../../src/dense/dense.js'
import type { Dense, DenseMap } from '../../src/expression/operator.js'
import type { Shape } from '../../src/expression/shape.js'
import { type Derivation, derive } from '../../src/index.js'
import { evaluate, type Point } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { derivativeNumbers } from '../helpers/derivative-numbers.js'
import { optionsOf, type Problem, programOf, show } from './problem.js'
import { map } from './symbols.js'

const python = '/usr/bin/python3'

export const numpyIsThere = spawnSync(python, ['-c', 'import numpy']).status === 0

/** What unknown functions stand for in code. */
const functions = { f: 'tanh', h: 'sin', φ: 'softplus' }

/** The unknown map: T tanh(x) with T_ij = cos(i + 2j). */
const slopes = (rows: number, columns: number): Dense =>
  denseFrom(rows, columns, (i, j) => Math.cos(i + 2 * j))
const mapOf = (from: number, to: number): DenseMap => ({
  value: (x) => multiplyDense(slopes(to, from), mapEntries(x, Math.tanh)),
  hessian: () => {
    throw new Error('a map of several values has no Hessian')
  },
  jacobian: (x) => denseFrom(to, from, (i, j) => Math.cos(i + 2 * j) * (1 - Math.tanh(x.data[j]!) ** 2)),
})

/** Runs each code on its point; tells where numbers or shapes differ, and why. */
const script = `
import json, sys, warnings
import numpy as np
warnings.simplefilter('ignore')
def slopes(p):
    return np.cos(np.arange(p['to'])[:, None] + 2.0 * np.arange(p['from'])[None, :])
def differs(a, b):
    a, b = np.ravel(np.asarray(a, float)), np.asarray(b, float)
    if a.shape != b.shape: return 'has %d entries, not %d' % (a.size, b.size)
    return '' if np.abs(a - b).max(initial=0) <= 1e-6 * (1e-3 + np.abs(b).max(initial=0)) else 'differs'
out = []
for line in sys.stdin:
    p = json.loads(line)
    try:
        scope = {}
        exec(p['source'], scope)
        pool = {**p['inputs'], **p['sizes']}
        pool['${map.name}'] = lambda x: slopes(p) @ np.tanh(x)
        pool["${map.name}'"] = lambda x: slopes(p) * (1 - np.tanh(x) ** 2)
        args = {q: np.array(pool[s], float) if isinstance(pool[s], list) else pool[s] for s, q in p['parameters'].items()}
        value, derivative = scope['value_and_derivative'](**args)
        bad = ['value ' + d for d in [differs(value, p['value'])] if d] + ['derivative ' + d for d in [differs(derivative, p['derivative'])] if d]
        out.append('; '.join(bad))
    except Exception as e:
        out.append(type(e).__name__ + ': ' + str(e))
print(json.dumps(out))
`

const numbers = (shape: Shape, d: Dense): unknown => {
  if (shape.kind === 'scalar' || shape.kind === 'index') return d.data[0]
  if (shape.kind !== 'matrix') return [...d.data]
  return Array.from({ length: d.rows }, (_, i) => [...d.data.slice(i * d.columns, (i + 1) * d.columns)])
}

function pointFor(d: Derivation): Point | undefined {
  const { given, answer } = d.account
  const point = samplePoint([given, answer.value], [...d.reading.scope.variables.values()], {
    seed: 11,
    moving: new Set(),
    functions: new Map(Object.entries(functions)),
  })
  return isPoint(point) ? { ...point, unknownMap: (_, from, to) => mapOf(from, to) } : undefined
}

/** A problem as a line for the script. */
function lineOf(p: Problem): string | undefined {
  const d = derive(programOf(p), { ...optionsOf(p), functions })
  const point = pointFor(d)
  if (!point) return undefined
  const code = d.toCode('numpy')
  const inputs = Object.fromEntries([...point.values].map(([s, v]) => [s.name, numbers(s.shape, v)]))
  const value = evaluate([d.account.given], point)[0]!
  return JSON.stringify({
    source: code.source,
    parameters: code.parameters,
    inputs,
    sizes: Object.fromEntries(point.sizes),
    from: point.sizes.get(map.from) ?? 1,
    to: point.sizes.get(map.to) ?? 1,
    value: [...value.data],
    derivative: derivativeNumbers(d, point),
  })
}

/** The problems whose code fails, or whose code's numbers are not those of the answer. All must have been derived without an error. */
export function numpyFailures(problems: readonly Problem[]): { problem: Problem; why: string }[] {
  const lines = problems.map(lineOf)
  const asked = problems.filter((_, i) => lines[i] !== undefined)
  const done = spawnSync(python, ['-c', script], {
    input: lines.filter((l) => l !== undefined).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1e9,
  })
  if (done.status !== 0) throw new Error(done.stderr)
  const answers = JSON.parse(done.stdout) as string[]
  return asked.flatMap((problem, i) => (answers[i] ? [{ problem, why: answers[i]! }] : []))
}

export const tellFailure = (f: { problem: Problem; why: string }): string => `${f.why}: ${show(f.problem)}`
