import { denseFrom, mapEntries, multiplyDense, toNumber, zipEntries } from '../dense/dense.js'
import { build, symbol } from '../expression/make.js'
import type { Dense, DenseMap, Operator } from '../expression/operator.js'
import { scalar } from '../expression/shape.js'
import { GradusError } from '../language/errors.js'
import { operators } from '../operators/index.js'
import { evaluate, type Point } from './evaluate.js'
import { Random } from './random.js'

/** What unknown functions stand for in numbers: random smooth ones, or the ones that the caller names. */
export type Smooth = (order: number) => (x: number) => number

/**
 * a + bx + cx²/2 plus two sines, exact in all orders.
 * @param offset added to the value: large, and the function is positive on the range of the samples
 */
export function randomSmooth(random: Random, offset = 0): Smooth {
  const [a, b, c] = [
    offset + random.between(-0.5, 0.5),
    random.sign() * random.between(0.4, 1.2),
    random.between(-0.3, 0.3),
  ]
  const waves = [0.5, 0.3].map((size) => ({
    size: size * random.sign(),
    rate: random.between(0.6, 1.6),
    phase: random.between(0, 2 * Math.PI),
  }))
  return (order) => (x) => {
    const polynomial =
      order === 0 ? a + b * x + (c * x * x) / 2 : order === 1 ? b + c * x : order === 2 ? c : 0
    return waves.reduce(
      (s, w) => s + w.size * w.rate ** order * Math.sin(w.rate * x + w.phase + (order * Math.PI) / 2),
      polynomial,
    )
  }
}

/** A sin(Bx + c) + Dx, and its exact Jacobian; the Hessian of its first component. */
export function randomMap(from: number, to: number, random: Random): DenseMap {
  const draw = (rows: number, columns: number): Dense =>
    denseFrom(rows, columns, () => random.sign() * random.between(0.3, 1.2))
  const [a, b, c, d] = [draw(to, 3), draw(3, from), draw(3, 1), draw(to, from)]
  const inside = (x: Dense): Dense => zipEntries(multiplyDense(b, x), c, (u, v) => u + v)
  return {
    value: (x) =>
      zipEntries(multiplyDense(a, mapEntries(inside(x), Math.sin)), multiplyDense(d, x), (u, v) => u + v),
    jacobian: (x) => {
      const slope = mapEntries(inside(x), Math.cos)
      const scaledB = denseFrom(3, from, (i, j) => slope.data[i]! * b.data[i * from + j]!)
      return zipEntries(multiplyDense(a, scaledB), d, (u, v) => u + v)
    },
    hessian: (x) => {
      const bend = mapEntries(inside(x), (u, k) => -a.data[k]! * Math.sin(u))
      return denseFrom(from, from, (i, j) =>
        bend.data.reduce((s, u, k) => s + u * b.data[k * from + i]! * b.data[k * from + j]!, 0),
      )
    },
  }
}

/** The operator that a caller's `f = tanh` names; one argument, entry by entry. */
function named(fn: string): Operator {
  const found = operators.find(
    (o) => o.spelling && (o.spelling.name === fn || o.spelling.aliases?.includes(fn)),
  )
  if (!found?.elementwise || (found.spelling?.arity[0] ?? 0) !== 1)
    throw new GradusError({
      code: 'name/function',
      message: `${fn} is no function of one number`,
      hint: 'name one such as tanh, sin or exp',
      input: 'option',
    })
  return found
}

/** The function of one number behind a name of the language, with derivatives: the first exact, higher ones to about 1e-9. */
export function namedSmooth(fn: string): Smooth {
  const x = symbol('x', scalar)
  const y = build(named(fn), [x])
  const exact = [y]
  if (y.kind === 'apply' && y.op.elementwise && y.op.derivative && y.args[0] === x) {
    const slope = y.op.derivative(y, 0, y)
    if (slope) exact.push(slope)
  }
  const at = (order: number, t: number): number => {
    const e = exact[order]
    if (e) return toNumber(evaluate([e], pointAt(x, t))[0]!)
    return extrapolatedSlope((u) => at(order - 1, u), t)
  }
  return (order) => (t) => at(order, t)
}

const pointAt = (x: ReturnType<typeof symbol>, t: number): Point => ({
  sizes: new Map(),
  values: new Map([[x, { rows: 1, columns: 1, data: Float64Array.of(t) }]]),
  unknown: () => Number.NaN as never,
  unknownMap: () => Number.NaN as never,
})

/** Central differences, extrapolated from steps h, h/2, h/4, h/8 (Romberg); relative error about 1e-11 where f is smooth. */
export function extrapolatedSlope(f: (x: number) => number, x: number): number {
  const h = 0.02 * Math.max(1, Math.abs(x))
  const row = [1, 2, 4, 8].map((k) => (f(x + h / k) - f(x - h / k)) / ((2 * h) / k))
  for (let level = 1; level < row.length; level++)
    for (let i = row.length - 1; i >= level; i--)
      row[i] = row[i]! + (row[i]! - row[i - 1]!) / (4 ** level - 1)
  return row[row.length - 1]!
}

/** Unknown functions for one sample: the named ones where the caller named them, else random, the same for the same name. */
export function unknownFunctions(
  names: ReadonlyMap<string, string> | undefined,
  seed: number,
  offset: number,
): Pick<Point, 'unknown' | 'unknownMap'> {
  const functions = new Map<string, Smooth>()
  const maps = new Map<string, DenseMap>()
  const seedOf = (name: string): number =>
    [...name].reduce((s, c) => Math.imul(s, 31) + c.codePointAt(0)!, seed)
  return {
    unknown: (name, order) => {
      let f = functions.get(name)
      if (!f) {
        const given = names?.get(name)
        f = given === undefined ? randomSmooth(new Random(seedOf(name)), offset) : namedSmooth(given)
        functions.set(name, f)
      }
      return f(order)
    },
    unknownMap: (name, from, to) => {
      const key = `${name} ${from} ${to}`
      const made = maps.get(key) ?? randomMap(from, to, new Random(seedOf(name)))
      maps.set(key, made)
      return made
    },
  }
}
