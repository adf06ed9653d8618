import { accents, letterNamed } from '../../language/characters.js'
import { partsOfName } from '../names.js'
import { filled } from './phrase.js'
import type { SpeechWords } from './words.js'

const letterNames = new Map([...letterNamed].reverse().map(([name, letter]) => [letter, name]))
const accentNames = new Map([...accents].reverse().map(([name, mark]) => [mark, name]))

/** A number: small whole ones in words. */
export function spokenNumber(text: string, words: SpeechWords): string {
  const [, digits, exponent] = /^(.*?)[eE]\+?(-?\d+)$/.exec(text) ?? []
  if (digits === undefined) return words.numbers[/^\d+$/.test(text) ? Number(text) : -1] ?? text
  const power = spokenNumber(exponent!.replace('-', ''), words)
  const signed = exponent!.startsWith('-') ? filled(words.negative, power) : power
  return filled(words.timesTenTo, spokenNumber(digits, words), signed)
}

/** `α` → `alpha`, `Σ` → `capital sigma`; a letter of the alphabet stays. */
function spokenLetter(letter: string, words: SpeechWords): string {
  const own = words.letters[letter]
  if (own !== undefined) return own
  const name = letterNames.get(letter)
  if (name === undefined) return letter
  return /^[A-Z]/.test(name) ? filled(words.capital, name.toLowerCase()) : name
}

/** Letters, digits and signs below or above a name: `[1]`, `out`, `2x`. */
const spokenIndex = (text: string, words: SpeechWords): string =>
  (text.match(/\d+|[A-Za-z]+|./gsu) ?? [])
    .map((run) =>
      /^\d/.test(run)
        ? spokenNumber(run, words)
        : (words.signs[run] ?? (/[\p{L}]/u.test(run) ? spokenLetter(run, words) : '')),
    )
    .filter((t) => t !== '')
    .join(' ')

/** `W1` → `W sub one`, `ŷ` → `y hat`, `W^{[1]}` → `W superscript bracket one`. */
export function spokenName(name: string, words: SpeechWords): string {
  const p = partsOfName(name)
  const letters = [...p.letters].length === 1 ? spokenLetter(p.letters, words) : spokenIndex(p.letters, words)
  const marked = p.marks.reduce(
    (inner, m) => filled(words.accents[accentNames.get(m)!] ?? '{0}', inner),
    letters,
  )
  const below = p.subscript === '' ? marked : filled(words.subscript, marked, spokenIndex(p.subscript, words))
  return p.superscript === '' ? below : filled(words.superscript, below, spokenIndex(p.superscript, words))
}
