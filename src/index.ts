/**
 * Gradus derives matrix derivatives step by step, in numerator, denominator or mixed layout, and checks every line numerically.
 */

export {
  type AnswerText,
  type CodeTarget,
  codeTargets,
  Derivation,
  type NameText,
  type StepText,
} from './api/derivation.js'
export { checkClaim, checkWork, derive, deriveAll } from './api/derive.js'
export { type Detail, details } from './api/detail.js'
export { type BothLayouts, deriveBoth, type LayoutRow } from './api/layouts.js'
export type { DeriveOptions } from './api/options.js'
export type { Verification } from './api/verification.js'
export type { SlipRule, Verdict } from './claims/diagnosis.js'
export type { LineResult, WorkResult } from './claims/lines/report.js'
export type { LineVerdict } from './claims/lines/work.js'
export type { ClaimResult, ExampleReport, SlipReport } from './claims/report.js'
export type { Layout } from './derivation/layout.js'
export type { Method } from './derivation/methods/method.js'
export type { StepCheck, VerifyOptions } from './derivation/verify.js'
export type { Shape } from './expression/shape.js'
export { GradusError, type Problem } from './language/errors.js'
export { renderProblem } from './language/render-error.js'
export {
  type DocumentFormat,
  documentFormats,
  type PresentOptions,
  present,
  presentBoth,
  presentDocument,
} from './present/present.js'
export type { GeneratedCode } from './print/code/numpy.js'
export type { Formula } from './print/formula.js'
export type { EquationText, Expansion, ExpansionLine } from './proofs/expansion.js'
export { type LanguageName, languageNames } from './words/catalogue.js'
