import fc from 'fast-check'
import { expect, test } from 'vitest'
import { GradusError } from '../../src/language/errors.js'
import { parseProgram } from '../../src/language/parser.js'
import { vocabulary } from './vocabulary.js'

const scraps =
  "x y W A b c f g h e I T d n i j k x_1 x₁ ŷ β σ Σ Π 1 2 0.5 10 + - − * · / ^ ^-1 ^T ^{2} ² ᵀ ⁻¹ ' _ _i _{ij} _{ [ ] ( ) { } , ; : = < > >= ≠ | || ‖ ⊙ .* ./ .^ ⊗ ∘ √ Σᵢ sum_i sum_{i=1}^n Πⱼ prod_i log det tr exp( max( softmax( kl( cases( if otherwise 𝟙 𝟎 ones( ∂ ∂L/∂W ∇_W dL/dW grad( hessian( \\frac \\frac{ }{ \\sqrt \\sqrt{ \\hat \\hat{y} \\mathbf{x} \\mathbf{ \\left( \\right) \\|  \\lVert \\rVert \\langle \\rangle \\sum_ \\beta \\top ^\\top \\begin{bmatrix} \\end{bmatrix} \\begin{cases} \\end{cases} \\\\ & \\text{if} \\operatorname{tr} ½ ∞ ⟨ ⟩ <a, b> <a, ∈ ℝ^n R^ → .. . # \n scalar index symmetric for in by xhat sin² J_f f' e_k I_n 1_n [x>0] np.linalg. .T \u0302 {} () $".split(
    ' ',
  )
const soup = fc
  .array(fc.tuple(fc.constantFrom(...scraps), fc.constantFrom('', ' ', ' ')), { maxLength: 14 })
  .map((parts) => parts.map(([scrap, blank]) => scrap + blank).join(''))

/** Anything is read, or refused with a problem whose span lies in the text; a second parse would be another exception. */
function readOrRefused(program: string, where: string | undefined): void {
  try {
    parseProgram(program, { vocabulary, ...(where !== undefined && { where }) })
  } catch (e) {
    if (!(e instanceof GradusError)) throw e
    const { span, input, message, hint } = e.problem
    const text = input === 'where' ? (where ?? '') : program
    expect(span).toBeDefined()
    expect(span!.start).toBeGreaterThanOrEqual(0)
    expect(span!.end).toBeGreaterThanOrEqual(span!.start)
    expect(span!.end).toBeLessThanOrEqual(text.length)
    expect(`${message} ${hint}`).not.toMatch(/\bundefined\b(?!$)|NaN|\[object/)
  }
}

test('any soup of scraps is read or refused', () => {
  fc.assert(
    fc.property(soup, (text) => readOrRefused(text, 'x, y, b: n; W, A: n×n; c: scalar')),
    { numRuns: 3000 },
  )
})

test('so are declarations', () => {
  fc.assert(
    fc.property(soup, (text) => readOrRefused('x', `x: ${text}`)),
    { numRuns: 500 },
  )
})

test('and any text at all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => readOrRefused(text, undefined)),
    { numRuns: 1000 },
  )
})
