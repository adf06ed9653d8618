/** Letters beyond ASCII, and how they are typed with the keys of a keyboard. */

const small =
  'α alpha β beta γ gamma δ delta ε epsilon ζ zeta η eta θ theta ι iota κ kappa λ lambda μ mu ν nu ξ xi'
const small2 = 'ο omicron π pi ρ rho σ sigma τ tau υ upsilon φ phi χ chi ψ psi ω omega'
const others = 'ε varepsilon ε eps θ vartheta κ varkappa ρ varrho σ varsigma φ varphi π varpi ℓ ell'

const pairs = (text: string): [letter: string, name: string][] => {
  const words = text.split(' ')
  return words.flatMap((w, i): [string, string][] => (i % 2 === 0 ? [[w, words[i + 1]!]] : []))
}
const greek = pairs(`${small} ${small2}`)
const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

/** `beta` → `β`, `Sigma` → `Σ`, `eps` → `ε`. */
export const letterNamed: ReadonlyMap<string, string> = new Map([
  ...greek.map(([letter, name]) => [name, letter] as const),
  ...greek.map(([letter, name]) => [capital(name), letter.toUpperCase()] as const),
  ...pairs(others).map(([letter, name]) => [name, letter] as const),
])

/** Second forms of letters, brought to the first. */
const sameLetter = new Map([
  ['ϵ', 'ε'],
  ['ϑ', 'θ'],
  ['ϰ', 'κ'],
  ['ϱ', 'ρ'],
  ['ς', 'σ'],
  ['ϕ', 'φ'],
  ['ϖ', 'π'],
  ['\u00b5', 'μ'],
  ['\u2206', 'Δ'],
])

/** The letter that is meant: `𝐱` is x, `ϕ` is φ, `y` with a combining hat is ŷ. */
export function canonicalLetter(letter: string): string {
  const plain =
    /[\u{1d400}-\u{1d7cb}\u2100-\u214f]/u.test(letter) && letter !== 'ℓ' ? letter.normalize('NFKC') : letter
  return [...plain.normalize('NFC')].map((c) => sameLetter.get(c) ?? c).join('')
}

/** Endings of ASCII names and LaTeX accents → combining mark. */
export const accents: ReadonlyMap<string, string> = new Map([
  ['hat', '\u0302'],
  ['bar', '\u0304'],
  ['tilde', '\u0303'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['check', '\u030c'],
  ['breve', '\u0306'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['mathring', '\u030a'],
  ['widehat', '\u0302'],
  ['widetilde', '\u0303'],
  ['overline', '\u0304'],
])

export const withAccent = (letter: string, accent: string): string =>
  (letter + accents.get(accent)!).normalize('NFC')

const zip = (glyphs: string, plain: string): ReadonlyMap<string, string> => {
  const letters = [...plain]
  return new Map([...glyphs].map((g, i) => [g, letters[i]!]))
}

/** `ᵖ` → `p`; the transpose mark ᵀ is not among them. */
export const superscripts = zip(
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᵅᵝᵞᵟᶿᵠᵡᴺᴹᴷᴰ',
  '0123456789+-=()abcdefghijklmnoprstuvwxyzαβγδθφχNMKD',
)

/** `ᵢ` → `i`. */
export const subscripts = zip(
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ',
  '0123456789+-=()aehijklmnoprstuvxβγρφχ',
)

/** `½` → 1, 2. */
export const fractions: ReadonlyMap<string, readonly [string, string]> = new Map([
  ['½', ['1', '2']],
  ['⅓', ['1', '3']],
  ['⅔', ['2', '3']],
  ['¼', ['1', '4']],
  ['¾', ['3', '4']],
  ['⅕', ['1', '5']],
  ['⅙', ['1', '6']],
  ['⅛', ['1', '8']],
])
