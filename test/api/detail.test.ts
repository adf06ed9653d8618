import { describe, expect, test } from 'vitest'
import { methods } from '../../src/derivation/methods/method.js'
import { derive, type Layout } from '../../src/index.js'

const network = 'z = W x\na = tanh(z)\nL = ‖a − y‖²'
const where = 'x: n; y: m'

/** The lines that stay, each with the titles of those that are folded into it. */
function brief(options: Parameters<typeof derive>[1]): (readonly [string, readonly string[]])[] {
  const d = derive(network, { wrt: 'W', where, ...options })
  const into = (i: number): number => {
    const next = d.folds[i]
    return next === undefined ? i : into(next)
  }
  return d.steps.flatMap((s, i) =>
    d.folds[i] === undefined
      ? [[s.unicode, d.steps.filter((_, k) => k !== i && into(k) === i).map((t) => t.title)] as const]
      : [],
  )
}

describe('what a brief derivation folds', () => {
  test('a line is folded into a later one, the last never', () => {
    for (const method of methods)
      for (const layout of ['numerator', 'denominator', 'mixed'] satisfies Layout[]) {
        const { folds } = derive(network, { wrt: 'W', where, method, layout })
        expect(folds.at(-1)).toBeUndefined()
        folds.forEach((into, i) => {
          if (into !== undefined) expect(into).toBeGreaterThan(i)
        })
      }
  })

  test('by differentials: the lines of dL are one', () => {
    const lines = brief({ method: 'differential' })
    expect(lines.filter(([line]) => line.startsWith('dL = '))).toHaveLength(1)
    expect(lines.find(([line]) => line.startsWith('dL = '))![1]).toEqual([
      'Squared norm',
      'Put in de',
      'Put in da',
      'Put in dz',
    ])
    // each part keeps its own
    for (const d of ['dz', 'da', 'de'])
      expect(lines.filter(([line]) => line.startsWith(`${d} = `))).toHaveLength(1)
  })

  test('by components: an entry by an entry goes into the chain rule that uses it', () => {
    const lines = brief({ method: 'components' })
    expect(lines.filter(([line]) => /^∂.ₖ\//u.test(line))).toEqual([])
    expect(lines.find(([line]) => line.startsWith('∂L/∂Wᵢⱼ = '))![1]).toEqual([
      'In components',
      'Entry by entry',
    ])
    // the function itself is written out
    expect(lines.filter(([line]) => /^[^∂]* = Σ/u.test(line)).map(([line]) => line[0])).toEqual(['L'])
  })
})
