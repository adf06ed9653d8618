import { sideOf } from '../derivation/layout.js'
import type { Step } from '../derivation/step.js'
import { symbol } from '../expression/make.js'
import type { Expr, SymbolNode } from '../expression/node.js'
import { formula, type Phrase, phrase, shaped } from '../expression/phrase.js'
import { isArray, type Shape, sameShape, transposeShape } from '../expression/shape.js'
import { mul, transpose } from '../operators/algebra/build.js'
import { vocabulary } from '../operators/index.js'
import { unicodeOf } from '../print/derivation.js'
import { simplify } from '../simplify/simplify.js'
import { type Derivation, stepsOf } from './derivation.js'
import { deriveAll } from './derive.js'
import { checkOptions, type DeriveOptions } from './options.js'

/** One derivation told in numerator and in denominator layout, line beside line. */
export interface BothLayouts {
  readonly numerator: Derivation
  readonly denominator: Derivation
  readonly rows: readonly LayoutRow[]
  /** what the two conventions mean for this problem, and when the factors of the chain rule change places */
  readonly remarks: readonly string[]
}

/** Lines that say the same of the same quantity; one is missing where only one layout needs the line. */
export interface LayoutRow {
  /** the place of the line among the steps of each derivation */
  readonly numerator?: number
  readonly denominator?: number
  /** what is different between the two, and why */
  readonly change: string
}

/** All derivatives that are asked for, each in both layouts. @throws GradusError */
export function deriveBoth(program: string, options: Omit<DeriveOptions, 'layout'> = {}): BothLayouts[] {
  checkOptions(options)
  const numerators = deriveAll(program, { ...options, layout: 'numerator' })
  const denominators = deriveAll(program, { ...options, layout: 'denominator' })
  return numerators.map((n, i) => beside(n, denominators[i]!))
}

function beside(numerator: Derivation, denominator: Derivation): BothLayouts {
  const [n, d] = [stepsOf(numerator.account), stepsOf(denominator.account)]
  const pairs = paired(n, d)
  return {
    numerator,
    denominator,
    rows: pairs.map(([a, b]) => ({
      ...(a !== undefined && { numerator: a }),
      ...(b !== undefined && { denominator: b }),
      change: numerator.say(changeOf(a === undefined ? undefined : n[a], b === undefined ? undefined : d[b])),
    })),
    remarks: remarksOn(numerator, denominator).map((p) => numerator.say(p)),
  }
}

type Pair = readonly [number | undefined, number | undefined]

/** Steps with the same rule about the same quantity, in their order; what only one side has stands between. */
function paired(a: readonly Step[], b: readonly Step[]): Pair[] {
  const key = (s: Step): string => `${s.rule} ${subject(s)}`
  const out: Pair[] = []
  let j = 0
  for (const [i, s] of a.entries()) {
    const at = b.findIndex((t, k) => k >= j && key(t) === key(s))
    if (at < 0) out.push([i, undefined])
    else {
      for (; j < at; j++) out.push([undefined, j])
      out.push([i, at])
      j = at + 1
    }
  }
  for (; j < b.length; j++) out.push([undefined, j])
  return out
}

const subject = (s: Step): string => {
  const [left] = s.sides as readonly [Expr]
  if (left.kind === 'symbol') return left.name
  return s.names ? s.names.map((x) => x.name).join(' ') : text(left)
}

function changeOf(numerator: Step | undefined, denominator: Step | undefined): Phrase {
  if (!numerator) return phrase('compare.onlyDenominator')
  if (!denominator) return phrase('compare.onlyNumerator')
  const [a, b] = [numerator.sides, denominator.sides]
  if (a.length === b.length && a.every((e, i) => text(e) === text(b[i]!)))
    return phrase(isArray(numerator.shape) ? 'compare.same' : 'compare.noAxes')
  if (isChain(numerator) && isChain(denominator)) return phrase('compare.swapped')
  // of entries: the positions say which is meant
  if (!isArray(numerator.shape)) return phrase('compare.order')
  if (sameShape(denominator.shape, transposeShape(numerator.shape))) {
    const [last, other] = [a.at(-1)!, b.at(-1)!]
    return isTranspose(last, other) || isTranspose(other, last)
      ? phrase('compare.transposed')
      : phrase('compare.turned', { shape: shaped(denominator.shape), other: shaped(numerator.shape) })
  }
  return phrase('compare.order')
}

const isTranspose = (a: Expr, b: Expr): boolean => text(simplify(transpose(a))) === text(simplify(b))

/** The two derivations have names of their own, which are spelled alike. */
const text = (e: Expr): string => unicodeOf(e, vocabulary)

/** A product of derivatives: ∂z/∂x ∂f/∂z. */
const isChain = (s: Step): boolean =>
  s.sides.some(
    (e) =>
      e.kind === 'apply' &&
      e.op.name === 'product' &&
      e.args.filter((x) => x.kind === 'symbol' && x.role?.type === 'partial').length > 1,
  )

/** The first line that multiplies exactly two derivatives. */
const chainOf = (d: Derivation): { left: Expr; product: Expr } | undefined => {
  for (const s of stepsOf(d.account)) {
    const product = s.sides.find(
      (e) =>
        e.kind === 'apply' &&
        e.op.name === 'product' &&
        e.args.length === 2 &&
        e.args.every((x) => x.kind === 'symbol' && x.role?.type === 'partial'),
    )
    if (product) return { left: s.sides[0]!, product }
  }
  return undefined
}

function remarksOn(numerator: Derivation, denominator: Derivation): Phrase[] {
  const { target, by, answer } = denominator.account
  return [
    ...meaning(numerator, denominator, target, by),
    ...chainRemarks(numerator, denominator),
    ...collectingRemarks(numerator, denominator),
    ...(answer.form === 'gradient' || answer.form === 'jacobian'
      ? [
          text(denominator.value) === text(numerator.value)
            ? phrase('compare.oneAnswer')
            : phrase('compare.twoAnswers'),
        ]
      : []),
  ]
}

/** What ∂f/∂x is in each convention. */
function meaning(numerator: Derivation, denominator: Derivation, of: SymbolNode, by: SymbolNode): Phrase[] {
  const about = { f: formula(of), x: formula(by) }
  const shapes = {
    own: shaped(denominator.account.answer.value.shape),
    turned: shaped(numerator.account.answer.value.shape),
  }
  if (denominator.account.derivative.form === 'differential') return [phrase('compare.differential', about)]
  if (!isArray(of.shape) && !isArray(by.shape)) return [phrase('compare.numbers', about)]
  if (!isArray(of.shape))
    return [
      phrase('compare.gradient', { ...about, own: shapes.own }),
      phrase(isMatrix(by.shape) ? 'compare.derivativeByMatrix' : 'compare.derivativeByVector', {
        ...about,
        turned: shapes.turned,
      }),
    ]
  if (!isArray(by.shape)) return [phrase('compare.tangent', { ...about, ...shapes })]
  return [phrase('compare.jacobian', { ...about, ...shapes })]
}

const isMatrix = (s: Shape): boolean => s.kind === 'matrix'

function chainRemarks(numerator: Derivation, denominator: Derivation): Phrase[] {
  const [n, d] = [chainOf(numerator), chainOf(denominator)]
  if (!n || !d) return []
  const remark = phrase('compare.chain', {
    left: formula(d.left),
    numerator: formula(n.product),
    denominator: formula(d.product),
  })
  const mixed = mixedChain(n.product, numerator)
  return mixed
    ? [remark, phrase('compare.mixed', { left: formula(d.left), mixed: formula(mixed) })]
    : [remark]
}

/** Where the layouts part when one goes by components. */
function collectingRemarks(numerator: Derivation, denominator: Derivation): Phrase[] {
  const { by, answer, method } = numerator.account
  if (method !== 'components' || !isArray(by.shape)) return []
  if (answer.form !== 'gradient' && answer.form !== 'jacobian') return []
  const [n, d] = [collectedIn(numerator), collectedIn(denominator)]
  return n && d ? [phrase('compare.components', { numerator: formula(n), denominator: formula(d) })] : []
}

/** All entries of the derivative as one array. */
function collectedIn({ account }: Derivation): Expr | undefined {
  const { quantities, result, by } = account
  const whole = quantities.get(result, by, 'total')?.symbol
  return account.steps.find((s) => s.rule === 'collect' && s.sides[0] === whole)?.sides.at(-1)
}

/** The same product where gradients are columns and Jacobians have the rows of what varies. */
function mixedChain(product: Expr, { account }: Derivation): Expr | undefined {
  if (product.kind !== 'apply' || sideOf(account.target.shape, 'mixed') !== 'denominator') return undefined
  const [outer, inner] = product.args as [SymbolNode, SymbolNode]
  if (!isArray(inner.shape) || outer.shape.kind !== 'covector') return undefined
  const column = symbol(outer.name, transposeShape(outer.shape), { origin: 'engine', role: outer.role! })
  return mul(transpose(inner), column)
}
