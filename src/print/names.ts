import { accents, letterNamed, subscripts, superscripts } from '../language/characters.js'

/** How the names of symbols are spelled: canonical `ŷ`, `β1`, `W^{[1]}`, `S_B` in ASCII, Unicode and LaTeX. */

/** value → key; where several keys have it, the first */
const inverse = (of: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...of].reverse().map(([key, value]) => [value, key]))

/** `β` → `beta` */
const letterNames = inverse(letterNamed)
/** combining mark → `hat` */
const markNames = inverse(accents)
export const subscriptGlyphs = inverse(subscripts)
export const superscriptGlyphs = inverse(superscripts)

/** The command of a letter; the curly forms are those that Unicode text shows. */
const latexLetter = (letter: string): string => {
  const curly = letter === 'ε' ? 'varepsilon' : letter === 'φ' ? 'varphi' : undefined
  const name = curly ?? letterNames.get(letter)
  return name === undefined ? letter : `\\${name}`
}

/** The text in small glyphs, if all of its characters have one. */
export function inGlyphs(text: string, glyphs: ReadonlyMap<string, string>): string | undefined {
  let out = ''
  for (const c of text) {
    const glyph = glyphs.get(c)
    if (glyph === undefined) return undefined
    out += glyph
  }
  return out
}

export interface NameParts {
  /** letters without marks */
  readonly letters: string
  /** combining marks, innermost first */
  readonly marks: readonly string[]
  readonly subscript: string
  /** `[1]` of `W^{[1]}` */
  readonly superscript: string
}

export function partsOfName(name: string): NameParts {
  const match = /^(.+?)(?:_\{(.+?)\}|_(.+?)|(\d+))?(?:\^\{(.*)\})?$/su.exec(name)!
  const base = [...match[1]!.normalize('NFD')]
  return {
    // a mark that no command sets stays with its letter
    letters: base
      .filter((c) => !markNames.has(c))
      .join('')
      .normalize('NFC'),
    marks: base.filter((c) => markNames.has(c)),
    subscript: match[2] ?? match[3] ?? match[4] ?? '',
    superscript: match[5] ?? '',
  }
}

/** Has the name an index above, `x^{(i)}`? Then no exponent can follow it directly in LaTeX. */
export const hasSuperscript = (name: string): boolean => name.endsWith('}') && name.includes('^{')

const asciiLetters = (text: string) => [...text].map((c) => letterNames.get(c) ?? c).join('')

/** `ŷ` → `yhat`, `β1` → `beta1`; a letter or mark that has no name of its own stays. */
export function asciiName(name: string): string {
  const p = partsOfName(name)
  const named = [...p.letters].length === 1 && (p.marks.length === 0 || isTyped(p.marks))
  const letters = named
    ? asciiLetters(p.letters) + p.marks.map((m) => markNames.get(m)!).join('')
    : (p.letters + p.marks.join('')).normalize('NFC')
  const digits = /^\d+$/.test(p.subscript)
  const subscript = p.subscript === '' ? '' : digits ? p.subscript : `_${braced(asciiLetters(p.subscript))}`
  return letters + subscript + (p.superscript === '' ? '' : `^{${p.superscript}}`)
}

/** One mark that has an ASCII ending: `yhat`. */
const isTyped = (given: readonly string[]) =>
  given.length === 1 && ['hat', 'bar', 'tilde'].includes(markNames.get(given[0]!) ?? '')

const braced = (text: string) => (/^[\p{L}\d]+$/u.test(text) ? text : `{${text}}`)

/** `W1` → `W₁`, `x_n` → `xₙ`, `S_B` as it is. */
export function unicodeName(name: string): string {
  const p = partsOfName(name)
  const letters = (p.letters + p.marks.join('')).normalize('NFC')
  const subscript =
    p.subscript === '' ? '' : (inGlyphs(p.subscript, subscriptGlyphs) ?? `_${braced(p.subscript)}`)
  return letters + subscript + (p.superscript === '' ? '' : `^{${p.superscript}}`)
}

/** `W1` → `W_{1}`, `ŷ` → `\hat{y}`, `loss` → `\mathit{loss}`. */
export function latexName(name: string): string {
  const p = partsOfName(name)
  const single = [...p.letters].length === 1
  const word = /^[\x20-\x7e]*$/.test(p.letters) ? 'mathit' : 'text'
  const letters = single ? latexLetters(p.letters) : `\\${word}{${p.letters.replaceAll('_', '\\_')}}`
  const marked = p.marks.reduce((inner, m) => `\\${markNames.get(m)}{${inner}}`, letters)
  return (
    marked +
    (p.subscript === '' ? '' : `_{${latexLetters(p.subscript)}}`) +
    (p.superscript === '' ? '' : `^{${latexLetters(p.superscript)}}`)
  )
}

/** Letters in math mode; a command is kept apart from the letter after it, and letters that mathematics has no font for are text. */
function latexLetters(text: string): string {
  return [...text]
    .map((c, i, all) => {
      const command = latexLetter(c)
      if (command === c) return c === '_' ? '\\_' : c > '~' ? `\\text{${c}}` : c
      return /[A-Za-z]/.test(all[i + 1] ?? '') ? `${command} ` : command
    })
    .join('')
}
