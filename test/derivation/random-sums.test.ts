import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derive } from '../../src/index.js'

/** Sums and products over indices, nested at random, as a person would type them. */
const leaves = ['x_#', 'y_#', 'A_{#@}', 'c', '(#)', '2'] as const

function formula(indices: readonly string[], depth: number, draw: (k: number) => number): string {
  const pick = (): string => indices[draw(indices.length)]!
  const again = (also: readonly string[] = []): string => formula([...indices, ...also], depth - 1, draw)
  const leaf = (): string => leaves[draw(leaves.length)]!.replace('#', pick()).replace('@', pick())
  if (depth === 0) return leaf()
  const free = [...'ijkl'].find((l) => !indices.includes(l))
  switch (draw(free ? 7 : 4)) {
    case 0:
      return leaf()
    case 1:
      return `(${again()} - ${again()})`
    case 2:
      return `(${again()}) (${again()})`
    case 3:
      return `${['exp', 'sin', 'tanh'][draw(3)]}(${again()})`
    default: {
      const below = [free, `${free} != ${pick()}`, `${free} < ${pick()}`, `${free}=2`][draw(4)]!
      const above = below.includes('=2') ? '^n' : ''
      const body = `x_${free} (${again([free!])})`
      return `(${draw(4) === 0 ? 'prod' : 'sum'}_{${below}}${above} ${body})`
    }
  }
}

const where = 'x: n; y: n; A: n×n; c: scalar'

test('every derivative of a random sum over indices is verified, line by line', () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(999), { minLength: 40, maxLength: 40 }),
      fc.constantFrom('x', 'y', 'A', 'c'),
      fc.constantFrom('numerator' as const, 'denominator' as const),
      (choices, wrt, layout) => {
        let next = 0
        const draw = (k: number): number => (choices[next++] ?? 0) % k
        const outer = ['sum_i x_i', 'sum_{i<j} x_i y_j', 'log(3 + (sum_i x_i'][draw(3)]!
        const end = outer.startsWith('log') ? ')^2)' : ''
        const indices = outer.includes('j') ? ['i', 'j'] : ['i']
        const text = `${outer} (${formula(indices, 3, draw)})${end} + 0 c sum(y) sum(A) x[1]`
        const check = derive(text, { wrt, where, layout }).verify({ samples: 2 })
        // a random tower of exponentials may have no point where it can be checked
        if (check.reason === undefined) expect(check, text).toMatchObject({ ok: true })
      },
    ),
    { numRuns: 60 },
  )
}, 60_000)
