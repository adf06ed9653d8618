import { letterNamed } from './characters.js'
import type { TokenType } from './token.js'

/** LaTeX commands → tokens. Commands that are not here are names of functions, or unknown. */

const table = (
  type: TokenType,
  names: string,
  text?: string,
): [string, { type: TokenType; text: string }][] =>
  names.split(' ').map((name) => [name, { type, text: text ?? type }])

export const commands: ReadonlyMap<string, { readonly type: TokenType; readonly text: string }> = new Map([
  ...[...letterNamed]
    .filter(([name]) => name !== 'eps')
    .map(([name, letter]) => [name, { type: 'letter' as const, text: letter }] as const),
  ...table('*', 'cdot ast'),
  ...table('×', 'times'),
  ...table('/', 'div'),
  ...table('⊙', 'odot'),
  ...table('⊙', 'circ', '∘'),
  ...table('⊘', 'oslash'),
  ...table('⊗', 'otimes'),
  ...table('Σ', 'sum'),
  ...table('Π', 'prod'),
  ...table('√', 'sqrt'),
  ...table('frac', 'frac dfrac tfrac cfrac'),
  ...table('∂', 'partial'),
  ...table('∇', 'nabla'),
  ...table('∞', 'infty'),
  ...table('∈', 'in'),
  ...table('→', 'to rightarrow mapsto longrightarrow'),
  ...table('transpose', 'top intercal'),
  ...table('pinv', 'dagger'),
  ...table('prime', 'prime'),
  ...table('relation', 'le leq leqslant', '<='),
  ...table('relation', 'ge geq geqslant', '>='),
  ...table('relation', 'ne neq', '!='),
  ...table('<', 'lt'),
  ...table('>', 'gt'),
  ...table('⟨', 'langle'),
  ...table('⟩', 'rangle'),
  ...table('\\{', 'lbrace {'),
  ...table('\\}', 'rbrace }'),
  ...table('[', 'lbrack'),
  ...table(']', 'rbrack'),
  ...table('bar', 'lvert', 'left|'),
  ...table('bar', 'rvert', 'right|'),
  ...table('bar', 'vert mid', '|'),
  ...table('bar', 'lVert', 'left‖'),
  ...table('bar', 'rVert', 'right‖'),
  ...table('bar', 'Vert parallel |', '‖'),
  ...table(':', 'colon'),
  ...table(':=', 'coloneqq'),
  ...table('..', 'ldots dots cdots dotsc'),
  ...table('row', '\\'),
  ...table('accent', 'hat bar tilde dot ddot check breve acute grave mathring widehat widetilde overline'),
  ...table(
    'font',
    'mathbf boldsymbol bm vec mathcal mathbb mathrm mathsf mathit mathtt mathfrak mathscr mathnormal pmb symbf text textbf textrm underline operatorname',
  ),
])

const layout =
  'left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr middle limits nolimits displaystyle textstyle nonumber notag'
const space = ', ; : > ! quad qquad thinspace medspace thickspace enspace'

/** Commands that say nothing but how it looks; those of `spaces` are blanks. */
export const layouts: ReadonlySet<string> = new Set([...layout.split(' '), '!', '(', ')', '[', ']', '$', '&'])
export const spaces: ReadonlySet<string> = new Set([...space.split(' '), ' ', '\n'])

/** Environments that only arrange lines. */
export const transparent: ReadonlySet<string> = new Set(
  'aligned align align* equation equation* gather gather* gathered split displaymath math'.split(' '),
)
export const matrices: ReadonlySet<string> = new Set('matrix bmatrix pmatrix smallmatrix'.split(' '))
