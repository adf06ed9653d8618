import type { Span } from './syntax.js'

/**
 * What was wrong with what a person typed: a value, never a bare exception. The sentence names the things
 * involved; a hint is there only if following it works.
 */
export interface Problem {
  /** area/what, e.g. `shape/product`, `syntax/unexpected`, `name/unknown` */
  readonly code: string
  readonly message: string
  readonly span?: Span
  readonly hint?: string
  /** which text the span points into: the program, or the declarations given beside it */
  readonly input?: 'program' | 'where' | 'claim' | 'option'
}

/** Carries a Problem up to the public interface, which turns it into a value or a message again. */
export class GradusError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.name = 'GradusError'
    this.problem = problem
  }
}
