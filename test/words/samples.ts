import type { About, Key } from '../../src/words/catalogue.js'

type Spoken = { [K in Key]: [About<K>] extends [never] ? never : K }[Key]

/** What stands for a name, a formula or a phrase: it must be seen in the sentence. */
const mark = (name: string): string => `«${name}»`
const [a, b, c, d] = ['1', '2', '3', '4'].map(mark) as [string, string, string, string]

const sides = ['numerator', 'denominator'] as const
const note = [{ x: a }]

/** What each sentence may speak of: every choice once. A sentence without an entry here does not compile. */
export const samples: { readonly [K in Spoken]: readonly About<K>[] } = {
  'steps.chain.text': [...sides, 'mixed' as const].map((layout) => ({ layout })),
  'rules.several': [{ titles: [a] }, { titles: [a, b] }],
  'rules.andOthers': [{ title: a }],
  'rules.reasons': [{ reasons: [a] }, { reasons: [a, b] }],
  'structures.symmetric.note': note,
  'structures.antisymmetric.note': note,
  'structures.diagonal.note': note,
  'structures.lower.note': note,
  'structures.upper.note': note,
  'notes.mixed': [{ x: a, y: b }],
  'notes.linearMap': [{ differential: a }],
  'notes.stacked': sides.map((side) => ({ f: a, x: b, side })),
  'notes.components': [{ f: a, x: b }],
  'notes.within': [{ x: a, structure: b }],
  'notes.row': [{ f: a }],
  'notes.constant': [{ f: a, x: b }],
  'notes.standIns': [{ sizes: [a, b] }],
  'notes.noCode': [{ target: a, why: b }],
  'notes.misspelt': [{ field: a, meant: b }],
  'reading.byConvention': [{ name: a, kind: b }],
  'reading.fromUse': [{ name: a, kind: b, use: c }],
  'reading.position': [{ name: a }],
  'reading.size': (['size', 'range', 'length'] as const).map((axis) => ({ size: a, of: b, axis })),
  'reading.sizes': [{ sizes: [a, b], of: c }],
  'reading.half': [{ a, b, c }],
  'reading.undeclared': [{ name: a, close: b }],
  'reading.startsAt': [{ index: a, first: b }],
  'reading.runsTo': [{ index: a, last: b }],
  'reading.toEachRow': [{ term: a, factor: b }],
  'reading.expEntrywise': [{ x: a, exponent: b }],
  'reading.norm1': [{ norm: a }],
  'reading.unequal': [{ i: a, j: b }],
  'check.points': [1, 5].flatMap((samples) =>
    [[], [a], [a, b]].map((sizes) => ({ samples, sizes, error: c })),
  ),
  'check.passed': [{ verdict: a }],
  'check.failed': [{ step: 7, title: a, equation: b, excess: c }],
  'check.answerFailed': [{ excess: a }],
  'check.excess': [{ error: a, allowed: b }],
  'check.kink': [{ operator: a }],
  'check.nowhere': [{ demand: a, tries: 7 }],
  'check.operatorFinite': [{ operator: a }],
  'check.jumps': [{ x: a }],
  'lists.shape': [{ name: a, shape: b }],
  'lists.shapes': [{ shapes: [a, b, c, d] }],
  'lists.more': [{ count: 7 }],
  'lists.where': [{ equation: a }],
  'proofs.heads.proof': [{ where: a }],
  'proofs.heads.titled': [{ title: a, where: b }],
  'lists.of': [{ derivative: a, what: b }],
}
