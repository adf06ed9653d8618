import { closestName } from '../elaborate/suggest.js'
import type { Operator } from '../expression/operator.js'
import { operators } from '../operators/index.js'
import type { Command } from './command.js'
import { fail } from './failure.js'

/** `gradus rules [NAME]`: the rule book, or one rule of it. */
export const rules: Command = async (options, terminal) => {
  const wanted = options.positionals
  const chosen = wanted.length === 0 ? operators : wanted.map(ruleNamed)
  const text =
    options.format === 'json'
      ? chosen.map((o) => `${JSON.stringify(ruleJson(o))}\n`).join('')
      : chosen.map((o) => `${ruleText(o)}\n`).join('\n')
  await terminal.out(text)
  return 0
}

const namesOf = (o: Operator): string[] => [
  o.name,
  ...(o.spelling ? [o.spelling.name, ...(o.spelling.aliases ?? [])] : []),
]

function ruleNamed(name: string): Operator {
  const found =
    operators.find((o) => o.name === name) ??
    operators.find((o) => namesOf(o).includes(name)) ??
    operators.find((o) => o.title.toLowerCase() === name.toLowerCase())
  if (found) return found
  const close = closestName(name, operators.flatMap(namesOf))
  return fail(
    'rule/unknown',
    `there is no rule ${name}`,
    close ? `did you mean ${close}?` : 'gradus rules lists them all',
  )
}

function ruleText(o: Operator): string {
  const { explanation } = o
  const cite = explanation?.cite
  const lines = [
    `${o.name}: ${o.title}`,
    ...(explanation ? [`  ${explanation.latex}`, `  ${explanation.because}`] : []),
    ...(cite ? [`  ${cite.work}${cite.place ? `, ${cite.place}` : ''}`] : []),
  ]
  return lines.join('\n')
}

const ruleJson = (o: Operator) => ({
  name: o.name,
  title: o.title,
  spellings: namesOf(o).slice(1),
  ...(o.explanation && {
    latex: o.explanation.latex,
    because: o.explanation.because,
    ...(o.explanation.cite && { cite: o.explanation.cite }),
  }),
})
