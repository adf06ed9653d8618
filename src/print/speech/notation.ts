import type {
  BigSyntax,
  ComponentSyntax,
  NormSyntax,
  PowerSyntax,
  ProductSyntax,
  Syntax,
} from '../../language/syntax.js'
import { foldSyntax } from '../children.js'
import { isWord } from '../reading.js'
import { Level, type Notation, type Piece, type Slot, separated } from '../writer.js'
import { spokenName, spokenNumber } from './names.js'
import { type Edges, edgesOf, tokensOf } from './phrase.js'
import type { Phrase, SpeechWords } from './words.js'

/** Where an operand stands in a phrase: what is open on the other side may stand there without brackets. */
type Place = 'first' | 'last' | 'between' | null
type Part = Piece<Place>
/** Parts of a phrase: a tree, words, or pieces that are joined already. */
type Filling = Syntax | string | readonly Part[]

interface Said {
  readonly phrase: Phrase
  readonly parts: readonly Filling[]
}

const said = (phrase: Phrase, ...parts: readonly Filling[]): Said => ({ phrase, parts })
const slot = (node: Syntax, min: Level, cx: Place = null): Slot<Place> => ({ node, min, cx })
const isTree = (f: Filling): f is Syntax => typeof f !== 'string' && !Array.isArray(f)

/** A position that is told by its letter alone: x sub i. */
const isLetter = (s: Syntax | ':'): boolean => s !== ':' && s.type === 'name' && /^\p{L}$/u.test(s.name)

/** Letters, and marks on them: `W x transpose` is heard as a product without being told so. */
function isPlain(s: Syntax): boolean {
  let at = s
  while (at.type === 'transpose' || at.type === 'inverse') at = at.arg
  return isLetter(at) && (at as { differentialOf?: string }).differentialOf === undefined
}

/** A component of a named array is as good as a name. */
const isEntry = (s: Syntax): boolean => s.type === 'component' && s.of.type === 'name' && s.at.every(isLetter)

/** Spoken mathematics: phrases from a table, and brackets said aloud where parts would run together. */
export function speechNotation(words: SpeechWords, root: Syntax): Notation<Place> {
  const name = (text: string): string => spokenName(text, words)
  const known = new Map<Syntax, Edges>()
  const edges = (s: Syntax): Edges => known.get(s)!
  const prefixed = (s: Syntax): boolean => edges(s) === 'right'

  /** What is told by a phrase; undefined for sums, products and what else is joined. */
  const saidOf = (s: Syntax): Said | undefined => {
    switch (s.type) {
      case 'name':
        if (s.differentialOfFormula) return said(words.differential, s.differentialOfFormula)
        return s.differentialOf === undefined ? undefined : said(words.differential, name(s.differentialOf))
      case 'constant':
        return s.args.length > 0 && s.name in words.sized
          ? said(words.sized[s.name as keyof SpeechWords['sized']], sizes(s.args))
          : undefined
      case 'quotient':
        return fractionOf(s.numerator, s.denominator) === undefined
          ? said(words.fraction, s.numerator, s.denominator)
          : undefined
      case 'power':
        return powerOf(s)
      case 'transpose':
      case 'inverse':
      case 'pseudoinverse':
        return said(prefixed(s.arg) ? words.before[s.type] : words[s.type], s.arg)
      case 'call': {
        const own = words.functions[s.fn]
        if (own === undefined)
          return said(words.call.replace('{*}', '{1}'), s.fn.replaceAll('_', ' '), list(s.args))
        return own.includes('{*}') ? said(own.replace('{*}', '{0}'), list(s.args)) : said(own, ...s.args)
      }
      case 'apply': {
        const head = s.jacobian ? (s.order === 0 ? words.jacobian : words.hessian) : words.call
        return said(
          head.replace('{*}', '{1}'),
          s.jacobian ? name(s.fn) : primed(name(s.fn), s.order),
          list(s.args),
        )
      }
      case 'norm':
        return normOf(s)
      case 'bars':
        return said(words.absolute, s.arg)
      case 'inner':
        return said(words.inner, s.left, s.right)
      case 'component':
        return componentOf(s)
      case 'big':
        return said(words.big[s.op], indicesOf(s), s.body)
      case 'indicator':
        return s.delta
          ? said(words.delta, s.condition.left, s.condition.right)
          : said(words.indicator, [slot(s.condition, Level.comparison)])
      case 'cases':
        return said(words.cases, casesOf(s.branches))
      case 'matrix':
        return said(
          words.matrix,
          joined(
            s.rows.map((row) =>
              joined(
                row.map((x) => [slot(x, Level.sum)]),
                words.nextColumn,
              ),
            ),
            words.nextRow,
          ),
        )
      case 'partial':
        return s.shown
          ? said(words.partial, s.shown.of, s.shown.by)
          : said(words.partial, name(s.of), name(s.by))
      default:
        return undefined
    }
  }

  const joined = (items: readonly (readonly Part[])[], by: string): Part[] =>
    items.flatMap((x, i) => (i === 0 ? x : [` ${by} `, ...x]))

  /** One argument stands as it is; several stand in brackets. */
  const list = (args: readonly Syntax[]): Filling => {
    if (args.length === 1) return args[0]!
    const inside = joined(
      args.map((a) => [slot(a, Level.sum)]),
      words.comma,
    )
    return inPhrase(said(words.brackets, inside))
  }

  const sizes = (args: readonly Syntax[]): Filling =>
    args.length === 1
      ? args[0]!
      : joined(
          args.map((a) => [slot(a, Level.atom, 'between')]),
          words.by,
        )

  const primed = (of: string, order: number): string =>
    (words.prime[order] ?? words.primes).replace('{0}', of).replace('{1}', String(order))

  const powerOf = (s: PowerSyntax): Said => {
    const { base, exponent, elementwise } = s
    const number = exponent.type === 'number' ? exponent.text : ''
    const before = (elementwise ? words.before.elementwisePowers : words.before.powers)[number]
    const after = (elementwise ? words.elementwisePowers : words.powers)[number]
    if (before !== undefined && prefixed(base)) return said(before, base)
    if (after !== undefined) return said(after, base)
    const signed = exponent.type === 'negate' && isWord(exponent.arg)
    return said(
      elementwise ? words.elementwisePower : words.power,
      base,
      signed ? [slot(exponent, Level.sum)] : exponent,
    )
  }

  const normOf = (s: NormSyntax): Said => {
    if (s.kind === null) return said(words.norm, s.arg)
    if (s.kind === 'F') return said(words.frobeniusNorm, s.arg)
    if (s.kind === '*') return said(words.nuclearNorm, s.arg)
    return said(words.indexedNorm, s.arg, s.kind)
  }

  const componentOf = (s: ComponentSyntax): Said => {
    const [first, second] = s.at
    if (s.at.length === 2 && second === ':' && first !== ':') return said(words.row, s.of, first!)
    if (s.at.length === 2 && first === ':' && second !== ':') return said(words.column, s.of, second!)
    const at = s.at.map((a): Part[] => [a === ':' ? words.everything : slot(a, Level.atom, 'between')])
    const letters = s.at.every(isLetter)
    const reckoned = !s.bracketed && s.at.some((a) => a !== ':' && a.type === 'sum')
    return letters || reckoned
      ? said(words.component, s.of, letters ? separated(at.flat(), ' ') : joined(at, words.comma))
      : said(words.entry, s.of, joined(at, words.comma))
  }

  const indicesOf = (s: BigSyntax): Filling => {
    const told = s.indices.map((i): Part[] => {
      const parts: Filling[] = [name(i.name), ...[i.from, i.to].filter((x) => x !== undefined)]
      return i.from ? inPhrase(said(i.to ? words.range : words.from, ...parts)) : [name(i.name)]
    })
    const conditions = s.conditions.map((c) => inPhrase(said(words.with, [slot(c, Level.comparison)])))
    const over = joined(told, words.and)
    return conditions.length === 0 ? over : [...over, ' ', ...joined(conditions, words.and)]
  }

  const casesOf = (branches: (Syntax & { type: 'cases' })['branches']): Filling =>
    joined(
      branches.map((b) =>
        inPhrase(
          b.condition
            ? said(words.branch, [slot(b.value, Level.sum)], [slot(b.condition, Level.comparison)])
            : said(words.otherwise, [slot(b.value, Level.sum)]),
        ),
      ),
      words.nextCase,
    )

  const fractionOf = (a: Syntax, b: Syntax): string | undefined =>
    a.type === 'number' && b.type === 'number' ? words.fractions[`${a.text}/${b.text}`] : undefined

  const levelOf = (s: Syntax): Level => {
    switch (s.type) {
      case 'comparison':
        return Level.comparison
      case 'sum':
      case 'negate':
        return Level.sum
      case 'binary':
        return Level.binary
      case 'product':
        return Level.product
      default:
        return edges(s) === 'closed' ? Level.atom : Level.factor
    }
  }

  /** A phrase in pieces. Between words of its own a part may be anything; at an open edge it must hold together. */
  const inPhrase = ({ phrase, parts }: Said): Part[] => {
    const tokens = tokensOf(phrase)
    const closed = edgesOf(tokens) === 'closed'
    const groups = tokens.map((t, i): readonly Part[] => {
      if ('words' in t) return [t.words]
      const part = parts[Number(t.place)]!
      if (typeof part === 'string') return [part]
      if (!isTree(part)) return part
      const place = i === 0 ? 'first' : i === tokens.length - 1 ? 'last' : 'between'
      return [closed ? slot(part, Level.sum) : slot(part, Level.atom, place)]
    })
    return groups.flatMap((g, i) => (i === 0 ? g : [' ', ...g]))
  }

  const product = (s: ProductSyntax): Part[] =>
    s.factors.flatMap((f, i): Part[] => {
      if (i === 0) return [slot(f, Level.factor)]
      return [isPlain(f) && isPlain(s.factors[i - 1]!) ? ' ' : ` ${words.times} `, slot(f, Level.factor)]
    })

  foldSyntax<Edges>(
    root,
    (s) => {
      const phrase = isEntry(s) ? undefined : saidOf(s)
      return phrase ? edgesOf(tokensOf(phrase.phrase)) : 'closed'
    },
    known,
  )
  return {
    brackets: ({ node, min, cx }) => {
      if (levelOf(node) >= min) return false
      const side = edges(node)
      return !(
        levelOf(node) === Level.factor &&
        ((cx === 'last' && side === 'right') || ((cx === 'first' || cx === 'between') && side === 'left'))
      )
    },
    bracketed: () => {
      const [open, close] = words.brackets.split('{0}') as [string, string]
      return { open, cx: null, close }
    },
    pieces: (s) => {
      const phrase = saidOf(s)
      if (phrase) return inPhrase(phrase)
      switch (s.type) {
        case 'number':
          return [spokenNumber(s.text, words)]
        case 'name':
          return [name(s.name)]
        case 'constant':
          return [words.constants[s.name]]
        case 'negate':
          return inPhrase(said(words.negative, [slot(s.arg, Level.binary)]))
        case 'quotient':
          return [fractionOf(s.numerator, s.denominator)!]
        case 'sum':
          return s.terms.flatMap((t, i): Part[] => {
            const term = slot(t.term, Level.binary)
            if (i === 0) return t.sign === '-' ? inPhrase(said(words.negative, [term])) : [term]
            return [` ${t.sign === '-' ? words.minus : words.plus} `, term]
          })
        case 'product':
          return product(s)
        case 'binary': {
          const chained = s.left.type === 'binary' && s.left.op === s.op
          return [
            slot(s.left, chained ? Level.binary : Level.factor),
            ` ${words.binary[s.op]} `,
            slot(s.right, Level.factor),
          ]
        }
        case 'comparison':
          return inPhrase(
            said(words.relations[s.relation], [slot(s.left, Level.sum)], [slot(s.right, Level.sum)]),
          )
        default:
          throw new Error(`no words for ${s.type}`)
      }
    },
  }
}
