import { closestName } from '../elaborate/suggest.js'
import type { Operator } from '../expression/operator.js'
import { becauseOf, titleOf } from '../expression/phrase.js'
import { operators } from '../operators/index.js'
import { say } from '../print/say.js'
import type { LanguageName } from '../words/catalogue.js'
import type { Command } from './command.js'
import { fail } from './failure.js'

/** `gradus rules [NAME]`: the rule book, or one rule of it. */
export const rules: Command = async (options, terminal) => {
  const wanted = options.positionals
  const chosen = wanted.length === 0 ? operators : wanted.map((name) => ruleNamed(name, options.language))
  const text =
    options.format === 'json'
      ? chosen.map((o) => `${JSON.stringify(ruleJson(o, options.language))}\n`).join('')
      : chosen.map((o) => `${ruleText(o, options.language)}\n`).join('\n')
  await terminal.out(text)
  return 0
}

const namesOf = (o: Operator): string[] => [
  o.name,
  ...(o.spelling ? [o.spelling.name, ...(o.spelling.aliases ?? [])] : []),
]

function ruleNamed(name: string, language: LanguageName): Operator {
  const found =
    operators.find((o) => o.name === name) ??
    operators.find((o) => namesOf(o).includes(name)) ??
    operators.find((o) => say(titleOf(o), language).toLowerCase() === name.toLowerCase())
  if (found) return found
  const close = closestName(name, operators.flatMap(namesOf))
  return fail(
    'rule/unknown',
    `there is no rule ${name}`,
    close ? `did you mean ${close}?` : 'gradus rules lists them all',
  )
}

function ruleText(o: Operator, language: LanguageName): string {
  const { explanation } = o
  const cite = explanation?.cite
  const lines = [
    `${o.name}: ${say(titleOf(o), language)}`,
    ...(explanation ? [`  ${explanation.latex}`, `  ${say(becauseOf(o), language)}`] : []),
    ...(cite ? [`  ${cite.work}${cite.place ? `, ${cite.place}` : ''}`] : []),
  ]
  return lines.join('\n')
}

const ruleJson = (o: Operator, language: LanguageName) => ({
  name: o.name,
  title: say(titleOf(o), language),
  spellings: namesOf(o).slice(1),
  ...(o.explanation && {
    latex: o.explanation.latex,
    because: say(becauseOf(o), language),
    ...(o.explanation.cite && { cite: o.explanation.cite }),
  }),
})
