import { describe, expect, test } from 'vitest'
import type { Method } from '../../src/derivation/methods/method.js'
import { verify } from '../../src/derivation/verify.js'
import { two } from '../../src/expression/make.js'
import { type DeriveOptions, derive, GradusError, type Layout } from '../../src/index.js'
import { mul } from '../../src/operators/algebra/build.js'
import { reads } from '../helpers/reads.js'

/** By differentials and by components, as a teacher writes them: lines that must stand in the derivation, in this order. */
interface Row {
  readonly title: string
  readonly program: string
  readonly wrt: string
  readonly where: string
  readonly options?: DeriveOptions
  readonly lines: Readonly<Partial<Record<`${Method}, ${Layout}`, readonly string[]>>>
}

const rows: readonly Row[] = [
  {
    title: 'aᵀX⁻¹b',
    program: 'aᵀ X⁻¹ b',
    wrt: 'X',
    where: 'X: n×n; a: n; b: n',
    lines: {
      'differential, numerator': [
        'df = aᵀ d(X⁻¹) b',
        'df = −aᵀ X⁻¹ dX X⁻¹ b',
        'df = −aᵀ X⁻¹ dX X⁻¹ b = −tr(aᵀ X⁻¹ dX X⁻¹ b) = −tr(X⁻¹ b aᵀ X⁻¹ dX)',
        '∂f/∂X = −X⁻¹ b aᵀ X⁻¹',
      ],
      'differential, denominator': [
        'df = −aᵀ X⁻¹ dX X⁻¹ b = −tr(aᵀ X⁻¹ dX X⁻¹ b) = −tr(X⁻¹ b aᵀ X⁻¹ dX)',
        '∂f/∂X = −(X⁻¹ b aᵀ X⁻¹)ᵀ = −X⁻ᵀ a bᵀ X⁻ᵀ',
      ],
      'components, denominator': [
        '∂Uₖₗ/∂Xᵢⱼ = −Uₖᵢ Uⱼₗ',
        '∂f/∂Xᵢⱼ = Σₖ Σₗ ∂Uₖₗ/∂Xᵢⱼ ∂f/∂Uₖₗ = Σₖ Σₗ (−aₖ bₗ Uₖᵢ Uⱼₗ) = −(Σₖ bₖ Uⱼₖ) Σₖ aₖ Uₖᵢ = −(Uᵀ a)ᵢ (U b)ⱼ',
        '∂f/∂X = −Uᵀ a bᵀ Uᵀ',
      ],
    },
  },
  {
    title: 'a product of a trace and a linear form beside a trace: what vanishes is not told',
    program: 'tr(A X) + aᵀ X b tr(X)',
    wrt: 'X',
    where: 'X: n×n; a: n; b: n; A: n×n',
    lines: {
      'differential, denominator': [
        'df = tr(A dX) + z du + u dz',
        'df = u aᵀ dX b + tr(A dX) + z du',
        'df = z tr(dX) + u aᵀ dX b + tr(A dX)',
        'df = z tr(dX) + u aᵀ dX b + tr(A dX) = z tr(dX) + u tr(aᵀ dX b) + tr(A dX) = z tr(dX) + u tr(b aᵀ dX) + tr(A dX)',
        '∂f/∂X = (z I_n + u b aᵀ + A)ᵀ = z I_n + u a bᵀ + Aᵀ',
      ],
    },
  },
  {
    title: '‖Wx‖² by W',
    program: 'f = ‖W x‖²',
    wrt: 'W',
    where: 'W: m×n; x: n',
    lines: {
      'differential, denominator': [
        'df = 2 xᵀ Wᵀ d(W x)',
        'df = 2 xᵀ Wᵀ dW x',
        '∂f/∂W = 2 (x xᵀ Wᵀ)ᵀ = 2 W x xᵀ',
      ],
      'components, denominator': [
        'zₖ = Σₗ Wₖₗ xₗ',
        'f = Σₖ zₖ²',
        '∂f/∂zᵢ = Σₖ 2 δₖᵢ zₖ = 2 zᵢ',
        '∂zₖ/∂Wᵢⱼ = Σₗ δₖᵢ δₗⱼ xₗ = δᵢₖ xⱼ',
        '∂f/∂W = 2 z xᵀ',
        '∂f/∂W = 2 z xᵀ = 2 W x xᵀ',
      ],
    },
  },
  {
    title: 'xᵀAx',
    program: 'xᵀ A x',
    wrt: 'x',
    where: 'A: n×n; x: n',
    lines: {
      'differential, numerator': [
        'df = dxᵀ A x + xᵀ A dx',
        'df = dxᵀ A x + xᵀ A dx = xᵀ Aᵀ dx + xᵀ A dx = xᵀ(A + Aᵀ) dx',
        '∂f/∂x = xᵀ(A + Aᵀ)',
      ],
      'components, mixed': ['f = Σₖ xₖ Σₗ Aₖₗ xₗ', '∂f/∂x = (A + Aᵀ) x'],
    },
  },
  {
    title: 'tr(AXBXᵀ)',
    program: 'tr(A X B Xᵀ)',
    wrt: 'X',
    where: 'A: m×m; B: n×n; X: m×n',
    lines: {
      'differential, denominator': [
        'df = tr(A dX B Xᵀ + A X B dXᵀ)',
        'df = tr(A dX B Xᵀ) + tr(A X B dXᵀ) = tr(B Xᵀ A dX) + tr(Bᵀ Xᵀ Aᵀ dX)',
        'df = tr(B Xᵀ A dX) + tr(Bᵀ Xᵀ Aᵀ dX) = tr((B Xᵀ A + Bᵀ Xᵀ Aᵀ) dX)',
        '∂f/∂X = (B Xᵀ A + Bᵀ Xᵀ Aᵀ)ᵀ = Aᵀ X Bᵀ + A X B',
      ],
    },
  },
  {
    title: 'a softmax by itself',
    program: 's = softmax(z)',
    wrt: 'z',
    where: 'z: n',
    lines: {
      'differential, numerator': [
        'ds = s ⊙ dz − (sᵀ dz) s',
        'ds = s ⊙ dz − (sᵀ dz) s = diag(s) dz − s sᵀ dz = (diag(s) − s sᵀ) dz',
        '∂s/∂z = diag(s) − s sᵀ',
      ],
      'components, numerator': ['∂sᵣ/∂zᵢ = sᵢ (δᵣᵢ − sᵣ)', '∂s/∂z = diag(s) − s sᵀ'],
    },
  },
  {
    title: 'the two-layer net by W₁',
    program: 'L = ‖W₂ tanh(W₁x) − y‖²',
    wrt: 'W₁',
    where: 'W1: h×d; x: d; W2: k×h; y: k',
    lines: {
      'differential, numerator': [
        'z = W₁ x',
        'dz = dW₁ x',
        'da = (1 − a^∘2) ⊙ dz',
        'de = W₂ da',
        'dL = 2 eᵀ de',
        'dL = 2 eᵀ W₂ da',
        'dL = 2 eᵀ W₂ ((1 − a^∘2) ⊙ dz) = 2 eᵀ W₂ diag(1 − a^∘2) dz',
        'dL = 2 eᵀ W₂ diag(1 − a^∘2) dW₁ x',
        '∂L/∂W₁ = 2 x eᵀ W₂ diag(1 − a^∘2)',
      ],
      'components, numerator': [
        'zₗ = Σᵣ (W₁)ₗᵣ xᵣ',
        '∂L/∂aᵢ = Σₗ ∂L/∂eₗ ∂eₗ/∂aᵢ = Σₗ 2 eₗ (W₂)ₗᵢ = 2 Σₗ eₗ (W₂)ₗᵢ = 2 (W₂ᵀ e)ᵢ',
        '∂L/∂W₁ = 2 x eᵀ W₂ diag(1 − a^∘2)',
        '∂L/∂W₁ = 2 x eᵀ W₂ diag(1 − a^∘2) = 2 x (W₂ tanh(W₁ x) − y)ᵀ W₂ diag(1 − tanh(W₁ x)^∘2)',
      ],
    },
  },
  {
    title: 'a letter of the problem is no index',
    program: 'cross_entropy(y, softmax(W x))',
    wrt: 'W',
    where: 'W: k×i; x: i; y: k onehot',
    lines: {
      'components, denominator': ['zₗ = Σᵣ Wₗᵣ xᵣ', '∂f/∂pₘ = −yₘ/pₘ'],
    },
  },
  {
    title: 'a table of numbers, entry by entry',
    program: 'y = [a x[1] x[2]; x[2]²]',
    wrt: 'x',
    where: 'x: 2; a: scalar',
    lines: { 'components, numerator': ['∂yᵣ/∂s = 𝟙[r = 2]', '∂y/∂x = (a u e₁ + 2 v e₂) e₂ᵀ + a v e₁ e₁ᵀ'] },
  },
  {
    title: 'what varies under a trace, of a symmetric matrix',
    program: 'tr(A X²)',
    wrt: 'X',
    where: 'X: n×n symmetric; A: n×n',
    lines: {
      'differential, denominator': [
        'df = tr((X A + A X) dX) = tr((X A + A X + Aᵀ X + X Aᵀ) dX)/2',
        '∂f/∂X = (X A + A X + Aᵀ X + X Aᵀ)ᵀ/2 = 1/2 (X A + A X + Aᵀ X + X Aᵀ)',
      ],
    },
  },
  {
    title: 'X Xᵀ',
    program: 'X Xᵀ',
    wrt: 'X',
    where: 'X: m×n',
    lines: {
      'components, mixed': ['Fᵣₛ = Σₖ Xᵣₖ Xₛₖ', 'dF = dX Xᵀ + X dXᵀ'],
    },
  },
  {
    title: 'a matrix by a matrix, stacked',
    program: 'Y = A X B',
    wrt: 'X',
    where: 'A: p×m; X: m×n; B: n×q',
    options: { form: 'kronecker' },
    lines: {
      'differential, numerator': ['dY = A dX B', 'vec(dY) = (Bᵀ ⊗ A) vec(dX)', '∂vec(Y)/∂vec(X) = Bᵀ ⊗ A'],
      'components, numerator': ['∂Yᵣₛ/∂Xᵢⱼ = Σₖ Aᵣₖ Σₗ δₖᵢ δₗⱼ Bₗₛ = Aᵣᵢ Bⱼₛ', 'dY = A dX B'],
    },
  },
]

describe('each method reads like a teacher’s', () => {
  for (const { title, program, wrt, where, options, lines } of rows)
    test.each(Object.entries(lines))(`${title}: %s`, (how, told) => {
      const [method, layout] = how.split(', ') as [Method, Layout]
      reads(derive(program, { wrt, where, layout, method, ...options }), told)
    })
})

/** Everything that a derivation may be asked for, in each method: every line and the answer stand up to differences, in the same form. */
const asked: readonly (readonly [string, string, DeriveOptions])[] = [
  ['xᵀ A x log(bᵀ x)', 'A: n×n; x: n positive; b: n positive', { wrt: 'x', order: 2 }],
  ['log det S + aᵀ S a', 'S: n×n spd; a: n', { wrt: 'S' }],
  ['y = tanh(W x)', 'W: m×n; x: n', { wrt: 'W', upstream: true }],
  ['t³ sin(t)', 't: scalar', { wrt: 't' }],
  ['sin(t) A + t B', 't: scalar; A: m×n; B: m×n', { wrt: 't' }],
  ['X⁻¹', 'X: n×n', { wrt: 'X', form: 'components' }],
  ['aᵀ expm(X) b', 'X: n×n; a: n; b: n', { wrt: 'X' }],
  ['Σᵢ Σⱼ (xᵢ − xⱼ)²', 'x: n', { wrt: 'x' }],
  ['h1 = tanh(W x)\nh2 = tanh(W h1) + h1\nL = ‖h2 − y‖²', 'W: n×n; x: n; y: n', { wrt: 'W' }],
  ['vec(X)ᵀ A vec(X)', 'X: m×n', { wrt: 'X' }],
  ['‖X − A‖_F² / tr(X)', 'X: n×n; A: n×n', { wrt: 'X' }],
  ['sum([x > 0])', 'x: n', { wrt: 'x' }],
  ['tr(X) [x > 0]', 'x: n; X: m×m', { wrt: 'x' }],
]

describe('the methods agree', () => {
  for (const layout of ['numerator', 'denominator', 'mixed'] as const)
    test.each(asked)(`%s, ${layout}`, (program, where, options) => {
      const [chain, ...others] = (['chain', 'differential', 'components'] as const).map((method) =>
        derive(program, { where, layout, method, ...options }),
      )
      for (const d of others) {
        expect(d.verify(), d.steps.map((s) => s.unicode).join('\n')).toMatchObject({ ok: true })
        expect(d.account.method).not.toBe('chain')
        expect(d.answer.shape).toEqual(chain!.answer.shape)
        expect(d.answer.form).toBe(chain!.answer.form)
      }
    })
})

describe('a factor of 2 in a line is found', () => {
  test.each(['differential', 'components'] as const)('%s', (method) => {
    const { account } = derive('‖W₂ tanh(W₁x) − y‖²', { wrt: 'W₁', where: 'x: d', method })
    for (const [i, step] of account.steps.entries()) {
      const doubled = { ...step, sides: [...step.sides, mul(two, step.sides.at(-1)!)] }
      const steps = account.steps.with(i, doubled)
      expect(verify({ ...account, steps }, { samples: 1 }).steps[i]!.ok, step.rule).toBe(false)
    }
  })
})

test('what components cannot tell is refused by name', () => {
  const refused = () =>
    derive('2 sum(log(diag(chol(S))))', { wrt: 'S', where: 'S: n×n spd', method: 'components' })
  expect(refused).toThrow(GradusError)
  try {
    refused()
  } catch (e) {
    expect((e as GradusError).problem).toMatchObject({ code: 'method/components' })
    expect((e as GradusError).problem.hint).toContain('differential')
  }
})
