import { describe, expect, test } from 'vitest'
import { dim, multiplyDims } from '../../src/expression/dimension.js'
import { number, one, symbol, zero } from '../../src/expression/make.js'
import type { Expr } from '../../src/expression/node.js'
import { matrix, scalar, vector } from '../../src/expression/shape.js'
import {
  add,
  hadamard,
  identity,
  mul,
  ones,
  power,
  transpose,
  zeroOf,
} from '../../src/operators/algebra/build.js'
import { innerProduct } from '../../src/operators/algebra/inner.js'
import { trace } from '../../src/operators/algebra/trace.js'
import { compare, opposite } from '../../src/operators/elementwise/comparison.js'
import { exp } from '../../src/operators/elementwise/exponential.js'
import { max } from '../../src/operators/elementwise/extremes.js'
import { piecewise } from '../../src/operators/elementwise/piecewise.js'
import { operatorNamed } from '../../src/operators/index.js'
import { blockAt, blocks } from '../../src/operators/matrices/blocks.js'
import { expm, expmFrechetOp } from '../../src/operators/matrices/exponential-of.js'
import { blockDot, blockSum, kron } from '../../src/operators/matrices/kron.js'
import { pinv, pinvOp } from '../../src/operators/matrices/pinv.js'
import { unvec, vec } from '../../src/operators/matrices/vec.js'
import { norm, pNorm } from '../../src/operators/reductions/norms.js'

/** What the constructors tidy: the same object must come out. */
const [m, n, p, q] = [dim('m'), dim('n'), dim('p'), dim('q')]
const a = symbol('A', matrix(m, n))
const b = symbol('B', matrix(p, q))
const c = symbol('C', matrix(m, n))
const s = symbol('S', matrix(n, n))
const x = symbol('x', vector(n))
const y = symbol('y', vector(n))
const t = symbol('t', scalar)
const k = symbol('K', matrix(p, q))
const w = symbol('W', matrix(n, p))

const pairs: readonly [string, Expr, Expr][] = [
  ['max(𝟎, x) is max(0, x)', max(zeroOf(x.shape), x), max(zero, x)],
  ['[x > t𝟙] is [x > t]', compare('>', x, mul(t, ones(n))), compare('>', x, t)],
  ['the opposite of x > 0', opposite(compare('>', x, zero))!, compare('<=', x, zero)],
  ['norm(x, 2) is ‖x‖', pNorm(x, number(2)), norm(x)],
  ['unvec(vec A) is A', unvec(vec(a), m, n), a],
  [
    'unvec((A ⊗ S)ᵀ vec X) is Sᵀ X A',
    unvec(mul(transpose(kron(k, s)), vec(w)), n, q),
    mul(transpose(s), w, k),
  ],
  ['block_sum(A ⊗ B, C) is ⟨A, C⟩ B', blockSum(kron(a, b), c), mul(innerProduct(a, c), b)],
  [
    'block_dot(3 A ⊗ B, B) is 3⟨B, B⟩ A',
    blockDot(mul(number(3), kron(a, b)), b),
    mul(number(3), innerProduct(b, b), a),
  ],
  ['block_sum(I, S) is tr(S) I', blockSum(identity(multiplyDims(n, p)), s), mul(trace(s), identity(p))],
  ['a block of the block matrix is the block', blockAt(blocks([[x], [y]]), [1, 1], [x.shape, y.shape], 1), y],
  [
    'through multiples and sums',
    blockAt(add(mul(t, blocks([[x], [y]])), blocks([[y], [x]])), [1, 1], [x.shape, y.shape], 0),
    add(mul(t, x), y),
  ],
  ['L(tS, dt S) is dt S e^{tS}', frechet(mul(t, s), mul(number(2), s)), mul(number(2), s, expm(mul(t, s)))],
  ['L(S, I) is e^S', frechet(s, identity(n)), expm(s)],
  ['pinv twice', pinv(pinv(a)), a],
  ['pinv of a multiple', pinv(mul(t, a)), mul(power(t, number(-1)), pinv(a))],
  ['the larger of x and x', max(x, x), x],
  ['x ≤ x', compare('<=', x, x), ones(n)],
  ['x < x', compare('<', x, x), zeroOf(x.shape)],
  ['exp(xᵀ)ᵀ is exp(x)', transpose(exp(transpose(x))), exp(x)],
  ['max(Aᵀ, Cᵀ)ᵀ is max(A, C)', transpose(max(transpose(a), transpose(c))), max(a, c)],
  [
    'x^∘x ⊙ x² is x^∘(x + 2)',
    hadamard(power(x, x), power(x, number(2))),
    power(x, add(x, mul(number(2), ones(n)))),
  ],
  ['A ⊗ 0', kron(a, zeroOf(b.shape)), zeroOf(kron(a, b).shape)],
]

function frechet(at: Expr, d: Expr): Expr {
  return expmFrechetOp.make!([at, d])
}

test.each(pairs)('%s', (_, got, want) => {
  expect(got).toBe(want)
})

describe('the names of the language', () => {
  test('choose by what they are applied to', () => {
    expect(operatorNamed('max', [x.shape])!.name).toBe('max_of')
    expect(operatorNamed('max', [x.shape, scalar])!.name).toBe('max_of_two')
    expect(operatorNamed('diag', [s.shape])!.name).toBe('diagonal')
    expect(operatorNamed('diag', [x.shape])!.name).toBe('diag')
    expect(operatorNamed('norm', [x.shape, scalar])!.name).toBe('p_norm')
    expect(operatorNamed('constructor')).toBeUndefined()
  })
})

describe('derivatives as they are told', () => {
  test('one branch alone is an indicator', () => {
    const e = piecewise([
      { value: exp(t), condition: compare('>', t, one) },
      { value: t, condition: null },
    ])
    if (e.kind !== 'apply') throw new Error('cases')
    const d = symbol('d', scalar)
    expect(e.op.differential!(e, [d, null, null], e)).toBe(mul(compare('>', t, one), d))
    expect(e.op.differential!(e, [null, null, d], e)).toBe(mul(compare('<=', t, one), d))
  })

  test('the pseudo-inverse of a tall matrix of numeric size has two terms', () => {
    const tall = symbol('X', matrix(dim(5), dim(3)))
    const e = pinv(tall)
    if (e.kind !== 'apply') throw new Error('pinv')
    const d = pinvOp.differential!(e, [symbol('dX', tall.shape)], e)
    expect(d.kind === 'apply' && d.args.length).toBe(2)
  })
})
