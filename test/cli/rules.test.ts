import katex from 'katex'
import { describe, expect, test } from 'vitest'
import { operators } from '../../src/operators/index.js'
import { gradus, jsonLines } from './fake-terminal.js'

test('lists every operator, then the rules of derivations', async () => {
  const { status, out } = await gradus(['rules', '--format', 'json'])
  const names = jsonLines(out).map((o) => o.name)
  expect(names.slice(0, operators.length)).toEqual(operators.map((o) => o.name))
  expect(names.slice(operators.length)).toEqual([
    'chain-rule',
    'linear',
    'read-off',
    'read-gradient',
    'entrywise',
    'entries',
    'vectorise',
    'cyclic',
    'stack',
    'quotient',
  ])
  expect(status).toBe(0)
})

describe('the proof of a rule', () => {
  test('in Unicode: an equation a line, with its reason and the rule that it uses', async () => {
    const { out } = await gradus(['rules', 'inv', '--format', 'unicode'])
    expect(out.split('\n').slice(5)).toEqual([
      '  proof, where X: n×n invertible',
      '    P = X⁻¹',
      '    P X = I          by definition',
      '    dP X + P dX = 0  differentiate both sides (product)',
      '    dP X = −P dX     solve for the differential',
      '    dP = −P dX P     multiply by the inverse from the right',
      '',
    ])
  })

  test('in LaTeX: an aligned block that can be set', async () => {
    const { out } = await gradus(['rules', 'det'])
    const [block] = /\\begin\{aligned\}.*\\end\{aligned\}/s.exec(out)!
    expect(block).toContain('\\mathrm{d}t & = t \\operatorname{tr}(X^{-1} \\,\\mathrm{d}X)')
    expect(() => katex.renderToString(block, { throwOnError: true })).not.toThrow()
  })

  test('in JSON: lines, and the names of the next level', async () => {
    const { out } = await gradus(['rules', 'logdet', '--format', 'json'])
    const [rule] = jsonLines(out) as [{ proofs: { name: string; lines: unknown[] }[] }]
    expect(rule.proofs[0]!.lines[2]).toEqual({
      sides: [
        { latex: '\\mathrm{d}t', unicode: 'dt' },
        { latex: 't \\operatorname{tr}(X^{-1} \\,\\mathrm{d}X)', unicode: 't tr(X⁻¹ dX)' },
      ],
      latex: '\\mathrm{d}t = t \\operatorname{tr}(X^{-1} \\,\\mathrm{d}X)',
      unicode: 'dt = t tr(X⁻¹ dX)',
      text: 'chain rule',
      rule: 'det',
      expansion: 'det',
    })
  })

  test('in Chinese', async () => {
    const { out } = await gradus(['rules', 'softmax', '--format', 'unicode', '--lang', 'zh'])
    expect(out).toContain('  证明，其中 z: n\n')
    expect(out).toContain('  证明（逐行 softmax），其中 Z: m×n\n')
    expect(out).toContain('    s = u/t')
    expect(out).toContain('各指数除以它们的和')
  })

  test('a rule with two proofs, by the name of the second', async () => {
    const { out } = await gradus(['rules', 'softmax-rows', '--format', 'unicode'])
    expect(out).toMatch(/^softmax: Softmax\n/)
    expect(out).toContain('  proof, where z: n\n')
    expect(out).toContain('  proof: Softmax of each row, where Z: m×n\n')
  })
})

test.each(['logdet', 'σ', 'Tr'])('one of them by any of its names: %s', async (name) => {
  const { status, out } = await gradus(['rules', name])
  expect(out.split('\n')[0]).toMatch(/^\w+: /)
  expect(status).toBe(0)
})

test('none of that name', async () => {
  expect(await gradus(['rules', 'lgdet'])).toEqual({
    status: 2,
    out: '',
    err: 'error: there is no rule lgdet\nhint: did you mean logdet?\n',
  })
})
