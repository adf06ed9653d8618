/**
 * Gradus derives matrix derivatives step by step, in numerator, denominator or mixed layout, and checks every line numerically.
 */

export type { ClaimResult, Verdict } from './api/claim.js'
export {
  type AnswerText,
  type CodeTarget,
  codeTargets,
  Derivation,
  type NameText,
  type StepText,
} from './api/derivation.js'
export { checkClaim, type DeriveOptions, derive, deriveAll } from './api/derive.js'
export type { Layout } from './derivation/layout.js'
export type { Method } from './derivation/methods/method.js'
export type { StepCheck, Verification, VerifyOptions } from './derivation/verify.js'
export type { Shape } from './expression/shape.js'
export { GradusError, type Problem } from './language/errors.js'
export { renderProblem } from './language/render-error.js'
export type { GeneratedCode } from './print/code/numpy.js'
