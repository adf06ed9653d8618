import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { differential } from '../../src/calculus/differential.js'
import { elaborate, wrtSymbol } from '../../src/elaborate/elaborate.js'
import { symbol } from '../../src/expression/make.js'
import { GradusError } from '../../src/language/errors.js'
import { canonicalName, parseProgram } from '../../src/language/parser.js'
import { vocabulary } from '../../src/operators/index.js'
import { toNumpy } from '../../src/print/code/numpy.js'

const corpus = new URL('../../../shared/corpus/problems.jsonl', import.meta.url)
const python = '/usr/bin/python3'
const present = spawnSync(python, ['-c', 'import numpy']).status === 0

/** Runs each code on its problem's inputs; names the problems whose numbers differ, and why. */
const script = `
import json, sys, warnings
import numpy as np
warnings.simplefilter('ignore')
def differs(a, b):
    a, b = np.asarray(a, float), np.asarray(b, float)
    return a.shape != b.shape or not np.abs(a - b).max(initial=0) <= 1e-6 * (1e-3 + np.abs(b).max(initial=0))
bad = []
for line in sys.stdin:
    p = json.loads(line)
    try:
        scope = {}
        exec(p['code']['source'], scope)
        pool = {**p['inputs'], **p['dims']}
        args = {name: np.array(pool[s], float) if isinstance(pool[s], list) else pool[s] for s, name in p['code']['parameters'].items()}
        value, derivative = scope[p['code']['function']](**args)
        if differs(value, p['value']): bad.append(p['id'] + ': value')
        if differs(derivative, p['derivative']): bad.append(p['id'] + ': derivative')
    except Exception as e:
        bad.append(p['id'] + ': ' + repr(e))
print(json.dumps(bad))
`

/** The raw differential in every direction, with nothing simplified: what the code generator meets at its roughest. */
function codeOf(p: {
  program: string
  where?: string
  of?: string
  wrt: string
  functions?: Record<string, string>
}) {
  const functions = new Map(Object.entries(p.functions ?? {}))
  const parsed = parseProgram(p.program, { vocabulary, where: p.where, functions: functions.keys() })
  const name = canonicalName(p.wrt) ?? p.wrt
  const scope = elaborate(parsed, { wrt: [name], ...(p.of && { of: p.of }) })
  const wrt = wrtSymbol(scope, name)
  const direction = symbol(`d${name}`, wrt.shape, { role: { type: 'differential', of: wrt } })
  const variables = new Map([...scope.variables].map(([n, s]) => [parsed.names.spelling(n), s]))
  const derivative = differential(scope.result, wrt, direction)
  return toNumpy({ value: scope.result, derivative, direction, variables, functions })
}

test.skipIf(!present || !existsSync(corpus))(
  'the corpus: value, and derivative by directions',
  () => {
    const lines: string[] = []
    for (const line of readFileSync(corpus, 'utf8').trim().split('\n')) {
      const p = JSON.parse(line)
      if (p.order !== 1) continue
      try {
        lines.push(JSON.stringify({ ...p, code: codeOf(p) }))
      } catch (e) {
        if (!(e instanceof GradusError)) throw e
      }
    }
    expect(lines.length).toBeGreaterThan(780)
    expect(
      JSON.parse(execFileSync(python, ['-c', script], { input: lines.join('\n'), encoding: 'utf8' })),
    ).toEqual([])
  },
  60_000,
)
