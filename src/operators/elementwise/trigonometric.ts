import { minusOne, number, one, rational, two } from '../../expression/make.js'
import type { Expr } from '../../expression/node.js'
import { power } from '../algebra/build.js'
import { defineElementwise, maker } from './define.js'
import { minus, plus, times } from './entrywise.js'

const handbook = (place: string) => ({
  work: 'Abramowitz and Stegun, Handbook of Mathematical Functions',
  place,
})

export const sinOp = defineElementwise({
  name: 'sin',
  latex: String.raw`\sin`,
  rule: String.raw`\mathrm{d}\sin u = \cos(u)\,\mathrm{d}u`,
  cite: handbook('4.3.105'),
  value: Math.sin,
  derivative: (x) => cos(x),
  numpy: (x) => `np.sin(${x})`,
})
export const sin = maker(sinOp)

export const cosOp = defineElementwise({
  name: 'cos',
  latex: String.raw`\cos`,
  rule: String.raw`\mathrm{d}\cos u = -\sin(u)\,\mathrm{d}u`,
  cite: handbook('4.3.106'),
  value: Math.cos,
  derivative: (x) => times(minusOne, sin(x)),
  numpy: (x) => `np.cos(${x})`,
})
export const cos = maker(cosOp)

export const tanOp = defineElementwise({
  name: 'tan',
  latex: String.raw`\tan`,
  rule: String.raw`\mathrm{d}\tan u = \sec^2(u)\,\mathrm{d}u`,
  cite: handbook('4.3.107'),
  value: Math.tan,
  derivative: (x) => power(sec(x), two),
  numpy: (x) => `np.tan(${x})`,
  domain: { low: -1.2, high: 1.2 },
})
export const tan = maker(tanOp)

export const secOp = defineElementwise({
  name: 'sec',
  latex: String.raw`\sec`,
  rule: String.raw`\mathrm{d}\sec u = \sec(u)\tan(u)\,\mathrm{d}u`,
  cite: handbook('4.3.109'),
  value: (x) => 1 / Math.cos(x),
  derivative: (x, y) => times(y, tan(x)),
  numpy: (x) => `(1 / np.cos(${x}))`,
  domain: { low: -1.2, high: 1.2 },
})
export const sec = maker(secOp)

const minusHalf = rational(-1, 2)
/** 1/√(1 − x²) */
const arcSlope = (x: Expr): Expr => power(minus(one, power(x, two)), minusHalf)

export const asinOp = defineElementwise({
  name: 'asin',
  aliases: ['arcsin'],
  latex: String.raw`\arcsin`,
  rule: String.raw`\mathrm{d}\arcsin u = \frac{\mathrm{d}u}{\sqrt{1 - u^2}}`,
  cite: handbook('4.4.52'),
  value: Math.asin,
  kink: (x) => 1 - Math.abs(x),
  derivative: arcSlope,
  numpy: (x) => `np.arcsin(${x})`,
  domain: { low: -0.8, high: 0.8 },
})
export const asin = maker(asinOp)

export const acosOp = defineElementwise({
  name: 'acos',
  aliases: ['arccos'],
  latex: String.raw`\arccos`,
  rule: String.raw`\mathrm{d}\arccos u = -\frac{\mathrm{d}u}{\sqrt{1 - u^2}}`,
  cite: handbook('4.4.53'),
  value: Math.acos,
  kink: (x) => 1 - Math.abs(x),
  derivative: (x) => times(minusOne, arcSlope(x)),
  numpy: (x) => `np.arccos(${x})`,
  domain: { low: -0.8, high: 0.8 },
})
export const acos = maker(acosOp)

export const atanOp = defineElementwise({
  name: 'atan',
  aliases: ['arctan'],
  latex: String.raw`\arctan`,
  rule: String.raw`\mathrm{d}\arctan u = \frac{\mathrm{d}u}{1 + u^2}`,
  cite: handbook('4.4.54'),
  value: Math.atan,
  derivative: (x) => power(plus(one, power(x, number(2))), minusOne),
  numpy: (x) => `np.arctan(${x})`,
})
export const atan = maker(atanOp)
