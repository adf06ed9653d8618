import { describe, expect, test } from 'vitest'
import { dense } from '../../src/dense/dense.js'
import { number, symbol } from '../../src/expression/make.js'
import { scalar } from '../../src/expression/shape.js'
import { dependents } from '../../src/expression/walk.js'
import { derive } from '../../src/index.js'
import { unknownFunctions } from '../../src/numeric/functions.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { clip, max } from '../../src/operators/elementwise/extremes.js'
import { say } from '../../src/print/say.js'
import { derivativeNumbers } from '../helpers/derivative-numbers.js'

/** The derivative by x at the points, with c = −0.7. */
function slopes(program: string, at: readonly number[]): number[] {
  const d = derive(program, { wrt: 'x', where: 'x: scalar; c: scalar' })
  expect(d.verify().ok, program).toBe(true)
  const { variables } = d.reading.scope
  return at.map((x) => {
    const values = new Map([
      [variables.get('x')!, dense(1, 1, [x])],
      ...(variables.has('c') ? [[variables.get('c')!, dense(1, 1, [-0.7])] as const] : []),
    ])
    return derivativeNumbers(d, { sizes: new Map(), values, ...unknownFunctions(undefined, 1, 0) })[0]!
  })
}

const at = [-3, -0.5, 0.5, 3]

describe('operands that are equal on a whole interval', () => {
  test.each([
    ['max(x, clip(x, -1, 1))', [0, 1, 1, 1]],
    ['max(clip(x, -1, 1), x)', [0, 1, 1, 1]],
    ['min(x, clip(x, -1, 1))', [1, 1, 1, 0]],
    ['min(x, x)', [1, 1, 1, 1]],
    ['max(relu(x), x)', [0, 0, 1, 1]],
    ['min(relu(x), x)', [1, 1, 1, 1]],
    ['max(abs(x), x)', [-1, -1, 1, 1]],
    ['max(abs(x), -x)', [-1, -1, 1, 1]],
    ['min(abs(x), x, x^2)', [1, 1, 1, 1]],
    ['min(x c, clip(x, -1, 1) c)', [0, -0.7, -0.7, -0.7]],
    ['abs(x - clip(x, -1, 1))', [-1, 0, 0, 1]],
    ['abs(x - relu(x))', [-1, -1, 0, 0]],
    ['max(relu(x), relu(-x))', [-1, -1, 1, 1]],
    ['max(relu(x), relu(x - 1))', [0, 0, 1, 1]],
    ['clip(x, min(x, 1), 4)', [1, 1, 1, 1]],
    ['clip(x, -4, max(x, 1))', [1, 1, 1, 1]],
    // equal but for rounding
    ['max(x, clip(x + 1, 0, 2) - 1)', [0, 1, 1, 1]],
    ['min(0.1 x + 0.2 x, 0.3 clip(x, -1, 1))', [0.3, 0.3, 0.3, 0]],
  ])('%s', (program, expected) => {
    const found = slopes(program, at)
    for (const [i, slope] of expected.entries()) expect(found[i], `x = ${at[i]}`).toBeCloseTo(slope, 9)
  })

  test('beside a number a tie is a point, and the derivative there is 0', () => {
    for (const program of ['max(x, 0)', 'max(0, x)', 'min(x, 0)', 'clip(x, 0, 1)'])
      expect(slopes(program, [0]), program).toEqual([0])
  })
})

describe('a sample', () => {
  const x = symbol('x', scalar)
  const larger = max(x, clip(x, number(-1), number(1)))
  const draw = (seed: number, together: boolean): number => {
    const found = samplePoint([larger], [x], { seed, moving: dependents([larger], x), together })
    if (!isPoint(found)) throw new Error(say(found.reason, 'en'))
    return found.values.get(x)!.data[0]!
  }

  test('lies where operands are equal if they move together, and nowhere near if they move apart', () => {
    for (let seed = 0; seed < 20; seed++) {
      expect(Math.abs(draw(seed, true))).toBeLessThan(1)
      expect(Math.abs(draw(seed, false))).toBeGreaterThan(1)
    }
  })
})
