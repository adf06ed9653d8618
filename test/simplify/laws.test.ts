import { describe, expect, test } from 'vitest'
import { relativeDifference } from '../../src/derivation/difference.js'
import { withChildren } from '../../src/expression/make.js'
import { childrenOf, type Expr } from '../../src/expression/node.js'
import { substitute } from '../../src/expression/substitute.js'
import { postorder } from '../../src/expression/walk.js'
import { evaluate } from '../../src/numeric/evaluate.js'
import { isPoint, samplePoint } from '../../src/numeric/sample.js'
import { vocabulary } from '../../src/operators/index.js'
import { unicodeOf } from '../../src/print/derivation.js'
import { say } from '../../src/print/say.js'
import { generalMoves } from '../../src/simplify/moves/index.js'
import { rules } from '../../src/simplify/rules/index.js'
import { simplify } from '../../src/simplify/simplify.js'
import { expressions } from '../helpers/read.js'

/** The largest difference of two expressions at random points. */
function difference(a: Expr, b: Expr): number {
  let worst = 0
  for (let seed = 1; seed <= 3; seed++) {
    const point = samplePoint([a, b], [], { seed, moving: new Set() })
    if (!isPoint(point)) throw new Error(say(point.reason, 'en'))
    const [x, y] = evaluate([a, b], point)
    worst = Math.max(worst, relativeDifference(x!, y!))
  }
  return worst
}

const moveLaws = generalMoves.flatMap((move) => move.law.map((law) => ({ move, ...law })))

describe('moves of the search', () => {
  test('no two have one name', () => {
    const names = generalMoves.map((m) => m.name)
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([])
  })

  test.each(moveLaws)('$move.name: $left is $right', ({ move, where, left, right }) => {
    const [l, r] = expressions(where, left, right) as [Expr, Expr]
    expect(difference(l, r)).toBeLessThan(1e-9)
    const whole = simplify(l)
    const moved = [l, whole].flatMap((root) =>
      postorder([root], { definitions: false }).flatMap((e) =>
        [...move.rewrites(e, root)].map((next) => [e, next] as const),
      ),
    )
    expect(moved.length).toBeGreaterThan(0)
    for (const [before, after] of moved) expect(difference(before, after)).toBeLessThan(1e-9)
    // written the other way it is reached
    const reached = moved.map(([before, after]) =>
      substitute(before === l || before === whole ? before : l, new Map([[before, after]])),
    )
    expect(reached.map((e) => simplify(e))).toContain(simplify(r))
  })
})

const laws = rules.flatMap((rule) => rule.law.map((law) => ({ rule, ...law })))

describe('rewrite rules', () => {
  test('each has a law', () => {
    expect(rules.filter((r) => r.law.length === 0).map((r) => r.name)).toEqual([])
  })

  test('no two have one name', () => {
    const names = rules.map((r) => r.name)
    expect(names.filter((n, i) => names.indexOf(n) !== i)).toEqual([])
  })

  test.each(laws)('$rule.name: $left is $right', ({ rule, where, left, right }) => {
    const [l, r] = expressions(where, left, right) as [Expr, Expr]
    expect(difference(l, r)).toBeLessThan(1e-9)
    // it fires on the example as written or on the way, and keeps the value
    const fired = postorder([l], { definitions: false }).flatMap((raw) => {
      const e = withChildren(raw, childrenOf(raw).map(simplify))
      const next = rule.rewrite(e, simplify)
      return next ? [[e, next] as const] : []
    })
    expect(fired.length).toBeGreaterThan(0)
    for (const [before, after] of fired) expect(difference(before, after)).toBeLessThan(1e-9)
    expect(unicodeOf(simplify(l), vocabulary)).toBe(unicodeOf(simplify(r), vocabulary))
    expect(simplify(l)).toBe(simplify(r))
  })

  test.each(laws)('simplifying is idempotent: $left', ({ where, left }) => {
    const [l] = expressions(where, left) as [Expr]
    expect(simplify(simplify(l))).toBe(simplify(l))
  })
})
