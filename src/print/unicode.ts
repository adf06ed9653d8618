import type { Syntax } from '../language/syntax.js'
import type { Vocabulary } from '../language/vocabulary.js'
import { below, type Glyphs, linearNotation } from './linear.js'
import { inGlyphs, subscriptGlyphs, superscriptGlyphs, unicodeName } from './names.js'
import { namesIn } from './reading.js'
import { write } from './writer.js'

const glyphs: Omit<Glyphs, 'functionName'> = {
  name: unicodeName,
  constant: (name) =>
    ({ pi: 'π', e: 'e', infinity: '∞', identity: 'I', ones: '𝟙', zeros: '𝟎', unit: 'e' })[name],
  sized: (name, size) => `${{ identity: 'I', ones: '𝟙', zeros: '𝟎' }[name]}${below(size)}`,
  minus: '−',
  times: ' · ',
  binary: { hadamard: '⊙', divide: '⊘', kron: '⊗', colon: ':' },
  relations: { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '=': '=', '!=': '≠' },
  marks: { transpose: 'ᵀ', inverse: '⁻¹', pseudoinverse: '⁺', inverseTranspose: '⁻ᵀ' },
  prime: '′',
  elementwisePower: '^∘',
  norm: ['‖', '‖'],
  inner: ['⟨', '⟩'],
  indicator: '𝟙',
  big: { sum: 'Σ', product: 'Π' },
  raised: (text) => (/^-?\d+$|^[a-z]$/.test(text) ? inGlyphs(text, superscriptGlyphs) : undefined),
  lowered: (text) => inGlyphs(text, subscriptGlyphs),
  subscripts: 'many',
  tight: true,
  asFunctions: false,
}

/** The tree in Unicode: `2 W x xᵀ`, `W₁ᵀ(g ⊙ 𝟙[z > 0])`. */
export function printUnicode(s: Syntax, vocabulary: Vocabulary): string {
  const taken = namesIn(s)
  const notation = linearNotation({
    ...glyphs,
    // where Σ is a covariance, the sum takes the sign of its own; where σ is a scale, the function its name
    big: taken.has('Σ') || taken.has('Π') ? { sum: '∑', product: '∏' } : glyphs.big,
    functionName: (fn) => {
      const glyph = vocabulary.find((v) => v.name === fn)?.unicode
      return glyph === undefined || taken.has(glyph) ? fn : glyph
    },
  })
  return write(s, notation, { bound: null, bars: false })
}
