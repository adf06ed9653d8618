import { describe, expect, test } from 'vitest'
import { type DeriveOptions, derive } from '../../src/index.js'

const texts = (program: string, options: DeriveOptions): string[] =>
  derive(program, options).steps.map((s) => s.text)

/** A property that a line rests on, and a program in which none does. */
const cases: readonly [program: string, where: string, options: DeriveOptions, since: string | undefined][] =
  [
    ['-sum(y .* log(softmax(z)))', 'y: k onehot; z: k', { wrt: 'z' }, 'since y is one-hot'],
    ['-sum(y .* log(softmax(z)))', 'y: k probability; z: k', { wrt: 'z' }, 'since the entries of y sum to 1'],
    ['-sum(y .* log(softmax(z)))', 'y: k; z: k', { wrt: 'z' }, undefined],
    ['sum(y .* exp(z))', 'y: k onehot; z: k', { wrt: 'z' }, undefined],
    ['norm(Q x)^2', 'Q: n×n orthogonal; x: n', { wrt: 'x', method: 'differential' }, 'since Q is orthogonal'],
    ["x' S x", 'S: n×n symmetric; x: n', { wrt: 'x', method: 'differential' }, 'since S is symmetric'],
    ["x' S x", 'S: n×n; x: n', { wrt: 'x', method: 'differential' }, undefined],
    [
      'norm(Q x)^2',
      'Q: n×n orthogonal; x: n',
      { wrt: 'x', method: 'components', language: 'zh' },
      '因为 Q 是正交',
    ],
    ["x' D D x", 'D: n×n diagonal; x: n', { wrt: 'x', method: 'differential' }, 'since D is diagonal'],
  ]

describe('a line that rests on a property says so', () => {
  test.each(cases)('%s, %s', (program, where, options, since) => {
    const said = texts(program, { ...options, where })
    if (since === undefined) expect(said.join('\n')).not.toContain('since')
    else expect(said.some((t) => t.includes(since))).toBe(true)
  })
})
