import { childrenOf, type Expr, type NumberNode, type SymbolNode } from '../expression/node.js'
import { postorder } from '../expression/walk.js'
import type { Syntax } from '../language/syntax.js'
import { dimSyntax, negateSyntax, numberSyntax, quotientSyntax } from '../operators/surface.js'

/** 3, −1/2, 0.1 as written. */
function numberNodeSyntax(n: NumberNode): Syntax {
  const top = Math.abs(n.numerator)
  const positive =
    n.denominator === 1
      ? numberSyntax(top, decimalText(top))
      : n.decimal
        ? numberSyntax(top / n.denominator, decimalText(top / n.denominator))
        : quotientSyntax(numberSyntax(top), numberSyntax(n.denominator))
  return n.numerator < 0 ? negateSyntax(positive) : positive
}

/** Without the exponent notation that would not be read back exactly. */
const decimalText = (x: number): string => String(x)

const symbolSyntax = (s: SymbolNode): Syntax =>
  s.role?.type === 'partial'
    ? {
        type: 'partial',
        of: s.role.of,
        by: s.role.by,
        ...(s.role.shown && { shown: { of: toSyntax(s.role.shown.of), by: toSyntax(s.role.shown.by) } }),
      }
    : s.role?.type === 'differential'
      ? { type: 'name', name: s.name, differentialOf: s.role.of.name }
      : { type: 'name', name: s.name }

/**
 * An expression as a person would write it: typed nodes become syntax, which the printers turn into LaTeX, Unicode and source.
 * Names are written as names. Linear in the graph; shared nodes give shared syntax, which is kept with them.
 */
export function toSyntax(root: Expr): Syntax {
  for (const e of postorder([root], { definitions: false, stop: (x) => written.has(x) }))
    if (!written.has(e))
      written.set(
        e,
        write(
          e,
          childrenOf(e).map((c) => written.get(c)!),
        ),
      )
  return written.get(root)!
}

const written = new WeakMap<Expr, Syntax>()

function write(e: Expr, below: readonly Syntax[]): Syntax {
  switch (e.kind) {
    case 'number':
      return numberNodeSyntax(e)
    case 'constant':
      return { type: 'constant', name: e.name, args: [] }
    case 'size':
      return dimSyntax(e.dim)
    case 'symbol':
      return symbolSyntax(e)
    case 'apply':
      return e.op.surface(below, e)
    case 'component':
      return {
        type: 'component',
        of: below[0]!,
        at: e.of.shape.kind === 'matrix' && e.at.length === 1 ? [below[1]!, ':'] : below.slice(1),
      }
    case 'reduce':
      return {
        type: 'big',
        op: e.op,
        indices: [{ name: e.index.name }],
        conditions: below[1]?.type === 'indicator' ? [below[1].condition] : [],
        body: below[0]!,
      }
    case 'table':
      throw new Error('a table of components has no notation')
  }
}
