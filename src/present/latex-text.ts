import { subscripts, superscripts } from '../language/characters.js'
import { latexName } from '../print/names.js'

const escapes: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '’': "'",
  '‘': '`',
  '“': '``',
  '”': "''",
  '—': '---',
  '–': '--',
}

/** Signs that text in LaTeX has no letter for. */
const signs: Readonly<Record<string, string>> = {
  '<': '<',
  '>': '>',
  '|': '|',
  '∂': '\\partial',
  '⊗': '\\otimes',
  '⊙': '\\odot',
  '⊘': '\\oslash',
  '∘': '\\circ',
  '‖': '\\Vert',
  '⟨': '\\langle',
  '⟩': '\\rangle',
  '·': '\\cdot',
  '×': '\\times',
  '−': '-',
  '±': '\\pm',
  '≤': '\\le',
  '≥': '\\ge',
  '≠': '\\ne',
  '≈': '\\approx',
  '→': '\\to',
  '∈': '\\in',
  '√': '\\surd',
  '∑': '\\Sigma',
  '∏': '\\Pi',
  '∞': '\\infty',
  '′': "'",
  '𝟙': '\\mathbf{1}',
  '𝟎': '\\mathbf{0}',
  ℝ: '\\mathbb{R}',
  '½': '\\tfrac{1}{2}',
  '…': '\\dots',
  '✗': '\\times',
  ᵀ: '^{\\top}',
  '∇': '\\nabla',
}

/** Words for `\text{…}` and for running text, with every sign as a formula of its own. */
export function textInLatex(text: string): string {
  const letters = text.normalize('NFC')
  return letters.replace(
    /[&%$#_{}]|[\\~^’‘“”—–]|[⁰¹²³⁴-₎ᵃ-ᵿₐ-ₜʰ-ˣᴬ-ᵀ]+|[^\x20-\x7e]\p{M}*|\p{L}\p{M}+|[<>|]/gu,
    (c) => escapes[c] ?? inMath(c) ?? (/^[&%$#_{}]$/.test(c) ? `\\${c}` : c),
  )
}

function inMath(c: string): string | undefined {
  const sign = signs[c]
  if (sign !== undefined) return `$${sign}$`
  const [first] = [...c]
  if (superscripts.has(first!) || first === 'ᵀ') return `$^{${small(c, superscripts)}}$`
  if (subscripts.has(first!)) return `$_{${small(c, subscripts)}}$`
  // Greek, and letters with marks that stand for a symbol
  if (/^[\p{Script=Greek}ℓ]/u.test(c) || /^\p{L}\p{M}+$/u.test(c)) return `$${latexName(c)}$`
  return undefined
}

const small = (run: string, glyphs: ReadonlyMap<string, string>): string =>
  [...run]
    .map((c) => (c === 'ᵀ' ? '\\top' : glyphs.get(c)))
    .map((c) => (c === undefined ? '' : c > '~' ? latexName(c) : c))
    .join('')
