import type {
  BigSyntax,
  ComponentSyntax,
  ConstantSyntax,
  PowerSyntax,
  ProductSyntax,
  Relation,
  Syntax,
} from '../language/syntax.js'
import type { Vocabulary } from '../language/vocabulary.js'
import { foldSyntax, partsOf } from './children.js'
import { deltaSyntax, mixes } from './linear.js'
import { hasSuperscript, latexName } from './names.js'
import { endsOpen, isWord, namedIndices, namesIn, startsWithDigit, takesSubscript } from './reading.js'
import { Level, type Notation, type Piece, type Slot, separated, write } from './writer.js'

interface Surroundings {
  /** in an exponent or below a letter: fractions are written on one line */
  readonly script: boolean
}
type Part = Piece<Surroundings>

const relations: Readonly<Record<Relation, string>> = {
  '<': '<',
  '<=': '\\le',
  '>': '>',
  '>=': '\\ge',
  '=': '=',
  '!=': '\\ne',
}
const binary = { hadamard: '\\odot', divide: '\\oslash', kron: '\\otimes', colon: ':' } as const
const constants: Readonly<Record<ConstantSyntax['name'], string>> = {
  pi: '\\pi',
  e: 'e',
  infinity: '\\infty',
  identity: 'I',
  ones: '\\mathbf{1}',
  zeros: '\\mathbf{0}',
  unit: 'e',
}

const levelOf = (s: Syntax, script: boolean): Level => {
  switch (s.type) {
    case 'comparison':
      return Level.comparison
    case 'sum':
    case 'negate':
      return Level.sum
    case 'binary':
      return Level.binary
    case 'product':
    case 'big':
      return Level.product
    case 'quotient':
      return script ? Level.product : Level.factor
    case 'power':
    case 'transpose':
    case 'inverse':
    case 'pseudoinverse':
    case 'partial':
      return Level.factor
    case 'name':
      return hasSuperscript(s.name) ? Level.factor : Level.atom
    default:
      return Level.atom
  }
}

/** A position such as i + 1. */
const isReckoned = (a: Syntax | ':'): boolean => a !== ':' && a.type === 'sum'

/** The nodes that are higher than a line, so that brackets around them must grow. */
function tallNodes(root: Syntax): ReadonlySet<Syntax> {
  const tall = new Set<Syntax>()
  foldSyntax<boolean>(root, (s, of) => {
    const is = (() => {
      switch (s.type) {
        case 'quotient':
        case 'partial':
        case 'big':
        case 'cases':
          return true
        case 'matrix':
          return s.rows.length > 1 || partsOf(s).some(of)
        case 'constant':
          return false
        case 'power':
          return of(s.base)
        case 'norm':
          return of(s.arg)
        case 'component':
          return of(s.of)
        default:
          return partsOf(s).some(of)
      }
    })()
    if (is) tall.add(s)
    return is
  })
  return tall
}

/** dX, dXᵀ: kept apart from the factor before. */
function startsWithDifferential(s: Syntax): boolean {
  if (s.type === 'name') return s.differentialOf !== undefined
  if (s.type === 'transpose') return startsWithDifferential(s.arg)
  return s.type === 'component' && startsWithDifferential(s.of)
}

function latexNotation(
  tall: ReadonlySet<Syntax>,
  functionHead: (fn: string) => string,
): Notation<Surroundings> {
  const slot = (node: Syntax, min: Level, cx: Surroundings): Slot<Surroundings> => ({ node, min, cx })
  const raised = (cx: Surroundings): Surroundings => (cx.script ? cx : { ...cx, script: true })
  const list = (args: readonly Syntax[], cx: Surroundings, by = ', '): Part[] =>
    separated(
      args.map((a) => slot(a, Level.sum, cx)),
      by,
    )
  /** delimiters that grow with what they enclose */
  const fenced = (open: string, close: string, inner: readonly Part[], high: boolean): Part[] =>
    high ? [`\\left${open} `, ...inner, ` \\right${close}`] : [open, ...inner, close]
  const isTall = (parts: readonly Syntax[], cx: Surroundings) => !cx.script && parts.some((p) => tall.has(p))
  const call = (head: string, args: readonly Syntax[], cx: Surroundings): Part[] => [
    head,
    ...fenced('(', ')', list(args, cx), isTall(args, cx)),
  ]
  /** `\lvert x \rvert`; commands need a blank after them */
  const barred = (name: 'vert' | 'Vert', arg: Syntax, cx: Surroundings): Part[] => {
    const sign = name === 'vert' ? '|' : '\\|'
    return isTall([arg], cx)
      ? [`\\left${sign} `, slot(arg, Level.sum, cx), ` \\right${sign}`]
      : [`\\l${name} `, slot(arg, Level.sum, cx), ` \\r${name}`]
  }

  const product = (s: ProductSyntax, cx: Surroundings): Part[] => {
    const out: Part[] = []
    s.factors.forEach((factor, i) => {
      const bare =
        (i === 0 && factor.type === 'quotient') || (i === s.factors.length - 1 && factor.type === 'big')
      const min = bare ? Level.product : Level.factor
      if (i > 0) {
        const before = s.factors[i - 1]!
        const bracket = levelOf(factor, cx.script) < min
        const fraction = factor.type === 'quotient' && !cx.script
        const digit = fraction ? before.type === 'number' : !bracket && startsWithDigit(factor)
        out.push(digit ? ' \\cdot ' : startsWithDifferential(factor) ? ' \\,' : ' ')
      }
      out.push(slot(factor, min, cx))
    })
    return out
  }

  const power = (s: PowerSyntax, cx: Surroundings): Part[] => {
    const word = isWord(s.exponent) || (s.exponent.type === 'negate' && isWord(s.exponent.arg))
    return [
      slot(s.base, Level.atom, cx),
      s.elementwise ? '^{\\circ ' : '^{',
      slot(s.exponent, s.elementwise && !word ? Level.brackets : Level.sum, raised(cx)),
      '}',
    ]
  }

  const component = (s: ComponentSyntax, cx: Surroundings): Part[] => {
    const letters = s.at.every((a) => a === ':' || (a.type === 'name' && /^\p{L}$/u.test(a.name)))
    if (!s.bracketed && !letters && s.at.some(isReckoned) && takesSubscript(s.of)) {
      const at = s.at.map((a): Part => (a === ':' ? ':' : slot(a, Level.sum, raised(cx))))
      return [slot(s.of, Level.atom, cx), '_{', ...separated(at, ', '), '}']
    }
    if (!letters || s.bracketed || s.at.every((a) => a === ':')) {
      const at = s.at.map((a): Part => (a === ':' ? ':' : slot(a, Level.sum, cx)))
      return [
        slot(s.of, s.of.type === 'name' ? Level.atom : Level.brackets, cx),
        '[',
        ...separated(at, ', '),
        ']',
      ]
    }
    const indices = s.at.map((a) => (a === ':' ? ':' : latexName((a as { name: string }).name)))
    const by = indices.every((i) => i.length === 1 && i !== ':') ? '' : ', '
    return [slot(s.of, takesSubscript(s.of) ? Level.atom : Level.brackets, cx), `_{${indices.join(by)}}`]
  }

  const big = (s: BigSyntax, cx: Surroundings): Part[] => {
    const below = raised(cx)
    const items = namedIndices(s).map((i): Part[] => [
      latexName(i.name),
      ...(i.from ? ['=', slot(i.from, Level.sum, below)] : []),
    ])
    const conditions = s.conditions.map((c): Part[] => [slot(c, Level.comparison, below)])
    const to = s.indices.find((i) => i.to)?.to
    return [
      `\\${s.op === 'sum' ? 'sum' : 'prod'}_{`,
      ...[...items, ...conditions].flatMap((x, i) => (i === 0 ? x : [', ', ...x])),
      '}',
      // −1 above would be the mark of an inverse
      ...(to ? ['^{', slot(to, to.type === 'negate' ? Level.brackets : Level.sum, below), '}'] : []),
      ' ',
      slot(s.body, Level.product, cx),
    ]
  }

  const constant = (s: ConstantSyntax, cx: Surroundings): Part[] => {
    if (s.args.length === 0 || s.name === 'pi' || s.name === 'e' || s.name === 'infinity')
      return [constants[s.name]]
    // a reader takes the length of a unit vector from what stands around it
    const shown = s.name === 'unit' ? s.args.slice(0, 1) : s.args
    if (shown.length > 1) return call(`\\operatorname{${s.name}}`, shown, cx)
    return [`${constants[s.name]}_{`, ...list(shown, raised(cx)), '}']
  }

  const pieces = (s: Syntax, cx: Surroundings): readonly Part[] => {
    switch (s.type) {
      case 'number':
        return [s.text]
      case 'name':
        if (s.differentialOfFormula) return ['\\mathrm{d}', slot(s.differentialOfFormula, Level.brackets, cx)]
        return [
          s.differentialOf === undefined ? latexName(s.name) : `\\mathrm{d}${latexName(s.differentialOf)}`,
        ]
      case 'constant':
        return constant(s, cx)
      case 'sum':
        return s.terms.flatMap((t, i): Part[] => [
          i > 0 ? ` ${t.sign} ` : t.sign === '-' ? '-' : '',
          slot(t.term, Level.binary, cx),
        ])
      case 'negate':
        return ['-', slot(s.arg, Level.binary, cx)]
      case 'product':
        return product(s, cx)
      case 'quotient':
        return cx.script
          ? [
              slot(s.numerator, endsOpen(s.numerator) ? Level.brackets : Level.product, cx),
              '/',
              slot(s.denominator, Level.factor, cx),
            ]
          : ['\\frac{', slot(s.numerator, Level.sum, cx), '}{', slot(s.denominator, Level.sum, cx), '}']
      case 'binary':
        return [
          slot(s.left, mixes(s.op, s.left) ? Level.brackets : Level.binary, cx),
          ` ${binary[s.op]} `,
          slot(s.right, Level.product, cx),
        ]
      case 'power':
        return power(s, cx)
      case 'transpose':
        return s.arg.type === 'inverse'
          ? [slot(s.arg.arg, Level.atom, cx), '^{-\\top}']
          : [slot(s.arg, Level.atom, cx), '^{\\top}']
      case 'inverse':
        return [slot(s.arg, Level.atom, cx), '^{-1}']
      case 'pseudoinverse':
        return [slot(s.arg, Level.atom, cx), '^{+}']
      case 'call': {
        const head = functionHead(s.fn)
        return head === '\\sqrt' && s.args.length === 1
          ? ['\\sqrt{', slot(s.args[0]!, Level.sum, cx), '}']
          : call(head, s.args, cx)
      }
      case 'apply': {
        const name = latexName(s.fn)
        return call(
          s.jacobian ? `${s.order === 0 ? 'J' : 'H'}_{${name}}` : name + "'".repeat(s.order),
          s.args,
          cx,
        )
      }
      case 'norm': {
        const core = barred('Vert', s.arg, cx)
        if (s.kind === null) return core
        return [...core, '_{', typeof s.kind === 'string' ? s.kind : slot(s.kind, Level.sum, raised(cx)), '}']
      }
      case 'bars':
        return barred('vert', s.arg, cx)
      case 'inner': {
        const high = isTall([s.left, s.right], cx)
        return fenced(
          '\\langle',
          '\\rangle',
          [high ? '' : ' ', ...list([s.left, s.right], cx), high ? '' : ' '],
          high,
        )
      }
      case 'component':
        return component(s, cx)
      case 'big':
        return big(s, cx)
      case 'comparison':
        return [slot(s.left, Level.sum, cx), ` ${relations[s.relation]} `, slot(s.right, Level.sum, cx)]
      case 'indicator': {
        if (s.delta) return pieces(deltaSyntax(s), cx)
        const inner = [slot(s.condition, Level.comparison, cx)]
        return ['\\mathbf{1}', ...fenced('[', ']', inner, isTall([s.condition], cx))]
      }
      case 'cases': {
        const rows = s.branches.map((b): Part[] => [
          slot(b.value, Level.sum, cx),
          ...(b.condition
            ? [' & \\text{if } ', slot(b.condition, Level.comparison, cx)]
            : [' & \\text{otherwise}']),
        ])
        return [
          '\\begin{cases} ',
          ...rows.flatMap((r, i) => (i === 0 ? r : [' \\\\ ', ...r])),
          ' \\end{cases}',
        ]
      }
      case 'matrix': {
        const rows = s.rows.map((row) => list(row, cx, ' & '))
        return [
          '\\begin{bmatrix} ',
          ...rows.flatMap((r, i) => (i === 0 ? r : [' \\\\ ', ...r])),
          ' \\end{bmatrix}',
        ]
      }
      case 'partial':
        return s.shown
          ? [
              '\\frac{\\partial ',
              slot(s.shown.of, Level.factor, cx),
              '}{\\partial ',
              slot(s.shown.by, Level.factor, cx),
              '}',
            ]
          : [`\\frac{\\partial ${latexName(s.of)}}{\\partial ${latexName(s.by)}}`]
    }
  }

  return {
    brackets: ({ node, min, cx }) => levelOf(node, cx.script) < min,
    bracketed: ({ node, cx }) =>
      isTall([node], cx) ? { open: '\\left( ', cx, close: ' \\right)' } : { open: '(', cx, close: ')' },
    pieces,
  }
}

/** Parts of a tree that are set in a colour: `\textcolor{red}{\tanh(x)}`. */
export interface Marked {
  readonly parts: ReadonlySet<Syntax>
  /** those that stand among the factors or terms around them without brackets of their own */
  readonly runs: ReadonlySet<Syntax>
  readonly colour: string
}

/** The tree in LaTeX, for KaTeX without trust: `2 W x x^{\top}`. */
export function printLatex(s: Syntax, vocabulary: Vocabulary, marked?: Marked): string {
  const taken = new Set([...namesIn(s)].map(latexName))
  const functions = headsOf(vocabulary)
  // where σ is a scale, the function takes its name
  const head = (fn: string): string => {
    const known = functions.get(fn)
    return known === undefined || taken.has(known) ? operatorName(fn) : known
  }
  const notation = latexNotation(tallNodes(s), head)
  return write(s, marked ? marking(notation, marked) : notation, { script: false })
}

/** Brackets that a marked part needs where it stands are no part of it. */
const marking = (plain: Notation<Surroundings>, { parts, runs, colour }: Marked): Notation<Surroundings> => ({
  ...plain,
  brackets: (slot) => !runs.has(slot.node) && plain.brackets(slot),
  pieces: (s, cx) =>
    parts.has(s) ? [`\\textcolor{${colour}}{`, ...plain.pieces(s, cx), '}'] : plain.pieces(s, cx),
})

const operatorName = (fn: string): string => `\\operatorname{${fn.replaceAll('_', '\\_')}}`

const heads = new WeakMap<Vocabulary, ReadonlyMap<string, string>>()

/** LaTeX of each function's name. */
function headsOf(vocabulary: Vocabulary): ReadonlyMap<string, string> {
  const known = heads.get(vocabulary)
  if (known) return known
  const made = new Map(vocabulary.map((v) => [v.name, v.latex ?? operatorName(v.name)]))
  heads.set(vocabulary, made)
  return made
}
