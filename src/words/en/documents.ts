/** before what the command tells, with the gap that a colon leaves */
export const labels = {
  read: 'read: ',
  shapes: 'shapes: ',
  assumed: 'assumed: ',
  note: 'note: ',
  where: 'where: ',
  checked: 'checked: ',
  failed: 'check failed: ',
  notVerified: 'not verified: ',
  derivative: 'the derivative: ',
  slip: 'slip: ',
  corrected: 'corrected: ',
  example: 'example: ',
  hint: 'hint: ',
}

/** around a derivation that is handed in */
export const documents = {
  derivative: ({ of, by }: { of: string; by: readonly string[] }) =>
    `Derivative of ${of} by ${by.join(', ')}`,
  layouts: {
    both: 'numerator and denominator layout',
    numerator: 'numerator layout',
    denominator: 'denominator layout',
    mixed: 'mixed layout',
  },
  given: ({ layout }: { layout: string }) => `Given, ${layout}`,
  assumed: ({ remarks }: { remarks: readonly string[] }) => `Assumed: ${remarks.join('; ')}.`,
  notes: ({ remarks }: { remarks: readonly string[] }) => `Note: ${remarks.join('; ')}.`,
  index: ({ name }: { name: string }) => `${name}, an index`,
  derivation: 'Derivation',
  answer: 'Answer',
  where: 'where',
  step: ({ number, title }: { number: string; title: string }) => `Step ${number}, ${title}`,
  shape: ({ shape }: { shape: string }) => `shape ${shape}`,
  by: ({ titles }: { titles: readonly string[] }) => `by: ${titles.join(', ')}`,
  /** a line of the program in which terms are marked; the terms by themselves */
  appliedIn: ({ line }: { line: string }) => `in ${line}`,
  appliedTo: ({ terms }: { terms: readonly string[] }) => `applied to ${terms.join(' and ')}`,
  proof: ({ title }: { title: string }) => `Proof, ${title}`,
  source: ({ source }: { source: string }) => `See ${source}.`,
}

/** lists of what the command tells */
export const lists = {
  shape: ({ name, shape }: { name: string; shape: string }) => `${name}: ${shape}`,
  shapes: ({ shapes }: { shapes: readonly string[] }) => shapes.join('; '),
  more: ({ count }: { count: number }) => `… and ${count} more`,
  where: ({ equation }: { equation: string }) => `where ${equation}`,
  /** a capital, where it begins with a word and not with a formula, and a full stop */
  sentence: ({ text }: { text: string }) =>
    `${text.replace(/^[a-z]{2,}(?=[ :,]|$)|^a (?=[a-z])/, (w) => w[0]!.toUpperCase() + w.slice(1))}.`,
  clauses: ({ clauses }: { clauses: readonly string[] }) => clauses.join('; '),
  judged: ({ verdict, why }: { verdict: string; why: string }) => `${verdict}: ${why}`,
  of: ({ derivative, what }: { derivative: string; what: string }) => `${derivative}: ${what}`,
}
