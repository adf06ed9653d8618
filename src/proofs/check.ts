import { differentialOf, localDifferential } from '../calculus/differential.js'
import { zipEntries } from '../dense/dense.js'
import { relativeDifference, worse } from '../derivation/difference.js'
import { apply } from '../expression/make.js'
import type { ApplyNode, Expr, SymbolNode } from '../expression/node.js'
import type { Dense } from '../expression/operator.js'
import type { Phrase } from '../expression/phrase.js'
import { postorder } from '../expression/walk.js'
import { directional } from '../numeric/differences.js'
import { evaluate, type Point } from '../numeric/evaluate.js'
import { isPoint, samplePoint } from '../numeric/sample.js'
import { operators } from '../operators/index.js'
import type { Proof } from './proof.js'
import { type ReadProof, readProof } from './read.js'

/** The greatest relative difference of two sides at all points, and whether it is small enough. */
export interface LineCheck {
  readonly ok: boolean
  readonly error: number
}

export interface ProofCheck {
  /** every line holds, and the last one is the rule */
  readonly ok: boolean
  readonly lines: readonly LineCheck[]
  /** the end of the last line against the rule of the operator, where it is one that is proved */
  readonly rule?: LineCheck
  /** why nothing could be checked, where that is so */
  readonly reason?: Phrase
}

/**
 * Evaluates every side of every line at random points in the rule's domain. The dX of a variable is a random direction, the dP of a name what
 * central differences of the name along these directions give. The last line is compared with the operator's declared differential.
 */
export function checkProof(
  proof: Proof,
  options: { readonly samples?: number; readonly seed?: number; readonly tolerance?: number } = {},
): ProofCheck {
  const { samples = 5, seed = 1, tolerance = 1e-6 } = options
  const read = readProof(proof)
  const rule = ruleOf(read)
  const errors = read.lines.map(() => 0)
  let ruleError = 0
  for (let k = 0; k < samples; k++) {
    const point = samplePoint(rootsOf(read), [...read.moving].flat(), {
      seed: seed * 1000 + k,
      conditions: read.conditions,
    })
    if (!isPoint(point))
      return { ok: false, lines: errors.map((error) => ({ ok: false, error })), reason: point.reason }
    const at = new PointOfProof(read, point)
    read.lines.forEach(({ sides }, i) => {
      errors[i] = worse(errors[i]!, at.difference(sides))
    })
    if (rule) ruleError = worse(ruleError, at.difference([read.lines.at(-1)!.sides.at(-1)!, rule]))
  }
  const judged = (error: number): LineCheck => ({ ok: error <= tolerance, error })
  const lines = errors.map(judged)
  const last = rule && judged(ruleError)
  return { ok: lines.every((l) => l.ok) && (last?.ok ?? true), lines, ...(last && { rule: last }) }
}

/** What must be finite: the names, and what stands in lines without the differentials of names, which differences give. */
const rootsOf = ({ definitions, lines, differentials }: ReadProof): Expr[] => {
  const found = new Set<Expr>(differentials.map((d) => d.symbol))
  const free = (e: Expr): boolean => !postorder([e], { definitions: false }).some((x) => found.has(x))
  return [...definitions.map((d) => d.name), ...lines.flatMap((l) => l.sides).filter(free)]
}

/**
 * The operator's own differential in the directions of the proof: of the node that the subject is, or of a bare one where its maker writes it
 * otherwise (√u as a power). What is but another spelling (⟨a, b⟩ for aᵀb) has the differential of what it is written as.
 */
function ruleOf({ proof, subject, operands, moving }: ReadProof): Expr | undefined {
  const op = operators.find((o) => o.name === proof.of)
  if (!op) return undefined
  if (!subject) throw new Error(`the proof of ${op.name} does not end with its differential`)
  const made = subject.definition!
  const along = (s: SymbolNode): Expr | undefined => moving.get(s)
  const has = op.differential ?? op.derivative ?? op.linearIn
  if (!has) return differentialOf(made, along)
  const isOwn = made.kind === 'apply' && made.op.name === op.name
  const node = isOwn ? made : (apply(op, operands ?? [...moving.keys()]) as ApplyNode)
  const d = node.args.map((a) => (a.kind === 'symbol' ? (along(a) ?? null) : null))
  return localDifferential(node, d, isOwn ? subject : node)
}

/** The values of all that stands in a proof, at one point. */
class PointOfProof {
  readonly #point: Point
  readonly #memo = new Map<Expr, Dense>()
  readonly #noise = new Map<Expr, number>()

  constructor({ differentials, moving }: ReadProof, point: Point) {
    this.#point = point
    for (const { of, symbol } of differentials) {
      const along = [...moving].map(([by, d]) => directional(of, by, point.values.get(d)!, point))
      const [first, ...rest] = along
      const total = rest.reduce<Dense>((sum, d) => zipEntries(sum, d, (x, y) => x + y), first!)
      this.#memo.set(symbol, total)
      this.#noise.set(symbol, Math.max(...along.map((d) => d.noise)))
    }
  }

  /** The greatest relative difference between the first side and the others. */
  difference(sides: readonly Expr[]): number {
    const [left, ...rest] = evaluate(sides, this.#point, this.#memo)
    const noise = postorder(sides, { definitions: false }).reduce(
      (n, x) => Math.max(n, this.#noise.get(x) ?? 0),
      0,
    )
    return rest.reduce((e, v) => worse(e, relativeDifference(left!, v, noise)), 0)
  }
}
