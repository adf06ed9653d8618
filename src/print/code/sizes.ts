import { constantDim, type Dim, dimNames } from '../../expression/dimension.js'
import type { SymbolNode } from '../../expression/node.js'
import type { Shape } from '../../expression/shape.js'
import type { PythonNames } from './python-names.js'

/** The named sizes that the code has come to need: where each is read from, or that it is a parameter. */
export class Sizes {
  private readonly known = new Map<string, string>()
  /** `n = len(x)` */
  readonly statements: string[] = []
  /** dimension → parameter, where no argument shows the size */
  readonly parameters = new Map<string, string>()

  constructor(
    private readonly shown: readonly { readonly symbol: SymbolNode; readonly parameter: string }[],
    private readonly names: PythonNames,
  ) {}

  /** An expression of type int. */
  text(d: Dim): string {
    const known = constantDim(d)
    if (known !== undefined) return String(known)
    return d.terms
      .map((t, i) => {
        const factors = t.names.map((n) => this.name(n))
        const size = Math.abs(t.coefficient)
        const product = (size === 1 && factors.length > 0 ? factors : [String(size), ...factors]).join(' * ')
        return i === 0
          ? (t.coefficient < 0 ? '-' : '') + product
          : ` ${t.coefficient < 0 ? '-' : '+'} ${product}`
      })
      .join('')
  }

  private name(dimension: string): string {
    const before = this.known.get(dimension)
    if (before !== undefined) return before
    const name = this.names.fresh(dimension)
    this.known.set(dimension, name)
    const source = this.source(dimension)
    if (source === undefined) this.parameters.set(dimension, name)
    else this.statements.push(`${name} = ${source}`)
    return name
  }

  /** Where an argument shows the size: an axis of length n, or else a·n + b. */
  private source(dimension: string): string | undefined {
    let indirect: string | undefined
    for (const { symbol, parameter } of this.shown)
      for (const [axis, d] of axesOf(symbol.shape).entries()) {
        const names = dimNames(d)
        if (names.length !== 1 || names[0] !== dimension) continue
        const length = `${parameter}.shape[${axis}]`
        const [lead, rest] = d.terms
        if (lead!.names.length !== 1 || (rest && rest.names.length > 0)) continue
        if (!rest && lead!.coefficient === 1) return length
        const shift = rest
          ? rest.coefficient > 0
            ? ` - ${rest.coefficient}`
            : ` + ${-rest.coefficient}`
          : ''
        indirect ??= shift
          ? `(${length}${shift}) // ${lead!.coefficient}`
          : `${length} // ${lead!.coefficient}`
      }
    return indirect
  }
}

/** The axes of an array in NumPy: vectors and rows have one. */
export function axesOf(s: Shape): readonly Dim[] {
  switch (s.kind) {
    case 'vector':
    case 'covector':
      return [s.length]
    case 'matrix':
      return [s.rows, s.columns]
    default:
      return []
  }
}

/** `(m, n)`, `(n,)`. */
export const tupleOf = (items: readonly string[]): string =>
  `(${items.join(', ')}${items.length === 1 ? ',' : ''})`
