import { describe, expect, test } from 'vitest'
import { elaborate } from '../../src/elaborate/elaborate.js'
import { type Dim, evaluateDim } from '../../src/expression/dimension.js'
import type { Shape } from '../../src/expression/shape.js'
import { canonicalName, parseProgram } from '../../src/language/parser.js'
import { vocabulary } from '../../src/operators/index.js'
import { type Problem, problems } from '../corpus/problems.js'

const axes = (s: Shape): readonly Dim[] =>
  s.kind === 'matrix' ? [s.rows, s.columns] : s.kind === 'vector' ? [s.length] : []

const extents = (x: Problem['value']): string =>
  typeof x === 'number' ? '' : [x.length, ...(typeof x[0] === 'object' ? [x[0].length] : [])].join()

const read = (p: Problem, where: string | undefined) =>
  elaborate(
    parseProgram(p.program, {
      vocabulary,
      ...(where !== undefined && { where }),
      functions: Object.keys(p.functions ?? {}),
    }),
  )

describe.skipIf(problems.length === 0)('the corpus', () => {
  test('every program has shapes, and nothing is assumed of what is declared', () => {
    const assumed = problems.flatMap((p) => read(p, p.where).assumptions)
    expect(assumed).toEqual([])
  })

  test('names and results have the shapes of their numbers', () => {
    const wrong = problems.filter((p) => {
      const e = read(p, p.where)
      const sizes = new Map(Object.entries(p.dims))
      const measured = (s: Shape): string =>
        s.kind === 'covector'
          ? `${evaluateDim(s.length, sizes)}`
          : axes(s)
              .map((d) => evaluateDim(d, sizes))
              .join()
      const names = Object.entries(p.inputs).every(([name, numbers]) => {
        const shape = e.shapes.get(canonicalName(name) ?? name)
        return shape === undefined || measured(shape) === extents(numbers)
      })
      const of = e.definitions.find((d) => d.name === canonicalName(p.of ?? ''))?.shape ?? e.result.shape
      return !names || measured(of) !== extents(p.value)
    })
    expect(wrong.map((p) => p.id)).toEqual([])
  })

  test('without declarations, nearly all names are taken for what they were', () => {
    let [same, all, refused] = [0, 0, 0]
    for (const p of problems) {
      const declared = read(p, p.where).shapes
      try {
        for (const [name, s] of read(p, undefined).shapes) {
          const wanted = declared.get(name)
          if (!wanted) continue
          all++
          if (s.kind === wanted.kind) same++
        }
      } catch {
        refused++
      }
    }
    expect(same / all).toBeGreaterThan(0.96)
    expect(refused / problems.length).toBeLessThan(0.01)
  })
})
