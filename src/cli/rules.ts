import { expansionsOf, type Rule, ruleBook, ruleNamed } from '../api/rules.js'
import { closestName } from '../elaborate/suggest.js'
import { phrase, verbatim } from '../expression/phrase.js'
import { premissesInUnicode, proofInLatex, proofInUnicode } from '../present/proof.js'
import { say } from '../print/say.js'
import type { Expansion } from '../proofs/expansion.js'
import type { Command } from './command.js'
import { fail } from './failure.js'
import type { Options } from './options.js'

/** `gradus rules [NAME]`: the rule book, or rules of it with their proofs. */
export const rules: Command = async (options, terminal) => {
  const { positionals, format, language } = options
  const told =
    positionals.length === 0
      ? ruleBook(language).map((r) => inFormat(r, headOf(r), options))
      : positionals.map((name) => proved(name, options))
  await terminal.out(told.join(format === 'json' ? '' : '\n'))
  return 0
}

const inFormat = (json: object, lines: readonly string[], { format }: Options): string =>
  format === 'json' ? `${JSON.stringify(json)}\n` : `${lines.join('\n')}\n`

/** A rule with its proofs. */
function proved(name: string, options: Options): string {
  const rule = ruleNamed(name, options.language) ?? unknown(name)
  const proofs = expansionsOf(rule, options.language)
  return inFormat(
    { ...rule, proofs },
    [...headOf(rule), ...proofs.flatMap((e) => ['', ...proofLines(rule, e, options)])],
    options,
  )
}

function proofLines(rule: Rule, e: Expansion, { format, language }: Options): string[] {
  const where = verbatim(e.where ?? '')
  const head =
    rule.title === e.title
      ? phrase('proofs.heads.proof', { where })
      : phrase('proofs.heads.titled', { title: verbatim(e.title), where })
  const lines =
    format === 'latex' ? proofInLatex(e).split('\n') : [premissesInUnicode(e), ...proofInUnicode(e)]
  return [`  ${say(head, language)}`, ...lines.map((line) => `    ${line}`)]
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
    ruleBook().flatMap((r) => [r.name, ...r.spellings, ...r.proofs]),
  )
  return fail(
    'rule/unknown',
    `there is no rule ${name}`,
    close ? `did you mean ${close}?` : 'gradus rules lists them all',
  )
}
