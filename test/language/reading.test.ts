import { describe, expect, test } from 'vitest'
import { tree } from './read.js'

type Row = readonly [text: string, tree: string, where?: string]
const table = (title: string, rows: readonly Row[]) =>
  describe(title, () => {
    test.each(rows.map(([text, read, where]) => ({ text, read, where })))(
      '$text',
      ({ text, read, where }) => {
        expect(tree(text, where)).toBe(read)
      },
    )
  })

table('what binds tighter', [
  ['1/2 x', '((1/2)·x)'],
  ['1/β ln(u)', '((1/β)·log[u])'],
  ['a b/c d', '(((a·b)/c)·d)'],
  ['a/b/c', '((a/b)/c)'],
  ['1/2σ²', '((1/2)·σ^2)'],
  ['a ⊙ W x', '(a ⊙ (W·x))'],
  ['a ⊙ b ⊘ c', '((a ⊙ b) ⊘ c)'],
  ['a ⊙ b + c', '((a ⊙ b) +c)'],
  ['A ⊗ B C', '(A ⊗ (B·C))'],
  ['-a ⊙ b', '(-(a ⊙ b))'],
  ['-a + b - c', '(-a +b -c)'],
  ['a - -b', '(a -(-b))'],
  ['a + (b + c)', '(a +(b +c))'],
  ['(a b) c', '((a·b)·c)'],
  ['-x^2', '(-x^2)'],
  ['(-x)^2', '(-x)^2'],
  ['2 * -x', '(2·(-x))'],
  ['a ⊙ -b c', '(a ⊙ (-(b·c)))'],
  ['--x', '(-(-x))'],
  ['+x', 'x'],
  ["x'y'", '(xᵀ·yᵀ)'],
  ['x_i^2', 'x_{i}^2'],
  ['x^y^z', 'x^y^z'],
  ['(x^y)^z', 'x^y^z'],
  ['A³ᵀ', 'A^3ᵀ'],
  ['(Aᵀ)²', 'Aᵀ^2'],
  ['Aᵀ²', 'Aᵀ^2'],
  ['X⁻²', 'X^(-2)'],
  ['e^-x y', '(<e>^(-x)·y)'],
  ['x^TAx', '(xᵀ·A·x)'],
  ['a : b c', '(a : (b·c))', 'a, b: n; c: scalar'],
])

test('powers associate to the right', () => {
  expect(tree('2^3^x')).toBe(tree('2^(3^x)'))
  expect(tree('2^x_i^3')).toBe(tree('2^(x_i^3)'))
})

table('functions without brackets', [
  ['log det X', 'log[det[X]]'],
  ['tr AXB', 'tr[(A·X·B)]'],
  ['tr(A X) B', '(tr[(A·X)]·B)'],
  ['sin x cos y', '(sin[x]·cos[y])'],
  ['sin²(x)', 'sin[x]^2'],
  ['sin² x cos² x', '(sin[x]^2·cos[x]^2)'],
  ['\\log^2(x) y', '(log[x]^2·y)'],
  ['−log p', '(-log[p])'],
  ['log a + b', '(log[a] +b)'],
  ['log a ⊙ b', '(log[a] ⊙ b)'],
  ['log k exp(y)', '(log[k]·exp[y])'],
  ['log σ(wᵀx)', 'log[sigmoid[(wᵀ·x)]]'],
  ['y log σ(z) − x', '((y·log[sigmoid[z]]) -x)'],
  ['log 2 f(x)', '(log[2]·@f[x])'],
  ['log x / 2', 'log[(x/2)]'],
  ['exp -x', 'exp[(-x)]'],
  ['tau log sum_i exp(q_i/tau)', '(τ·log[(Σ{i} exp[(q_{i}/τ)])])'],
  ['log |det W|', 'log[|det[W]|]'],
  ["log|det(I + U V')|", 'log[|det[(<identity> +(U·Vᵀ))]|]'],
  ['\\log\\frac{a}{b} c', 'log[((a/b)·c)]'],
  ['\\log \\operatorname{softmax}(W s)_i', 'log[softmax[(W·s)]_{i}]'],
  ['exp[-x]', 'exp[(-x)]'],
  ['det [a, b; c, d]', 'det[[a, b; c, d]]'],
  ['log_2(x) + log_{10} y', '(log2[x] +log10[y])'],
  ['sum x', 'sum[x]'],
  ['\\sum x', 'sum[x]'],
  ['tanh(Wx)²', 'tanh[(W·x)]^2'],
  ['2sin2x', '(2·sin[(2·x)])'],
])

table('sums over indices', [
  ['Σᵢ xᵢ yᵢ + c', '((Σ{i} (x_{i}·y_{i})) +c)'],
  ['Σᵢ xᵢ/n', '(Σ{i} (x_{i}/n))'],
  ['Σᵢ pᵢ log(pᵢ/qᵢ)', '(Σ{i} (p_{i}·log[(p_{i}/q_{i})]))'],
  ['Σᵢ −xᵢ', '(Σ{i} (-x_{i}))'],
  ['a Σᵢ xᵢ Σⱼ yⱼ', '(a·(Σ{i} (x_{i}·(Σ{j} y_{j}))))'],
  ['sin a Σᵢ xᵢ', '(sin[a]·(Σ{i} x_{i}))'],
  ['(Σᵢ xᵢ) y', '((Σ{i} x_{i})·y)'],
  ['1/(sum_i 1/x_i)', '(1/(Σ{i} (1/x_{i})))'],
  ['Σ_{i<j} x_i x_j', '(Σ{j, i, i < j} (x_{i}·x_{j}))'],
  ['Σⱼ Σ_{i<j} x_i', '(Σ{j} (Σ{i, i < j} x_{i}))'],
  ['Σᵢ Σ_{j≠i} x_j', '(Σ{i} (Σ{j, j != i} x_{j}))'],
  ['sum_{i,j=1}^n W_ij', '(Σ{i=1..n, j=1..n} W_{i j})'],
  ['sum_{t=1}^T x_t', '(Σ{t=1..T} x_{t})'],
  ['x_t + sum_t x_t', '(x_t +(Σ{t} x_{t}))'],
  ['\\sum_ix_iy_i', '(Σ{i} (x_{i}·y_{i}))'],
  ['sum_i w_ix_i', '(Σ{i} (w_{i}·x_{i}))'],
])

table('names', [
  ['W₁ + W1 + W_1 + W_{1}', '(W1 +W1 +W1 +W1)'],
  ['Wh₁', '(W·h1)'],
  ['W1x', '(W1·x)'],
  ['3x₁²x₂', '(3·x1^2·x2)'],
  ['3 x_{1}^{2} x_{2}', '(3·x1^2·x2)'],
  ['beta + β + \\beta', '(β +β +β)'],
  ['ŷ + yhat + \\hat{y} + y_hat', '(ŷ +ŷ +ŷ +ŷ)'],
  ['x̄ + xbar + \\bar x', '(x̄ +x̄ +x̄)'],
  ['x̃ + xtilde + \\tilde{x}', '(x̃ +x̃ +x̃)'],
  ['muhat + \\hat\\mu + \\hat{\\mu}_1', '(μ̂ +μ̂ +μ̂1)'],
  ['W^{[1]} a^{[0]}', '(W^{[1]}·a^{[0]})'],
  ['x^{(i)} + x^{(2)}', '(x^{(i)} +x^{(2)})'],
  ['W^{[1]}_{ij} + W_{ij}^{[1]}', '(W^{[1]}_{i j} +W^{[1]}_{i j})'],
  ['S_B w + W_z x', '((S_B·w) +(W_z·x))'],
  ['h_{t-1} + \\theta_{\\text{old}}', '(h_{t-1} +θ_old)'],
  ['eps + ε + \\epsilon + \\varepsilon', '(ε +ε +ε +ε)'],
  ['\\mathbf{x} + \\boldsymbol{x} + \\vec x + \\bm{x} + 𝐱', '(x +x +x +x +x)'],
  ['AXB', '(A·X·B)'],
  ['Wsigma', '(W·σ)'],
  ['αx + alphax', '((α·x) +(α·x))'],
  ['\\mathit{loss} + 1', '(loss +1)'],
])

table('what is declared beats every other reading', [
  ['loss + Wf x', '(loss +(Wf·x))', 'loss: scalar; Wf: n×n; x: n'],
  ['Wfx', '(Wf·x)', 'Wf: n×n'],
  ['log σ', 'log[σ]', 'σ: scalar'],
  ['σ(x)', '(σ·x)', 'σ: scalar'],
  ['Σ⁻¹x', '(Σ⁻¹·x)', 'Σ: n×n spd'],
  ['Σᵢ (xᵢ)²', '(Σ{i} x_{i}^2)', 'Σ: n×n spd'],
  ['Σ_{ij}', 'Σ_{i j}', 'Σ: n×n spd'],
  ['Σ + 1', '(Σ +1)'],
  ["e'x + e_i", '((eᵀ·x) +e_{i})', 'e: n'],
  ['I x', '(I·x)', 'I: n×n'],
  ['π²', 'π^2', 'π: n'],
  ['x^T', 'x^T', 'T: scalar'],
  ['x^T', 'xᵀ', 'x: T'],
  ['f(x)', '(f·x)', 'f: scalar'],
  ['A(x − b)', '(A·(x -b))', 'A: n×n'],
  ['d x', '(d·x)', 'd: scalar'],
  ['W_i x', '(W_i·x)', 'W_i: n×n'],
  ['max x', '(max·x)', 'max: scalar'],
  ['s_y', 's_y', 's_y: n; y: index'],
  ['β(αI + X)', '(β·((α·<identity>) +X))'],
])

table('components', [
  ['x_i + x_k', '(x_{i} +x_{k})'],
  ['s_y + e_y + softmax(z)[y]', '(s_{y} +<unit y> +softmax[z]_{y})', 's: n; y: index'],
  ['x_a', 'x_a', 'x: n'],
  ['x[3] + X[i,:] + X[:,2]', '(x_{3} +X_{i :} +X_{: 2})'],
  ['x_1 + x₁', '(x_{1} +x_{1})', 'x: n'],
  ['x_1 + x₁', '(x1 +x1)', 'x: n; x1: n'],
  ['x_1', 'x1'],
  ['x [x > 0]', '(x·[x > 0])'],
  ['c[x <= 0]', '(c·[x <= 0])'],
  ['2[1; 2]', '(2·[1; 2])'],
  ['x_{i+1}', 'x_{(i +1)}'],
  ['W^T_{ij} + W_{ij}^T', '(Wᵀ_{i j} +W_{i j}ᵀ)'],
  ['σ^2_j + σ_j^2', '(σ_{j}^2 +σ_{j}^2)', 'σ: n'],
  ['\\sigma^2_x', 'σ_x^2'],
  ['‖x‖^2_2', '‖x‖_2^2'],
  ['X⁻¹_{ij}', 'X⁻¹_{i j}'],
  ['x_i^a_i', 'x_{i}^a_{i}'],
  ['x_{i,j} + x_{2,3}', '(x_{i j} +x_{2 3})'],
  ['W_kl', 'W_{k l}'],
  ['(A x)_1', '(A·x)_{1}'],
])

table('unknown functions', [
  ["f(x) + f'(x) + f''(x)", "(@f[x] +@f'[x] +@f''[x])"],
  ['f^{\\prime}(z) + f^\\prime(z) + f′(z)', "(@f'[z] +@f'[z] +@f'[z])"],
  ['φ(x) + \\psi(x) + phi(x)', '(@φ[x] +@ψ[x] +@φ[x])'],
  ['f (x) + f x', '((f·x) +(f·x))'],
  ["h'x", '(hᵀ·x)'],
  ['g(W x)', '@g[(W·x)]', 'g: R^n -> R^m'],
  ['J_g(x) + J_f(x)', '(J_g[x] +J_f[x])', 'g: R^n -> R^m'],
  ['F(x)', '@F[x]', 'F: R^n -> R^m'],
  ['f(g(h(x)))', '@f[@g[@h[x]]]'],
])

table('bars', [
  ['‖a‖‖b‖ + ||a|| ||b|| + ||a||||b||', '((‖a‖·‖b‖) +(‖a‖·‖b‖) +(‖a‖·‖b‖))'],
  ['|x||y| + |x| |y|', '((|x|·|y|) +(|x|·|y|))'],
  ['|x - |y||', '|(x -|y|)|'],
  ['‖ |x| ‖', '‖|x|‖'],
  ['a |x| b', '(a·|x|·b)'],
  ['λ‖w‖²', '(λ·‖w‖^2)'],
  ["||x||'", '‖x‖ᵀ'],
  ['\\left\\| \\frac{a}{\\|b\\|} \\right\\|', '‖(a/‖b‖)‖'],
  ['<x, <y, z>> + 2<a,b>', '(⟨x, ⟨y, z⟩⟩ +(2·⟨a, b⟩))'],
  ['max(0, <a, b>)', 'max[0, ⟨a, b⟩]'],
  ['[<a, b> < c]', '[⟨a, b⟩ < c]'],
])

table('quantities of a derivation', [
  ['∂L/∂y xᵀ', '(∂L/∂y·xᵀ)'],
  ['\\frac{\\partial L}{\\partial W_1} + 1', '(∂L/∂W1 +1)'],
  ['2 ∂L/∂ŷ', '(2·∂L/∂ŷ)'],
])

table('roots', [
  ['√a x', '(sqrt[a]·x)'],
  ['√x_i', 'sqrt[x_{i}]'],
  ['√‖x‖²', 'sqrt[‖x‖]^2'],
  ['√(2/π)(x + 1)', '(sqrt[(2/<pi>)]·(x +1))'],
  ['\\sqrt[3]{x}', 'x^(1/3)'],
  ['QKᵀ/√d', '((Q·Kᵀ)/sqrt[d])'],
])
