import { dim } from '../expression/dimension.js'
import type { Domain, Sample } from '../expression/operator.js'
import { covector, index, matrix, scalar, vector } from '../expression/shape.js'

/** Operands for laws, by shape: `real.mn` is an m×n matrix, `real.n` a vector, `real.s` a scalar; all sizes differ. */
const [m, n, p] = [dim('m'), dim('n'), dim('p')]

const over = (domain: Domain) =>
  ({
    s: { shape: scalar, domain },
    n: { shape: vector(n), domain },
    m: { shape: vector(m), domain },
    row: { shape: covector(n), domain },
    mn: { shape: matrix(m, n), domain },
    np: { shape: matrix(n, p), domain },
    nn: { shape: matrix(n, n), domain },
    pp: { shape: matrix(p, p), domain },
    k: { shape: index(n), domain },
  }) satisfies Record<string, Sample>

export const real = over('real')
export const positive = over('positive')
export const invertible = over('invertible')
export const spd = over('spd')
export const between = (low: number, high: number) => over({ low, high })

/** A vector with a scalar beside it, and two scalars: for entrywise operators with a scalar parameter. */
export const vectorAndScalar: readonly (readonly Sample[])[] = [
  [real.n, real.s],
  [real.s, real.s],
]
