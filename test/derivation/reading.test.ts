import { describe, test } from 'vitest'
import type { DeriveOptions } from '../../src/index.js'
import { deriveAll } from '../../src/index.js'
import { reads } from '../helpers/reads.js'

/** Derivations as a teacher writes them, in each layout's own order: lines that must stand in the derivation, in this order. */
interface Row {
  readonly title: string
  readonly program: string
  readonly wrt: string
  readonly where: string
  readonly options?: DeriveOptions
  readonly denominator: readonly string[]
  readonly numerator: readonly string[]
}

const network = 'H = f(X Wᵀ + b)\nŷ = Hθ + c\nL = (ŷ − y)ᵀ(ŷ − y)'
const networkShapes = 'X: N×d; W: M×d; b: M; θ: M; c: scalar; y: N'

const rows: readonly Row[] = [
  {
    title: '‖Wx‖² by W',
    program: '‖Wx‖²',
    wrt: 'W',
    where: 'W: m×n; x: n',
    denominator: [
      'z = W x',
      'f = ‖z‖²',
      '∂f/∂z = 2 z',
      '∂f/∂W = ∂f/∂z xᵀ = 2 z xᵀ',
      '∂f/∂W = 2 z xᵀ = 2 W x xᵀ',
    ],
    numerator: [
      'z = W x',
      '∂f/∂z = 2 zᵀ',
      '∂f/∂W = x ∂f/∂z = x · 2 zᵀ = 2 x zᵀ',
      '∂f/∂W = 2 x zᵀ = 2 x xᵀ Wᵀ',
    ],
  },
  {
    title: '‖Wx‖² by x',
    program: '‖Wx‖²',
    wrt: 'x',
    where: 'W: m×n; x: n',
    denominator: [
      '∂f/∂z = 2 z',
      '∂z/∂x = Wᵀ',
      '∂f/∂x = ∂z/∂x ∂f/∂z = Wᵀ · 2 z = 2 Wᵀ z',
      '∂f/∂x = 2 Wᵀ z = 2 Wᵀ W x',
    ],
    numerator: ['∂f/∂z = 2 zᵀ', '∂z/∂x = W', '∂f/∂x = ∂f/∂z ∂z/∂x = 2 zᵀ W', '∂f/∂x = 2 zᵀ W = 2 xᵀ Wᵀ W'],
  },
  {
    title: '(ŷ − y)ᵀ(ŷ − y) by ŷ',
    program: '(ŷ − y)ᵀ(ŷ − y)',
    wrt: 'ŷ',
    where: 'ŷ: N; y: N',
    denominator: ['e = ŷ − y', '∂f/∂e = 2 e', '∂e/∂ŷ = I_N', '∂f/∂ŷ = 2 e = 2(ŷ − y)'],
    numerator: ['e = ŷ − y', '∂f/∂e = 2 eᵀ', '∂e/∂ŷ = I_N', '∂f/∂ŷ = 2 eᵀ = 2(ŷ − y)ᵀ'],
  },
  {
    title: 'the three-layer net by θ',
    program: network,
    wrt: 'θ',
    where: networkShapes,
    denominator: ['∂ŷ/∂θ = Hᵀ', '∂L/∂θ = ∂ŷ/∂θ ∂L/∂ŷ = Hᵀ · 2 e = 2 Hᵀ e', '∂L/∂θ = 2 Hᵀ e = 2 Hᵀ(ŷ − y)'],
    numerator: ['∂ŷ/∂θ = H', '∂L/∂θ = ∂L/∂ŷ ∂ŷ/∂θ = 2 eᵀ H', '∂L/∂θ = 2 eᵀ H = 2(ŷ − y)ᵀ H'],
  },
  {
    title: 'the three-layer net by c',
    program: network,
    wrt: 'c',
    where: networkShapes,
    denominator: [
      '∂ŷ/∂c = 𝟙_Nᵀ',
      '∂L/∂c = ∂ŷ/∂c ∂L/∂ŷ = 2 𝟙_Nᵀ e = 2 sum(e)',
      '∂L/∂c = 2 sum(e) = 2 sum(ŷ − y)',
    ],
    numerator: [
      '∂ŷ/∂c = 𝟙_N',
      '∂L/∂c = ∂L/∂ŷ ∂ŷ/∂c = 2 eᵀ 𝟙_N = 2 sum(e)',
      '∂L/∂c = 2 sum(e) = 2 sum(ŷ − y)',
    ],
  },
  {
    title: 'the three-layer net by H',
    program: network,
    wrt: 'H',
    where: networkShapes,
    denominator: ['∂L/∂H = ∂L/∂ŷ θᵀ = 2 e θᵀ', '∂L/∂H = 2 e θᵀ = 2(ŷ − y) θᵀ'],
    numerator: ['∂L/∂H = θ ∂L/∂ŷ = θ · 2 eᵀ = 2 θ eᵀ', '∂L/∂H = 2 θ eᵀ = 2 θ (ŷ − y)ᵀ'],
  },
  {
    title: 'the three-layer net by W',
    program: network,
    wrt: 'W',
    where: networkShapes,
    denominator: [
      'Z = X Wᵀ + 𝟙_N bᵀ',
      'H = f(Z)',
      '∂L/∂Z = ∂L/∂H ⊙ f′(Z) = 2(e θᵀ ⊙ f′(Z))',
      '∂L/∂W = (∂L/∂Z)ᵀ X = 2(e θᵀ ⊙ f′(Z))ᵀ X',
    ],
    numerator: [
      '∂L/∂Z = ∂L/∂H ⊙ f′(Z)ᵀ = 2(θ eᵀ ⊙ f′(Z)ᵀ)',
      '∂L/∂W = Xᵀ (∂L/∂Z)ᵀ = Xᵀ · 2(e θᵀ ⊙ f′(Z)) = 2 Xᵀ(e θᵀ ⊙ f′(Z))',
    ],
  },
  {
    title: 'the three-layer net by b',
    program: network,
    wrt: 'b',
    where: networkShapes,
    denominator: ['∂L/∂b = (∂L/∂Z)ᵀ 𝟙_N = 2(e θᵀ ⊙ f′(Z))ᵀ 𝟙_N = 2 col_sum(e θᵀ ⊙ f′(Z))'],
    numerator: ['∂L/∂b = 𝟙_Nᵀ (∂L/∂Z)ᵀ = 𝟙_Nᵀ · 2(e θᵀ ⊙ f′(Z)) = 2 col_sum(e θᵀ ⊙ f′(Z))ᵀ'],
  },
  {
    title: 'Lp-pooling with an upstream gradient',
    program: 'y = (Σᵢ xᵢᵖ)^{1/p}',
    wrt: 'x',
    where: 'x: n positive; p: scalar positive',
    options: { upstream: true },
    denominator: [
      'y = sum(x^∘p)^(1/p)',
      '∂L/∂y',
      '∂y/∂u = u^(1/p − 1)/p',
      '∂u/∂a = 𝟙_n',
      '∂a/∂x = p diag(x^∘(p − 1))',
      '∂L/∂x = ∂L/∂y u^(1/p − 1) x^∘(p − 1) = ∂L/∂y sum(x^∘p)^(1/p − 1) x^∘(p − 1) = ∂L/∂y y^(1 − p) x^∘(p − 1)',
    ],
    numerator: [
      '∂u/∂a = 𝟙_nᵀ',
      '∂a/∂x = p diag(x^∘(p − 1))',
      '∂L/∂x = ∂L/∂y u^(1/p − 1) (x^∘(p − 1))ᵀ = ∂L/∂y sum(x^∘p)^(1/p − 1) (x^∘(p − 1))ᵀ = ∂L/∂y y^(1 − p) (x^∘(p − 1))ᵀ',
    ],
  },
  {
    title: 'log-average-exp with an upstream gradient',
    program: 'y = 1/β ln(1/n Σᵢ exp(β xᵢ))',
    wrt: 'x',
    where: 'x: n; β: scalar',
    options: { upstream: true },
    denominator: [
      '∂L/∂y',
      '∂y/∂u = 1/(β u)',
      '∂z/∂x = β I_n',
      '∂L/∂x = (∂L/∂y)/(n u) a = (∂L/∂y)/sum(exp(β x)) exp(β x) = ∂L/∂y softmax(β x)',
    ],
    numerator: [
      '∂y/∂u = 1/(β u)',
      '∂L/∂x = (∂L/∂y)/(u n) aᵀ = (∂L/∂y)/sum(exp(β x)) exp(β x)ᵀ = ∂L/∂y softmax(β x)ᵀ',
    ],
  },
  {
    title: 'softmax',
    program: 's = softmax(z)',
    wrt: 'z',
    where: 'z: n',
    denominator: ['∂s/∂z = diag(s) − s sᵀ'],
    numerator: ['∂s/∂z = diag(s) − s sᵀ'],
  },
  {
    title: '−log σ(wᵀx) by w',
    program: '−log σ(wᵀx)',
    wrt: 'w',
    where: 'w: d; x: d',
    denominator: [
      'z = wᵀ x',
      'u = σ(z)',
      'f = −log(u)',
      '∂f/∂u = −1/u',
      '∂u/∂z = u(1 − u)',
      '∂z/∂w = x',
      '∂f/∂w = (u − 1) x = (σ(wᵀ x) − 1) x',
    ],
    numerator: ['∂f/∂u = −1/u', '∂u/∂z = u(1 − u)', '∂z/∂w = xᵀ', '∂f/∂w = (u − 1) xᵀ = (σ(wᵀ x) − 1) xᵀ'],
  },
  {
    title: 'the SVM loss by W',
    program: 's = W x; L = Σ_{j≠y} max(0, s_j − s_y + 1)',
    wrt: 'W',
    where: 'W: C×D; x: D; y: index',
    denominator: [
      'z = s − s_y + 1',
      'a = relu(z)',
      '∂L/∂a = 1 − e_y',
      '∂a/∂z = diag(𝟙[z > 0])',
      '∂z/∂s = I_C − e_y 𝟙_Cᵀ',
      '∂L/∂W = ∂L/∂s xᵀ = (𝟙[z > 0] − sum(𝟙[z > 0]) e_y) xᵀ',
    ],
    numerator: [
      '∂L/∂a = (1 − e_y)ᵀ',
      '∂L/∂z = ∂L/∂a ∂a/∂z = (1 − e_y)ᵀ diag(𝟙[z > 0])',
      '∂z/∂s = I_C − 𝟙_C e_yᵀ',
    ],
  },
  {
    title: 'W₂ max(0, W₁x) by x',
    program: 'f = W₂ max(0, W₁x)',
    wrt: 'x',
    where: 'W1: H×D; W2: C×H; x: D',
    denominator: [
      '∂f/∂a = W₂ᵀ',
      '∂f/∂z = ∂a/∂z ∂f/∂a = diag(𝟙[z > 0]) W₂ᵀ',
      '∂f/∂x = ∂z/∂x ∂f/∂z = W₁ᵀ diag(𝟙[z > 0]) W₂ᵀ',
    ],
    numerator: [
      '∂f/∂a = W₂',
      '∂f/∂z = ∂f/∂a ∂a/∂z = W₂ diag(𝟙[z > 0])',
      '∂f/∂x = ∂f/∂z ∂z/∂x = W₂ diag(𝟙[z > 0]) W₁',
    ],
  },
  {
    title: 'the two-layer net by W₁',
    program: 'L = ‖W₂ tanh(W₁x) − y‖²',
    wrt: 'W₁',
    where: 'W1: h×d; x: d; W2: k×h; y: k',
    denominator: [
      'z = W₁ x',
      'a = tanh(z)',
      'e = W₂ a − y',
      'L = ‖e‖²',
      '∂L/∂e = 2 e',
      '∂e/∂a = W₂ᵀ',
      '∂L/∂a = ∂e/∂a ∂L/∂e = W₂ᵀ · 2 e = 2 W₂ᵀ e',
      '∂a/∂z = diag(1 − a^∘2)',
      '∂L/∂z = ∂a/∂z ∂L/∂a = diag(1 − a^∘2) · 2 W₂ᵀ e = 2((1 − a^∘2) ⊙ W₂ᵀ e)',
      '∂L/∂W₁ = ∂L/∂z xᵀ = 2((1 − a^∘2) ⊙ W₂ᵀ e) xᵀ',
    ],
    numerator: [
      '∂L/∂e = 2 eᵀ',
      '∂e/∂a = W₂',
      '∂L/∂a = ∂L/∂e ∂e/∂a = 2 eᵀ W₂',
      '∂a/∂z = diag(1 − a^∘2)',
      '∂L/∂z = ∂L/∂a ∂a/∂z = 2 eᵀ W₂ diag(1 − a^∘2)',
      '∂L/∂W₁ = x ∂L/∂z = x · 2 eᵀ W₂ diag(1 − a^∘2) = 2 x eᵀ W₂ diag(1 − a^∘2)',
    ],
  },
]

describe('derivations read like a teacher’s', () => {
  for (const row of rows)
    test.each(['denominator', 'numerator'] as const)(`${row.title}, %s layout`, (layout) => {
      const [d] = deriveAll(row.program, { wrt: row.wrt, where: row.where, layout, ...row.options })
      reads(d!, row[layout])
    })
})
