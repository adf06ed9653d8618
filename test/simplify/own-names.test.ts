import { describe, expect, test } from 'vitest'
import { derive } from '../../src/index.js'

/** Answers in the words of the program: each row a definition that is only in part, or only up to factors, what stands in the answer. */
const rows: readonly { readonly why: string; program: string; where: string; wrt: string; answer: string }[] =
  [
    {
      why: 'the whole',
      program: 'r = A x − b; f = sqrt(1 + rᵀr)',
      where: 'A: m×n; x: n; b: m',
      wrt: 'x',
      answer: 'Aᵀ r/f',
    },
    {
      why: 'a scalar before a diagonal matrix',
      program: 'p = exp(z)/(1 + sum(exp(z)))',
      where: 'z: n',
      wrt: 'z',
      answer: 'diag(p) − p pᵀ',
    },
    {
      why: 'a matrix with its rows scaled, under a row sum',
      program: "r = row_sum(A); P = diag(r)^-1 A; L = tr(G'P)",
      where: 'A: n×n positive; G: n×n',
      wrt: 'A',
      answer: 'diag(r)⁻¹ (G − row_sum(P ⊙ G) 𝟙_nᵀ)',
    },
    {
      why: 'a sum with its sign turned',
      program: 'r = y − X w; L = 1/2 (X w − y)ᵀ(X w − y)',
      where: 'X: m×n; w: n; y: m',
      wrt: 'w',
      answer: '−Xᵀ r',
    },
    {
      why: 'a part of a longer sum',
      program: 'm = 1/2 (p + q); J = kl(p, m) + kl(q, m)',
      where: 'p: n positive; q: n positive',
      wrt: 'p',
      answer: 'log(p ⊘ m)',
    },
    {
      why: 'a part of a chain',
      program: 'm = β(αI + βXᵀX)⁻¹Xᵀy',
      where: 'X: n×d; y: n; α: scalar positive; β: scalar positive',
      wrt: 'α',
      answer: '−(α I_d + β Xᵀ X)⁻¹ m',
    },
    {
      why: 'a chain read backwards',
      program: 'α = K⁻¹y; L = 1/2 yᵀα',
      where: 'K: n×n spd; y: n',
      wrt: 'K',
      answer: '−1/2 α αᵀ',
    },
    {
      why: 'a power',
      program: 's = sqrt(wᵀS w); f = wᵀm/s',
      where: 'S: n×n spd; w: n; m: n',
      wrt: 'w',
      answer: '(m − f/s S w)/s',
    },
    {
      why: 'another power of the same base',
      program: 'y = (Σᵢ xᵢᵖ)^{1/p}',
      where: 'x: n positive; p: scalar positive',
      wrt: 'x',
      answer: 'y^(1 − p) x^∘(p − 1)',
    },
    {
      why: 'some of the factors, the rest to higher powers',
      program: 'c = aᵀb/(‖a‖ ‖b‖)',
      where: 'a: n; b: n',
      wrt: 'b',
      answer: 'a/(‖a‖ ‖b‖) − c/‖b‖² b',
    },
    {
      why: 'entry by entry',
      program: 'μ = t ⊙ exp(X b); L = sum(μ − y ⊙ log(μ))',
      where: 'X: m×n; b: n; t: m positive; y: m',
      wrt: 'b',
      answer: 'Xᵀ(μ − y)',
    },
    {
      why: 'solved for a part of it, which is no quotient',
      program: 'm = mean(x); s = sqrt(mean((x − m).^2)); z = (x − m)/s; L = gᵀz',
      where: 'x: n; g: n',
      wrt: 'x',
      answer: '(g − L/n z − mean(g))/s',
    },
    {
      why: 'positive where the rectifier is',
      program: 'a = relu(W x + b); L = cᵀa',
      where: 'W: m×n; x: n; b: m; c: m',
      wrt: 'b',
      answer: '𝟙[a > 0] ⊙ c',
    },
    {
      why: 'a reciprocal of an exponential',
      program: 'h = exp(x); f = sum(exp(−x) .* a)',
      where: 'x: n; a: n',
      wrt: 'x',
      answer: '−a ⊘ h',
    },
  ]

describe('own names', () => {
  test.each(rows)('$why', ({ program, where, wrt, answer }) => {
    const d = derive(program, { where, wrt, layout: 'mixed' })
    expect(d.unicode.replaceAll(' ', '')).toBe(answer.replaceAll(' ', ''))
    expect(d.verify().ok).toBe(true)
  })

  test('nothing is divided by what may be 0', () => {
    const program = 'W = (1 − I) ⊙ Z; A = (P − Q) ⊙ W; L = sum((P − Q)^∘2 ⊙ Z)'
    const d = derive(program, { where: 'P: n×n; Q: n×n; Z: n×n', wrt: 'P' })
    expect(d.unicode).not.toMatch(/[WA]/)
    expect(d.verify().ok).toBe(true)
  })

  test('nothing comes under a bar only to use a name', () => {
    // h² ⊘ o would be shorter than o ⊙ tanh(c)²
    const d = derive('h = o ⊙ tanh(c); L = gᵀh', { where: 'o: n; c: n; g: n', wrt: 'c' })
    expect(d.unicode).not.toContain('⊘')
    expect(d.verify().ok).toBe(true)
  })
})
