import type {
  BigSyntax,
  BinarySyntax,
  ComponentSyntax,
  ConstantSyntax,
  IndicatorSyntax,
  NormSyntax,
  PowerSyntax,
  ProductSyntax,
  Relation,
  Syntax,
} from '../language/syntax.js'
import {
  type Bound,
  endsOpen,
  isIndex,
  isWord,
  namedIndices,
  startsWithDigit,
  takesIndexBracket,
  takesSubscript,
} from './reading.js'
import { Level, type Notation, type Piece, type Slot, separated } from './writer.js'

/** What differs between the two spellings on one line, ASCII and Unicode. */
export interface Glyphs {
  name(name: string): string
  functionName(fn: string): string
  constant(name: ConstantSyntax['name']): string
  /** with its size: `I_n`; undefined where only the function form, `eye(n)`, is safe */
  sized(name: 'identity' | 'ones' | 'zeros', size: string): string | undefined
  readonly minus: string
  readonly times: string
  readonly binary: Readonly<Record<BinarySyntax['op'], string>>
  readonly relations: Readonly<Record<Relation, string>>
  readonly marks: Readonly<Record<'transpose' | 'inverse' | 'pseudoinverse' | 'inverseTranspose', string>>
  /** what has no sign in this spelling is written as a function: `kron(A, B)`, `pinv(X)` */
  readonly asFunctions: boolean
  readonly prime: string
  readonly elementwisePower: string
  readonly norm: readonly [open: string, close: string]
  readonly inner: readonly [open: string, close: string]
  readonly indicator: string
  readonly big: Readonly<Record<'sum' | 'product', string>>
  /** small raised or lowered text, where the spelling has it */
  raised(text: string): string | undefined
  lowered(text: string): string | undefined
  /** are components written below the letter where that is safe: for any position, or for one index of a letter only? */
  readonly subscripts: 'many' | 'one'
  /** may brackets stand directly after a mark, `Wᵀ(a + b)`? */
  readonly tight: boolean
}

/** What a part has to know of its surroundings. */
export interface Surroundings {
  readonly bound: Bound | null
  /** directly inside bars, where another bar would close them */
  readonly bars: boolean
}
type Part = Piece<Surroundings>

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
    case 'quotient':
    case 'big':
      return Level.product
    case 'power':
    case 'transpose':
    case 'inverse':
    case 'pseudoinverse':
    case 'partial':
      return Level.factor
    default:
      return Level.atom
  }
}

/** The notation on one line in the given glyphs. */
export function linearNotation(glyphs: Glyphs): Notation<Surroundings> {
  const shown = (s: Syntax): Syntax => {
    if (!glyphs.asFunctions) return s.type === 'indicator' && s.delta ? deltaSyntax(s) : s
    if (s.type === 'binary' && s.op === 'kron') return { type: 'call', fn: 'kron', args: [s.left, s.right] }
    return s.type === 'pseudoinverse' ? { type: 'call', fn: 'pinv', args: [s.arg] } : s
  }
  const slot = (node: Syntax, min: Level, cx: Surroundings): Slot<Surroundings> => ({
    node: shown(node),
    min,
    cx,
  })
  const inside = (cx: Surroundings): Surroundings => (cx.bars ? { ...cx, bars: false } : cx)
  const list = (args: readonly Syntax[], cx: Surroundings): Part[] =>
    separated(
      args.map((a) => slot(a, Level.sum, inside(cx))),
      ', ',
    )
  const call = (head: string, args: readonly Syntax[], cx: Surroundings): Part[] => [
    head,
    '(',
    ...list(args, cx),
    ')',
  ]
  const wordText = (s: Syntax): string =>
    s.type === 'number'
      ? s.text
      : s.type === 'name'
        ? glyphs.name(s.name)
        : glyphs.constant((s as ConstantSyntax).name)

  const product = (s: ProductSyntax, cx: Surroundings): Part[] => {
    const out: Part[] = []
    s.factors.forEach((factor, i) => {
      const bare =
        (i === 0 && factor.type === 'quotient') || (i === s.factors.length - 1 && factor.type === 'big')
      const next = s.factors[i + 1]
      // ∂L/∂f (a + b) would be read as a function f of a + b
      const called = factor.type === 'partial' && next !== undefined && opensBracket(next, Level.factor)
      const min = bare ? Level.product : called ? Level.brackets : Level.factor
      if (i > 0) {
        const before = s.factors[i - 1]!
        const bracket = levelOf(shown(factor)) < min
        if (!bracket && startsWithDigit(factor)) out.push(glyphs.times)
        else if (!(bracket && glyphs.tight && endsInMark(before))) out.push(' ')
      }
      out.push(slot(factor, min, cx))
    })
    return out
  }
  const opensBracket = (s: Syntax, min: Level): boolean =>
    levelOf(shown(s)) < min ||
    (s.type === 'power' && opensBracket(s.base, Level.atom)) ||
    (endsInMark(s) && opensBracket((s as { arg: Syntax }).arg, Level.atom))
  const endsInMark = (s: Syntax): boolean =>
    s.type === 'transpose' || s.type === 'inverse' || s.type === 'pseudoinverse'

  const exponent = (s: PowerSyntax, cx: Surroundings): Part[] => {
    const e = s.exponent
    const sign = e.type === 'negate' && e.arg.type === 'number' ? '-' : ''
    const word = sign ? (e as { arg: Syntax }).arg : e
    // a name that begins with T would be read as a transpose and a rest
    if (!isWord(word) || (word.type === 'name' && /^T./.test(word.name)))
      return [s.elementwise ? glyphs.elementwisePower : '^', '(', slot(e, Level.sum, inside(cx)), ')']
    const text = wordText(word)
    const raised = s.elementwise ? undefined : glyphs.raised(sign + text)
    if (raised !== undefined) return [raised]
    return [s.elementwise ? glyphs.elementwisePower : '^', sign, text]
  }

  const power = (s: PowerSyntax, cx: Surroundings): Part[] => {
    // `2.` before `^` would be a number
    const digits = s.elementwise && s.base.type === 'number'
    return [slot(s.base, digits ? Level.brackets : Level.atom, cx), ...exponent(s, cx)]
  }

  const norm = (s: NormSyntax, cx: Surroundings): Part[] => {
    const [open, close] = glyphs.norm
    const core: Part[] = [open, slot(s.arg, Level.sum, { ...cx, bars: true }), close]
    if (s.kind === null) return core
    if (typeof s.kind === 'string') return [...core, `_${s.kind}`]
    if (!isWord(s.kind)) return [...core, '_{', slot(s.kind, Level.sum, inside(cx)), '}']
    const text = wordText(s.kind)
    return [...core, (s.kind.type === 'number' ? glyphs.lowered(text) : undefined) ?? below(text)]
  }

  const component = (s: ComponentSyntax, cx: Surroundings): Part[] => {
    const indices = s.at.map((a) => (a !== ':' && a.type === 'name' ? a.name : undefined))
    const letters = indices.every((n) => n !== undefined && /^\p{L}$/u.test(n))
    const safe =
      glyphs.subscripts === 'many'
        ? !indices.some((n) => glyphs.lowered(n ?? '') === undefined) || takesSubscript(s.of)
        : indices.length === 1 &&
          s.of.type === 'name' &&
          takesSubscript(s.of) &&
          isIndex(indices[0] ?? '', cx.bound)
    if (letters && safe && !s.bracketed) {
      const text = indices.join('')
      // (W₁)ₖₗ: what has a subscript of its own; dFₖₗ is the entry of dF
      const isLetter = takesSubscript(s.of) && s.of.type !== 'sum' && s.of.type !== 'product'
      const isDifferential = s.of.type === 'name' && s.of.differentialOf !== undefined
      const of = slot(s.of, isLetter || isDifferential ? Level.atom : Level.brackets, cx)
      return [
        of,
        // x_{ρ,ρ}: Greek positions do not stand together
        (indices.length === 1 || /^[A-Za-z]+$/.test(text) ? glyphs.lowered(text) : undefined) ??
          (indices.length === 1
            ? `_${glyphs.name(text)}`
            : `_{${indices.map((n) => glyphs.name(n!)).join(',')}}`),
      ]
    }
    const at = s.at.map((a): Part => (a === ':' ? ':' : slot(a, Level.sum, inside(cx))))
    return [
      slot(s.of, takesIndexBracket(s.of) ? Level.atom : Level.brackets, cx),
      '[',
      ...separated(at, ','),
      ']',
    ]
  }

  const big = (s: BigSyntax, cx: Surroundings): Part[] => {
    const bound: Bound = { names: s.indices.map((i) => i.name), outer: cx.bound }
    const under: Surroundings = { bound, bars: false }
    const out: Part[] = [glyphs.big[s.op]]
    const only = s.indices[0]!
    if (s.indices.length === 1 && !only.from && s.conditions.length === 0) {
      const name = glyphs.name(only.name)
      out.push(glyphs.lowered(only.name) ?? below(name))
    } else out.push('_{', ...underBig(s, under), '}')
    const to = s.indices.find((i) => i.to)?.to
    if (to)
      out.push(
        ...(isWord(to)
          ? [`^${wordText(to)}`]
          : ['^{', slot(to, to.type === 'negate' ? Level.brackets : Level.sum, under), '}']),
      )
    return [...out, ' ', slot(s.body, Level.product, { ...cx, bound })]
  }

  const underBig = (s: BigSyntax, cx: Surroundings): Part[] => {
    const items = namedIndices(s).map((i): Part[] => [
      glyphs.name(i.name),
      ...(i.from ? ['=', slot(i.from, Level.sum, cx)] : []),
    ])
    const conditions = s.conditions.map((c): Part[] => [slot(c, Level.comparison, cx)])
    return [...items, ...conditions].flatMap((x, i) => (i === 0 ? x : [', ', ...x]))
  }

  const constant = (s: ConstantSyntax, cx: Surroundings): Part[] => {
    const name = s.name
    const arg = s.args[0]
    if (name === 'unit') {
      if (!arg) return [glyphs.constant(name)]
      if (s.args[1]) return call('unit', [s.args[1], arg], cx)
      if (!isWord(arg)) return ['e_{', slot(arg, Level.sum, inside(cx)), '}']
      const text = wordText(arg)
      return [glyphs.constant(name), glyphs.lowered(text) ?? below(text)]
    }
    if (!arg || name === 'pi' || name === 'e' || name === 'infinity') return [glyphs.constant(name)]
    const sized = s.args.length === 1 && isWord(arg) ? glyphs.sized(name, wordText(arg)) : undefined
    return sized !== undefined ? [sized] : call(name === 'identity' ? 'eye' : name, s.args, cx)
  }

  const pieces = (node: Syntax, cx: Surroundings): readonly Part[] => {
    const s = shown(node)
    switch (s.type) {
      case 'number':
        return [s.text]
      case 'name':
        if (s.differentialOfFormula) return ['d', slot(s.differentialOfFormula, Level.brackets, inside(cx))]
        return [glyphs.name(s.name)]
      case 'constant':
        return constant(s, cx)
      case 'sum':
        return s.terms.flatMap((t, i): Part[] => [
          i > 0 ? ` ${t.sign === '-' ? glyphs.minus : '+'} ` : t.sign === '-' ? glyphs.minus : '',
          slot(t.term, Level.binary, cx),
        ])
      case 'negate':
        return [glyphs.minus, slot(s.arg, Level.binary, cx)]
      case 'product':
        return product(s, cx)
      case 'quotient': {
        const partial = (x: Syntax) => x.type === 'partial'
        return [
          slot(
            s.numerator,
            endsOpen(s.numerator) || partial(s.numerator) ? Level.brackets : Level.product,
            cx,
          ),
          '/',
          slot(s.denominator, partial(s.denominator) ? Level.brackets : Level.factor, cx),
        ]
      }
      case 'binary':
        return [
          slot(s.left, mixes(s.op, shown(s.left)) ? Level.brackets : Level.binary, cx),
          ` ${glyphs.binary[s.op]} `,
          slot(s.right, Level.product, cx),
        ]
      case 'power':
        return power(s, cx)
      case 'transpose':
        return s.arg.type === 'inverse'
          ? [slot(s.arg.arg, Level.atom, cx), glyphs.marks.inverseTranspose]
          : [slot(s.arg, Level.atom, cx), glyphs.marks.transpose]
      case 'inverse':
      case 'pseudoinverse':
        return [slot(s.arg, Level.atom, cx), glyphs.marks[s.type]]
      case 'call':
        return call(glyphs.functionName(s.fn), s.args, cx)
      case 'apply':
        return call(
          s.jacobian
            ? `${s.order === 0 ? 'J' : 'H'}_${glyphs.name(s.fn)}`
            : glyphs.name(s.fn) + glyphs.prime.repeat(s.order),
          s.args,
          cx,
        )
      case 'norm':
        return norm(s, cx)
      case 'bars':
        return ['|', slot(s.arg, Level.sum, { ...cx, bars: true }), '|']
      case 'inner':
        return [glyphs.inner[0], ...list([s.left, s.right], cx), glyphs.inner[1]]
      case 'component':
        return component(s, cx)
      case 'big':
        return big(s, cx)
      case 'comparison':
        return [
          slot(s.left, Level.sum, cx),
          ` ${glyphs.relations[s.relation]} `,
          slot(s.right, Level.sum, cx),
        ]
      case 'indicator':
        return [glyphs.indicator, '[', slot(s.condition, Level.comparison, inside(cx)), ']']
      case 'cases': {
        const branches = s.branches.map((b): Part[] => [
          slot(b.value, Level.sum, inside(cx)),
          ...(b.condition ? [' if ', slot(b.condition, Level.comparison, inside(cx))] : []),
        ])
        return ['cases(', ...branches.flatMap((b, i) => (i === 0 ? b : ['; ', ...b])), ')']
      }
      case 'matrix': {
        const rows = s.rows.map((row) => list(row, cx))
        return ['[', ...rows.flatMap((r, i) => (i === 0 ? r : ['; ', ...r])), ']']
      }
      case 'partial':
        return s.shown
          ? ['∂', slot(s.shown.of, Level.factor, cx), '/∂', slot(s.shown.by, Level.factor, cx)]
          : [`∂${glyphs.name(s.of)}/∂${glyphs.name(s.by)}`]
    }
  }

  return {
    brackets: (s) =>
      levelOf(shown(s.node)) < s.min ||
      (s.cx.bars && (s.node.type === 'bars' || s.node.type === 'norm') && s.min !== Level.brackets),
    bracketed: (s) => ({ open: '(', cx: inside(s.cx), close: ')' }),
    pieces,
  }
}

/** δ_ij of a condition i = j. */
export const deltaSyntax = ({ condition }: IndicatorSyntax): Syntax => ({
  type: 'component',
  of: { type: 'name', name: 'δ' },
  at: [condition.left, condition.right],
})

/** `_n`, `_{n₁}` */
export const below = (text: string): string =>
  /^(\p{L}|\p{L}?\d+|[A-Za-z]+\d*|∞)$/u.test(text) ? `_${text}` : `_{${text}}`

/** ⊗ and : beside another sign of their level are hard to read without brackets. */
export function mixes(op: string, left: Syntax): boolean {
  if (left.type !== 'binary' || left.op === op) return false
  return [op, left.op].some((o) => o === 'kron' || o === 'colon')
}
