import type { Account } from '../derivation/account.js'
import type { Step } from '../derivation/step.js'
import { useOf } from '../derivation/subject.js'
import type { ApplyNode, SymbolNode } from '../expression/node.js'
import { phrase } from '../expression/phrase.js'
import { shapeList } from '../expression/shape.js'
import { canonicalName } from '../language/parser.js'
import type { Syntax } from '../language/syntax.js'
import { vocabulary } from '../operators/index.js'
import { Written } from '../print/formula.js'
import { say } from '../print/say.js'
import type { LanguageName } from '../words/catalogue.js'
import { proofOf, proofsOf, ruleTitle } from './index.js'
import type { Proof } from './proof.js'
import { type ReadProof, readProof } from './read.js'
import { type Renaming, rename } from './rename.js'

/** An equation in both spellings. */
export interface EquationText {
  readonly sides: readonly Written[]
  readonly latex: string
  readonly unicode: string
}

export interface ExpansionLine extends EquationText {
  /** why it holds */
  readonly text: string
  /** the rule that it uses */
  readonly rule?: string
  /** the name of that rule's own proof, the next level */
  readonly expansion?: string
}

/** A rule expanded into its own derivation, one level deep. */
export interface Expansion {
  /** of the proof */
  readonly name: string
  readonly title: string
  /** shapes and conditions of its variables, as they are typed; not where it speaks of the names of a derivation */
  readonly where?: string
  /** what it is proved of, and the names that help */
  readonly definitions: readonly EquationText[]
  readonly lines: readonly ExpansionLine[]
}

/** A proof, told in its own names. */
export const expansionOf = (proof: Proof, language: LanguageName = 'en'): Expansion =>
  told(readProof(proof), new Map(), language)

/**
 * What a step of a derivation does by a rule that has a proof, in the names of the step where it applies the rule to names, else in
 * those of the proof; undefined where the rule has none.
 */
export function expansionOfStep(
  step: Step,
  account: Account,
  language: LanguageName = 'en',
): Expansion | undefined {
  const used = useOf(step, account)
  const proof = proofOfStep(step, account)
  if (!proof) return undefined
  const read = readProof(proof)
  return told(read, used?.node ? namesAt(read, used.node, used.name) : new Map(), language)
}

/** The proof of the rule that a step applies, by the kind of what it is applied to. */
export function proofOfStep(step: Step, account: Account): Proof | undefined {
  const all = proofsOf(step.rule)
  if (all.length <= 1) return all[0]
  const used = useOf(step, account)
  const operand = used?.node?.args[0] ?? used?.by
  return proofOf(step.rule, operand?.shape.kind)
}

/** The variables of a proof, and their sizes, as in a node; empty where that is not plain: an operand is no name, or two things get the same. */
function namesAt(
  { subject, proof, names }: ReadProof,
  node: ApplyNode,
  name: SymbolNode | undefined,
): Renaming {
  const general = subject?.definition
  if (general?.kind !== 'apply' || general.op.name !== proof.of) return new Map()
  const as = new Map<string, string>()
  const put = (from: string, to: string): boolean => {
    const before = as.get(from)
    if (before === undefined) as.set(from, to)
    return before === undefined || before === to
  }
  const plain = general.args.every((variable, i) => {
    const operand = node.args[i]!
    if (variable.kind !== 'symbol') return variable === operand
    if (operand.kind !== 'symbol' || operand.shape.kind !== variable.shape.kind) return false
    const sizes = shapeList(operand.shape)
    return put(variable.name, operand.name) && shapeList(variable.shape).every((d, k) => put(d, sizes[k]!))
  })
  if (!plain) return new Map()
  put(subject!.name, name?.name ?? subject!.name)
  const all = [...as.values(), ...names.filter((n) => !as.has(n))]
  const sizes = [...as.values()].every((v) => canonicalName(v) !== undefined)
  return sizes && new Set(all).size === all.length ? as : new Map()
}

function told(
  { proof, names, definitions, lines }: ReadProof,
  as: Renaming,
  language: LanguageName,
): Expansion {
  const write = (sides: readonly Syntax[]): EquationText => {
    const renamed = sides.map((s) => new Written(rename(s, as, names), vocabulary))
    return {
      sides: renamed,
      latex: renamed.map((s) => s.latex).join(' = '),
      unicode: renamed.map((s) => s.unicode).join(' = '),
    }
  }
  return {
    name: proof.name,
    title: say(ruleTitle(proof.name), language),
    ...(as.size === 0 && { where: proof.where }),
    definitions: definitions.map((d) => write([{ type: 'name', name: d.name.name }, d.written])),
    lines: proof.lines.map(({ why, by }, i): ExpansionLine => {
      const next = by === undefined ? undefined : proofOf(by)
      return {
        ...write(lines[i]!.written),
        text: say(phrase(`proofs.reasons.${why}`), language),
        ...(by !== undefined && { rule: by }),
        ...(next && { expansion: next.name }),
      }
    }),
  }
}
