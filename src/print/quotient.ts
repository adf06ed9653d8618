import { inGlyphs, latexName, superscriptGlyphs, unicodeName } from './names.js'
import { english } from './speech/english.js'
import { spokenName } from './speech/names.js'
import { filled } from './speech/phrase.js'

/** ∂L/∂W, ∂²L/∂x², ∂²L/∂x∂y: the derivative of a function by its variables in turn. */
export function derivativeText(
  of: { readonly name: string },
  variables: readonly { readonly name: string }[],
): { readonly latex: string; readonly unicode: string; readonly speech: string } {
  const order = variables.length
  const names = [...new Set(variables.map((v) => v.name))]
  const power = (text: string): string => (order === 1 ? '' : text)
  const above = power(`^{${order}}`)
  const glyphs = power(inGlyphs(String(order), superscriptGlyphs)!)
  const once = names.length === 1
  const below = names.map((x) => `\\partial ${latexName(x)}${once ? above : ''}`).join(' \\,')
  const by = names.map((x) => spokenName(x, english)).join(` ${english.and} `)
  const phrase = order === 1 ? english.partial : english.higherPartial
  return {
    speech: filled(phrase, spokenName(of.name, english), by, english.orders[order - 1] ?? ''),
    latex: `\\frac{\\partial${above} ${latexName(of.name)}}{${below}}`,
    unicode: `∂${glyphs}${unicodeName(of.name)}/${names.map((x) => `∂${unicodeName(x)}${once ? glyphs : ''}`).join('')}`,
  }
}
