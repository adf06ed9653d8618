import { extract } from '../calculus/extraction/extract.js'
import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { named, type Phrase, phrase, told } from '../expression/phrase.js'
import { transposeShape } from '../expression/shape.js'
import { substitute } from '../expression/substitute.js'
import { postorder } from '../expression/walk.js'
import { transpose } from '../operators/algebra/build.js'
import { vocabulary } from '../operators/index.js'
import { unicodeOf } from '../print/derivation.js'
import { recognise } from '../simplify/simplify.js'
import type { Step } from './step.js'

/** Indices become matrices and known functions are recognised, definition by definition. */
export function prepare(given: SymbolNode): { result: SymbolNode; steps: Step[]; notes: Phrase[] } {
  const steps: Step[] = []
  const renewed = new Map<SymbolNode, SymbolNode>()
  for (const s of postorder([given])) {
    if (s.kind !== 'symbol' || !s.definition) continue
    const inner = replaceNames(s.definition, renewed)
    const flat = extract(inner)
    const known = recognise(flat)
    if (known === s.definition) continue
    const next = symbol(s.name, s.shape, { properties: s.properties, definition: known, origin: s.origin })
    renewed.set(s, next)
    if (flat !== inner)
      steps.push({ rule: 'vectorise', ...told('vectorise'), sides: [s, flat], shape: s.shape })
    if (known !== flat && written(known) !== written(flat))
      steps.push({
        rule: 'recognise',
        ...told('recognise'),
        sides: flat === inner ? [s, flat, known] : [s, known],
        shape: s.shape,
      })
  }
  const result = renewed.get(given) ?? given
  if (result.shape.kind !== 'covector') return { result, steps, notes: [] }
  const column = symbol(result.name, transposeShape(result.shape), {
    definition: transpose(result.definition ?? result),
    origin: result.origin,
  })
  return { result: column, steps, notes: [phrase('notes.row', { f: named(result) })] }
}

/** As it is printed: ‖x‖² as one rule and as a square look the same, and need no step. */
const written = (e: Expr): string => unicodeOf(e, vocabulary)

const replaceNames = (e: Expr, by: ReadonlyMap<SymbolNode, SymbolNode>): Expr =>
  by.size === 0 ? e : substitute(e, (x) => (x.kind === 'symbol' ? by.get(x) : undefined))
