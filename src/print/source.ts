import type { Syntax } from '../language/syntax.js'
import type { Vocabulary } from '../language/vocabulary.js'
import { below, type Glyphs, linearNotation } from './linear.js'
import { asciiName } from './names.js'
import { namesIn } from './reading.js'
import { write } from './writer.js'

const glyphs: Glyphs = {
  name: asciiName,
  functionName: (fn) => fn,
  constant: (name) =>
    ({ pi: 'pi', e: 'e', infinity: 'inf', identity: 'I', ones: '𝟙', zeros: '𝟎', unit: 'e' })[name],
  sized: (name, size) => (name === 'identity' ? `I${below(size)}` : undefined),
  minus: '-',
  times: ' * ',
  binary: { hadamard: '.*', divide: './', kron: '⊗', colon: ':' },
  relations: { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '=': '=', '!=': '!=' },
  marks: { transpose: "'", inverse: '^-1', pseudoinverse: '⁺', inverseTranspose: '^-T' },
  prime: "'",
  elementwisePower: '.^',
  norm: ['||', '||'],
  inner: ['<', '>'],
  indicator: '',
  big: { sum: 'sum', product: 'prod' },
  raised: () => undefined,
  lowered: () => undefined,
  subscripts: 'one',
  tight: false,
  asFunctions: true,
}
const notation = linearNotation(glyphs)
/** Where T is a name, `^-T` is a power. */
const besideT = linearNotation({ ...glyphs, marks: { ...glyphs.marks, inverseTranspose: "^-1'" } })

/** The tree in the input language, ASCII where it has a spelling: `2 W x x'`. */
export function printSource(s: Syntax, _vocabulary: Vocabulary): string {
  return write(s, namesIn(s).has('T') ? besideT : notation, { bound: null, bars: false })
}
