import type { Move } from '../move.js'
import { distributions } from '../rules/expand.js'

/** One factor that is a sum multiplied out. */
export const distribute: Move = {
  name: 'distribute',
  rewrites: distributions,
  law: [
    { where: 'A: m×n; x: n; y: n', left: 'A (x + y)', right: 'A x + A y' },
    { where: 'a: n; x: n; y: n', left: 'a .* (x + y)', right: 'a .* x + a .* y' },
  ],
}
