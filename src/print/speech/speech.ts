import type { Syntax } from '../../language/syntax.js'
import { write } from '../writer.js'
import { english } from './english.js'
import { speechNotation } from './notation.js'
import type { SpeechWords } from './words.js'

/** The tree in words, for those who listen: `two times W x x transpose`. Different trees are told differently. */
export function printSpeech(s: Syntax, words: SpeechWords = english): string {
  return write(s, speechNotation(words, s), null)
}
