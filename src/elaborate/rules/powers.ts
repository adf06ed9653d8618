import { phrase, verbatim } from '../../expression/phrase.js'
import { isArray } from '../../expression/shape.js'
import type { Syntax } from '../../language/syntax.js'
import { inverse, matrixPower, power, transpose } from '../../operators/algebra/build.js'
import { exp } from '../../operators/elementwise/exponential.js'
import type { Repair, Rule, Term } from '../term.js'
import { bracketed, commonShape, joinKinds, spread } from './shapes.js'

/** x.^p entry by entry: base and exponent of one shape, or one a scalar. */
export const elementwisePowerRule: Rule = {
  name: 'power',
  chain: joinKinds,
  suggests: (i) => (i === 1 ? 's' : undefined),
  shape: commonShape,
  build: ([b, e], _cx, shape) => power(spread(b!, shape), e!),
}

/** e^x is the exponential function, entry by entry. */
export const exponentialRule: Rule = {
  name: 'power',
  shape: ([x]) => x!,
  build([x], cx) {
    if (x!.shape.kind === 'matrix')
      cx.note(
        phrase('reading.expEntrywise', {
          x: verbatim(cx.text(0)),
          exponent: verbatim(bracketed(cx.text(0))),
        }),
      )
    return exp(x!)
  },
}

/** The differential of X^k has k terms. */
const largestPower = 200

/** c^p of scalars, X^k of a square matrix; of a vector it is refused. */
export const powerRule: Rule = {
  name: 'power',
  suggests: () => 's',
  shape([b, e], cx) {
    if (isArray(e!)) {
      if (isArray(b!)) cx.fail(`${cx.say(0)} and ${cx.say(1)}; the exponent of an array is a scalar`)
      return e!
    }
    if (b!.kind === 'vector' || b!.kind === 'covector') cx.fail(`${cx.say(0)}; a vector has no power`)
    if (b!.kind === 'matrix') {
      cx.about(() => `${cx.say(0)}, and a power needs a square matrix`)
      cx.same(b!.rows, b!.columns, 'numbers of rows and columns')
    }
    return b!
  },
  build([b, e], cx, shape) {
    if (b!.shape.kind !== 'matrix') return power(spread(b!, shape), e!)
    if (e!.kind === 'number' && e!.denominator !== 1)
      cx.fail(
        `${cx.text(0)} is a matrix; its exponent must be an integer`,
        `entry by entry: ${cx.text(0)}.^(${cx.text(1)})`,
      )
    if (e!.kind === 'number' && Math.abs(e!.numerator) > largestPower)
      cx.fail(`${cx.text(0)} is a matrix; its exponent may be ${largestPower} at most`)
    return matrixPower(b!, e!)
  },
  repairs(term, text) {
    const s = term.syntax
    if (s.type !== 'power') return []
    const b = text(term.args[0]!)
    const e = s.exponent.type === 'name' ? s.exponent.name : text(term.args[1]!)
    const entrywise: Syntax = { ...s, elementwise: true }
    const squared = term.args[0]!.shape?.kind !== 'matrix' && e === '2'
    const norm: Repair = {
      text: `‖${b}‖²`,
      syntax: { ...s, base: { type: 'norm', arg: s.base, kind: null } },
    }
    return [
      {
        text: `${bracketed(b)}.^${bracketed(e)}`,
        syntax: entrywise,
        ...(squared && { remark: `; ‖${b}‖² is the squared norm` }),
      },
      ...(squared ? [norm] : []),
    ]
  },
}

/** Aᵀ. */
export const transposeRule: Rule = {
  name: 'transpose',
  suggests: () => 'v',
  shape: ([a]) =>
    a!.kind === 'vector'
      ? { kind: 'covector', length: a!.length }
      : a!.kind === 'covector'
        ? { kind: 'vector', length: a!.length }
        : a!.kind === 'matrix'
          ? { kind: 'matrix', rows: a!.columns, columns: a!.rows }
          : a!,
  build: ([a]) => transpose(a!),
}

/** X⁻¹ of a square matrix; 1/c of a scalar. */
export const inverseRule: Rule = {
  name: 'inverse',
  shape([a], cx) {
    if (a!.kind === 'vector' || a!.kind === 'covector') cx.fail(`${cx.say(0)}; a vector has no inverse`)
    if (a!.kind === 'matrix') {
      cx.about(() => `${cx.say(0)}, and an inverse needs a square matrix`)
      cx.same(a!.rows, a!.columns, 'numbers of rows and columns')
    }
    return a!
  },
  build: ([a]) => inverse(a!),
  repairs: (term: Term, text) => {
    const arg = term.args[0]!
    if (term.syntax.type !== 'inverse') return []
    const shown = text(arg)
    return arg.shape?.kind === 'matrix'
      ? [{ text: `pinv(${shown})`, syntax: { type: 'call', fn: 'pinv', args: [arg.syntax] } }]
      : [
          {
            text: `1 ./ ${bracketed(shown)}`,
            syntax: { type: 'binary', op: 'divide', left: { type: 'number', text: '1' }, right: arg.syntax },
          },
        ]
  },
}
