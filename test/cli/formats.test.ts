import { describe, expect, test } from 'vitest'
import { documentFormats } from '../../src/present/present.js'
import { compile, hasLatex } from '../present/latex-run.js'
import { gradus } from './fake-terminal.js'

const net = `W: k×d; b: k; x: d
z = W x + b
L = ||z||^2
∂L/∂W, ∂L/∂b
`

const asked: readonly (readonly [string, readonly string[]])[] = [
  ['a gradient', ['||W x||^2', '--wrt', 'W']],
  ['two gradients', ['||W x||^2', '--wrt', 'W,x']],
  ['a Hessian', ["x'A x", '--wrt', 'x', '--order', '2']],
  ['a mixed derivative', ["x'A y", '--wrt', 'x', '--and', 'y']],
  ['a differential', ['A X B', '--wrt', 'X']],
  ['with Kronecker products', ['A X B', '--wrt', 'X', '--form', 'kronecker']],
  ['entry by entry', ['A X B', '--wrt', 'X', '--form', 'components']],
  ['with a gradient from outside', ['W x', '--wrt', 'W', '--upstream']],
  ['written out', ['z = W x; ||z||^2', '--wrt', 'W', '--expand']],
]

describe.each(documentFormats)('--format %s', (format) => {
  test.each(asked)('%s', async (_, args) => {
    const answer = await gradus([...args, '--format', format])
    const whole = await gradus([...args, '--format', format, '--steps'])
    expect([answer.status, whole.status]).toEqual([0, 0])
    expect(answer.out.trim()).not.toBe('')
    expect(whole.out.length).toBeGreaterThan(answer.out.length)
    expect(`${answer.out}${whole.out}`).not.toMatch(/undefined|\[object|NaN/)
  })

  test('a program with two requests: two of them, set apart', async () => {
    const { out, status } = await gradus(['-', '--format', format, '--steps'], net)
    expect(status).toBe(0)
    expect(out.match(/checked: 5 random points/g)).toHaveLength(2)
    expect(out).toMatch(/\n\n/)
  })
})

describe('--document', () => {
  test.each([[[]], [['--steps']]])('is a whole file, %j', async (more) => {
    const { out, status } = await gradus(['-', '--document', ...more], net)
    expect(status).toBe(0)
    expect(out).toMatch(/^\\documentclass[\s\S]*\\end\{document\}\n$/)
    expect(out.match(/\\section\*/g)).toHaveLength(2)
    expect(out.includes('\\item')).toBe(more.length > 0)
    if (hasLatex) expect(compile(out).error).toBe('')
  })

  test('is LaTeX, and nothing else', async () => {
    const { out, err, status } = await gradus(['x', '--wrt', 'x', '--document', '--format', 'html'])
    expect(status).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('--document makes a LaTeX file, not html')
  })
})

test('a word for a screen reader is no sign: the answer in speech', async () => {
  const { out } = await gradus(['||W x||^2', '--wrt', 'W', '--format', 'speech'])
  expect(out).toBe('two times W x x transpose\n')
})
