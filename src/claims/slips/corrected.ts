import type { Answer } from '../../derivation/account.js'
import { isArray, sameShape } from '../../expression/shape.js'
import { GradusError } from '../../language/errors.js'
import type { Syntax } from '../../language/syntax.js'
import type { Readers } from '../asked.js'
import { writtenClaim } from '../phrases.js'
import { matches, type Sample } from '../points.js'
import { attempt, elaborated } from '../reading.js'

/** The tree, or its transpose, as somebody could claim it and be right, in the layout of the answer; undefined where neither is. */
export function corrected(
  tree: Syntax,
  answer: Answer,
  readers: Readers,
  samples: readonly Sample[],
): Syntax | undefined {
  const isRight = (s: Syntax): boolean => {
    const read = attempt(() => elaborated(readers.syntax(writtenClaim(s)), answer, readers.expression))
    return (
      !(read instanceof GradusError) &&
      sameShape(read.shape, answer.value.shape) &&
      matches(
        samples,
        (p) => p.at(read),
        (p) => p.answer,
      )
    )
  }
  const isScalar = (s: Syntax): boolean => {
    const read = attempt(() => readers.expression(s))
    return !(read instanceof GradusError) && !isArray(read.shape)
  }
  if (isRight(tree)) return tree
  return [transposed(tree, isScalar), { type: 'transpose', arg: tree } as const].find(isRight)
}

/** (2 A B)ᵀ as 2 Bᵀ Aᵀ. */
function transposed(s: Syntax, isScalar: (s: Syntax) => boolean): Syntax {
  const turn = (part: Syntax): Syntax => transposed(part, isScalar)
  switch (s.type) {
    case 'number':
      return s
    case 'transpose':
      return s.arg
    case 'negate':
      return { ...s, arg: turn(s.arg) }
    case 'quotient':
      return { ...s, numerator: turn(s.numerator) }
    case 'product': {
      const scalars = s.factors.filter(isScalar)
      const arrays = s.factors.filter((f) => !scalars.includes(f)).reverse()
      return { ...s, factors: [...scalars, ...arrays.map(turn)] }
    }
    default:
      return isScalar(s) ? s : { type: 'transpose', arg: s }
  }
}
