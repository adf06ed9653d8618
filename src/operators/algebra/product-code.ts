import type { ApplyNode } from '../../expression/node.js'
import type { CodePiece } from '../../expression/operator.js'
import { columnsOf, isArray, rowsOf, type Shape } from '../../expression/shape.js'

/**
 * NumPy for a product. Vectors and rows are 1-D; the chain is bracketed so that it costs least, taking every
 * size as large, and equal (the classical matrix-chain dynamic programme over axes that are 1 or N).
 */
export function productCode(args: readonly CodePiece[], node: ApplyNode): CodePiece {
  const scalars: CodePiece[] = []
  const chain: { piece: CodePiece; shape: Shape }[] = []
  args.forEach((piece, i) => {
    const shape = node.args[i]!.shape
    if (isArray(shape)) chain.push({ piece, shape })
    else scalars.push(piece)
  })
  const parts: string[] = []
  let negative = false
  for (const s of scalars) {
    if (s.text === '-1') negative = !negative
    else parts.push(s.level === 'sum' || s.level === 'comparison' ? `(${s.text})` : s.text)
  }
  if (chain.length > 0) {
    const array = chainCode(chain)
    parts.push(parts.length > 0 && array.level !== 'atom' ? `(${array.text})` : array.text)
    if (parts.length === 1 && !negative) return array
    if (parts.length === 1 && array.level !== 'atom') parts[0] = `(${array.text})`
  }
  return { text: (negative ? '-' : '') + parts.join(' * '), level: negative ? 'unary' : 'product' }
}

const large = 1000

const length = (s: Shape, side: 'rows' | 'columns'): number => {
  const d = side === 'rows' ? rowsOf(s) : columnsOf(s)
  return d.key === '1' ? 1 : /^\d+$/.test(d.key) ? Number(d.key) : large
}

function chainCode(chain: readonly { piece: CodePiece; shape: Shape }[]): CodePiece {
  const n = chain.length
  const sizes = [length(chain[0]!.shape, 'rows'), ...chain.map((c) => length(c.shape, 'columns'))]
  const isDiagonal = (i: number, j: number) => chain.slice(i, j + 1).every((c) => c.piece.diagonal)
  const cost: number[][] = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  const split: number[][] = Array.from({ length: n }, () => new Array<number>(n).fill(0))
  for (let width = 1; width < n; width++)
    for (let i = 0; i + width < n; i++) {
      const j = i + width
      cost[i]![j] = Number.POSITIVE_INFINITY
      for (let k = j - 1; k >= i; k--) {
        // a diagonal factor only scales rows or columns
        const inner = isDiagonal(i, k) || isDiagonal(k + 1, j) ? 1 : sizes[k + 1]!
        const c = cost[i]![k]! + cost[k + 1]![j]! + sizes[i]! * inner * sizes[j + 1]!
        if (c < cost[i]![j]!) {
          cost[i]![j] = c
          split[i]![j] = k
        }
      }
    }
  interface Built {
    readonly text: string
    readonly level: CodePiece['level']
    /** 1-D because it is a column, a row or a diagonal, a number, or 2-D */
    readonly kind: 'column' | 'row' | 'diagonal' | 'number' | 'matrix'
  }
  const wrap = (b: Built): string => (b.level === 'atom' ? b.text : `(${b.text})`)
  const construct = (i: number, j: number): Built => {
    if (i === j) {
      const { piece, shape } = chain[i]!
      if (piece.diagonal) return { ...piece.diagonal, kind: 'diagonal' }
      const kind = shape.kind === 'vector' ? 'column' : shape.kind === 'covector' ? 'row' : 'matrix'
      return { text: piece.text, level: piece.level, kind }
    }
    const k = split[i]![j]!
    const [a, b] = [construct(i, k), construct(k + 1, j)]
    if (a.kind === 'number' || b.kind === 'number')
      return {
        text: `${wrap(a)} * ${wrap(b)}`,
        level: 'product',
        kind: a.kind === 'number' ? b.kind : a.kind,
      }
    if (a.kind === 'diagonal' || b.kind === 'diagonal') {
      const rows = a.kind === 'diagonal' && b.kind === 'matrix' ? '[:, None]' : ''
      return {
        text: `${wrap(a)}${rows} * ${wrap(b)}`,
        level: 'product',
        kind: a.kind === 'diagonal' ? b.kind : a.kind,
      }
    }
    if (a.kind === 'column' && b.kind === 'row')
      return { text: `np.outer(${a.text}, ${b.text})`, level: 'atom', kind: 'matrix' }
    const kind =
      a.kind === 'row' ? (b.kind === 'column' ? 'number' : 'row') : b.kind === 'column' ? 'column' : 'matrix'
    return { text: `${a.level === 'product' ? a.text : wrap(a)} @ ${wrap(b)}`, level: 'product', kind }
  }
  const { text, level, kind } = construct(0, n - 1)
  return kind === 'diagonal'
    ? { text: `np.diag(${text})`, level: 'atom', diagonal: { text, level } }
    : { text, level }
}
