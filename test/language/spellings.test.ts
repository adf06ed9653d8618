import { describe, expect, test } from 'vitest'
import { tree } from './read.js'

const shapes =
  'W, A, B, X, C, D: n×n; x, y, a, b, z: n; c: scalar; r: scalar; yhat: n; k, l: scalar; p: scalar; s: n; x1, x2: n'

/** Each row of the language's table: spellings that are one tree. */
const rows: readonly (readonly [tree: string, ...spellings: string[]])[] = [
  ['(W·x)', 'Wx', 'W x', 'W·x', 'W*x', 'W@x', 'W \\cdot x', 'W\\,x', 'W⋅x', '\\mathbf{W}\\mathbf{x}', '\\mathbf W \\vec x'],
  ['(a +b)', 'a + b', 'a+b', 'a \\: + b'],
  ['(ŷ -y)', 'ŷ − y', 'yhat - y', '\\hat{y} - y', '\\hat y - y', 'y\u0302 – y', '\\widehat{y} - y', 'y_hat - y'],
  ['xᵀ', 'xᵀ', 'x⊤', "x'", 'x^T', 'x.T', 'transpose(x)', 'x^\\top', 'x^{\\top}', 'x^{\\mathsf T}', 'x^\\intercal', 'x^⊤', 'x^{\\mathrm{T}}', "x.'", 'x’', 'x′', 'x^{T}', 'x^{\\mathsf{T}}', 'x^(T)'],
  ['X⁻¹', 'X⁻¹', 'X^-1', 'inv(X)', 'X^{-1}', 'X^(-1)', 'X^{−1}', 'np.linalg.inv(X)', 'inverse(X)'],
  ['X⁻¹ᵀ', 'X⁻ᵀ', 'X^-T', 'X^{-\\top}', 'X^{-T}', 'X⁻¹ᵀ', "(X^-1)'", 'X^-⊤'],
  ['X⁺', 'X⁺', 'pinv(X)', 'X^{+}', 'X^\\dagger', 'X^{\\dagger}', 'X†', 'X^+'],
  ['c^2', 'c²', 'c^2', 'c^{2}', 'c**2', 'c^(2)'],
  ['X^3', 'X³', 'X^3', 'X^{3}'],
  ['c^p', 'cᵖ', 'c^p', 'c^{p}'],
  ['(a ⊙ b)', 'a ⊙ b', 'a ∘ b', 'a .* b', 'a \\odot b', 'a \\circ b'],
  ['(a ⊘ b)', 'a ⊘ b', 'a ./ b', 'a \\oslash b'],
  ['a^∘2', 'a^∘2', 'a.^2', 'a^{\\circ 2}', 'a^{∘2}', 'a.^{2}', 'a^{\\odot 2}', 'a^\\circ 2'],
  ['a^∘(p -1)', 'a^∘(p − 1)', 'a.^(p-1)', 'a^{\\circ (p - 1)}'],
  ['(A ⊗ B)', 'A ⊗ B', 'kron(A, B)', 'A \\otimes B'],
  ['⟨a, b⟩', '⟨a, b⟩', 'dot(a, b)', '<a, b>', '<a,b>', '\\langle a, b \\rangle', '\\left\\langle a, b\\right\\rangle'],
  ['(A : B)', 'A : B + 0 A'.slice(0, 5), 'A \\colon B'],
  ['‖x‖', '‖x‖', '||x||', 'norm(x)', '\\lVert x \\rVert', '\\|x\\|', '\\left\\|x\\right\\|', '\\left\\lVert x \\right\\rVert', '\\Vert x \\Vert', '∥x∥'],
  ['‖X‖_F', '‖X‖_F', '||X||_F', '\\lVert X \\rVert_F', '\\|X\\|_{F}', '\\|X\\|_{\\mathrm F}', '\\|X\\|_\\mathrm{F}', '\\|X\\|_{\\text{F}}'],
  ['‖X‖_F^2', '‖X‖²_F', '||X||_F^2', '\\|X\\|_F^2', '\\|X\\|^2_F', '‖X‖_F²', '\\left\\lVert X \\right\\rVert_{F}^{2}'],
  ['‖x‖_1', '‖x‖₁', '||x||_1', 'norm(x, 1)', '\\lVert x \\rVert_1', 'norm1(x)', '\\|x\\|_{1}'],
  ['‖x‖_p', '‖x‖_p', 'norm(x, p)', '\\|x\\|_p', '‖x‖ₚ'],
  ['‖x‖_<infinity>', '‖x‖_∞', 'norm(x, inf)', '\\|x\\|_\\infty', '||x||_inf', '\\|x\\|_{\\infty}'],
  ['‖X‖_*', '‖X‖_*', '||X||_*', '\\|X\\|_*', '\\|X\\|_{*}'],
  ['‖X‖_2', '‖X‖_2', '‖X‖₂', 'norm(X, 2)', 'norm2(X)'],
  ['|x|', '|x|', '\\lvert x \\rvert', '\\left|x\\right|', '\\vert x \\vert'],
  ['abs[x]', 'abs(x)', '\\operatorname{abs}(x)'],
  ['det[X]', 'det X', 'det(X)', '\\det X', '\\det(X)', '\\mathrm{det}(X)', '\\operatorname{det} X'],
  ['x_{i}', 'xᵢ', 'x_i', 'x[i]', 'x_{i}'],
  ['W_{i j}', 'W_{ij}', 'W[i,j]', 'W_{i,j}', 'Wᵢⱼ', 'W_ij', 'W_{i, j}'],
  ['(A·x)_{i}', '(Ax)_i', '(Ax)ᵢ', '(A x)[i]', '(Ax)_{i}'],
  ['X_{i :}', 'X_{i,:}', 'X[i,:]', 'X[i, :]'],
  ['(Σ{i} x_{i}^p)', 'Σᵢ xᵢᵖ', 'sum_i x_i^p', '\\sum_i x_i^p', 'Σ_i xᵢ^p', '∑ᵢ xᵢᵖ', '\\sum_{i} x_{i}^{p}', 'sum_{i} x_i^p'],
  ['(Σ{i=1..n} x_{i})', 'Σ_{i=1}^n xᵢ', 'sum_{i=1}^n x_i', '\\sum_{i=1}^{n} x_i', 'Σᵢ₌₁ⁿ xᵢ', 'sum_{i=1..n} x_i', '\\sum\\limits_{i=1}^n x_i', '\\sum^{n}_{i=1} x_i'],
  ['(Σ{i, j} W_{i j})', 'Σ_{i,j} W_{ij}', 'sum_{i,j} W[i,j]', '\\sum_{i,j} W_{ij}', 'Σᵢⱼ Wᵢⱼ', 'sum_ij W_ij'],
  ['(Σ{j, j != l} x_{j})', 'Σ_{j≠l} xⱼ', 'sum_{j != l} x_j', '\\sum_{j \\neq l} x_j', '\\sum_{j \\ne l} x_j'],
  ['(Π{i} x_{i})', 'Πᵢ xᵢ', 'prod_i x_i', '\\prod_i x_i', '∏ᵢ xᵢ', '\\prod_{i} x_{i}'],
  ['(a/c)', 'a/c', '\\frac{a}{c}', '\\frac ac', '\\dfrac{a}{c}', '(a)/(c)'],
  ['((1/2)·x)', '½ x', '1/2 x', '\\tfrac12 x', '\\frac{1}{2} x', '½x', '(1/2)x', '\\frac12x'],
  ['sqrt[x]', '√x', '√(x)', 'sqrt(x)', '\\sqrt{x}', '\\sqrt x', 'np.sqrt(x)'],
  ['[x > 0]', '𝟙[x > 0]', '[x > 0]', '\\mathbf{1}[x > 0]', '\\mathbf 1[x>0]', '1[x > 0]', '𝟙(x > 0)', '\\mathbb{1}[x > 0]', '\\mathbf{1}\\{x > 0\\}', '\\mathbf{1}_{x > 0}', '[0 < x]'.replace('0 < x', 'x > 0'), 'I[x > 0]'],
  ['cases{x if x >= 0; (c·x) if x < 0}', 'cases(x if x ≥ 0; c x if x < 0)', 'cases(x if x >= 0; c x if x < 0)', '\\begin{cases} x & x \\ge 0 \\\\ c x & x < 0 \\end{cases}', '\\begin{cases} x, & \\text{if } x \\geq 0 \\\\ c x, & \\text{if } x \\lt 0. \\end{cases}'],
  ['cases{x if x >= 0; 0}', 'cases(x if x ≥ 0; 0 otherwise)', 'cases(x if x >= 0; 0)', '\\begin{cases} x & \\text{if } x \\ge 0 \\\\ 0 & \\text{otherwise} \\end{cases}'],
  ['<ones>', '𝟙', '\\mathbf{1}', '\\mathbf 1', '\\boldsymbol{1}', 'vector(1)'],
  ['<ones n>', '𝟙_n', 'ones(n)', '\\mathbf{1}_n', '𝟙ₙ', '1_n', '\\mathbf 1_{n}'],
  ['<zeros>', '𝟎', '\\mathbf{0}', '\\bm{0}'],
  ['<zeros n>', 'zeros(n)', '\\mathbf{0}_n', '𝟎_n'],
  ['<identity>', 'I', '\\mathbf{I}'],
  ['<identity n>', 'I_n', 'eye(n)', 'I_{n}', 'Iₙ'],
  ['<unit i>', 'e_i', 'eᵢ', 'e_{i}'],
  ['[1, 2; 3, 4]', '[1, 2; 3, 4]', '\\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}', '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\\\ \\end{pmatrix}'],
  ['[x; y]', '[x; y]', '\\begin{bmatrix} x \\\\ y \\end{bmatrix}'],
  ['[A, B; C, D]', '[A, B; C, D]', '\\begin{bmatrix} A & B \\\\ C & D \\end{bmatrix}'],
  ['<pi>', 'π', 'pi', '\\pi'],
  ['<e>^x', 'e^x', 'eˣ', 'e^{x}'],
  ['sigmoid[z]', 'σ(z)', 'sigmoid(z)', '\\sigma(z)', 'sigma(z)', '\\sigma\\left(z\\right)', '\\operatorname{sigmoid}(z)'],
  ['Phi[z]', 'Φ(z)', 'Phi(z)', '\\Phi(z)'],
  ['relu[z]', 'relu(z)', 'ReLU(z)', '\\text{ReLU}(z)', '\\operatorname{ReLU}(z)', 'RELU(z)', '\\mathrm{ReLU}(z)'],
  ['tr[A]', 'tr A', 'tr(A)', 'Tr(A)', '\\operatorname{tr}(A)', '\\mathrm{tr}(A)', 'trace(A)', '\\operatorname{tr} A'],
  ['log[z]', 'log z', 'ln z', '\\log z', '\\ln z', 'log(z)', 'np.log(z)'],
  ['max[0, a]', 'max(0, a)', 'max{0, a}', '\\max\\{0, a\\}', '\\max(0, a)', '\\max\\left\\{0, a\\right\\}'],
  ['kl[a, b]', 'kl(a, b)', 'KL(a||b)', 'KL(a‖b)', 'KL(a\\|b)', '\\operatorname{KL}(a \\,\\|\\, b)', 'KL(a, b)'],
  ['log_softmax[z]', 'log_softmax(z)', '\\operatorname{log\\_softmax}(z)', 'LogSoftmax(z)', '\\text{log\\_softmax}(z)'],
]

describe.each(rows)('%s', (expected, ...spellings) => {
  test.each(spellings)('%s', (text) => {
    expect(tree(text, shapes)).toBe(expected)
  })
})

test.each([
  ["$x'A x$"],
  ["\\[ x'A x \\]"],
  ["\\( x'A x \\)"],
  ["x'A x."],
  ["  x'A x  "],
  ["$$ x' \\, A \\; x $$"],
  ["\\begin{equation} x'A x \\end{equation}"],
  ["& x'A x"],
  ["\\left(x'A x\\right)"],
  ["{x'A x}"],
  ["\\displaystyle x' A\\! x"],
])('%s is the same in its wrapping', (text) => {
  expect(tree(text, shapes)).toBe('(xᵀ·A·x)')
})
