import { expansionsOf, type Rule, ruleBook, ruleNamed } from '../api/rules.js'
import { closestName } from '../elaborate/suggest.js'
import { expansionInLatex, expansionInUnicode } from '../proofs/lines.js'
import type { Command } from './command.js'
import { fail } from './failure.js'
import type { Format } from './options.js'
import { textInLatex } from './steps.js'

/** `gradus rules [NAME]`: the rule book, or rules of it with their proofs. */
export const rules: Command = async (options, terminal) => {
  const { positionals, format } = options
  const told =
    positionals.length === 0 ? ruleBook.map((r) => tell(r, format)) : positionals.map(tellProved(format))
  await terminal.out(format === 'json' ? told.join('') : told.join('\n'))
  return 0
}

const tell = (r: Rule, format: Format): string =>
  format === 'json' ? `${JSON.stringify(r)}\n` : `${headOf(r).join('\n')}\n`

/** A rule with its proofs. */
const tellProved =
  (format: Format) =>
  (name: string): string => {
    const rule = ruleNamed(name) ?? unknown(name)
    const expansions = expansionsOf(rule)
    if (format === 'json') return `${JSON.stringify({ ...rule, proofs: expansions })}\n`
    const proofs = expansions.flatMap((e) => [
      '',
      `  proof${rule.title === e.title ? '' : `: ${e.title}`}, where ${e.where}`,
      ...(format === 'latex' ? expansionInLatex(e, textInLatex).split('\n') : expansionInUnicode(e)).map(
        (line) => `    ${line}`,
      ),
    ])
    return `${[...headOf(rule), ...proofs].join('\n')}\n`
  }

function headOf({ name, title, latex, because, cite }: Rule): string[] {
  return [
    `${name}: ${title}`,
    ...(latex === undefined ? [] : [`  ${latex}`]),
    ...(because === undefined ? [] : [`  ${because}`]),
    ...(cite ? [`  ${cite.work}${cite.place ? `, ${cite.place}` : ''}`] : []),
  ]
}

function unknown(name: string): never {
  const close = closestName(
    name,
    ruleBook.flatMap((r) => [r.name, ...r.spellings, ...r.proofs]),
  )
  return fail(
    'rule/unknown',
    `there is no rule ${name}`,
    close ? `did you mean ${close}?` : 'gradus rules lists them all',
  )
}
