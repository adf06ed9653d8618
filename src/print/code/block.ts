import { isLoop, loopIndices } from '../../expression/indices.js'
import type { ApplyNode, Expr, ReduceNode, SymbolNode, TableNode } from '../../expression/node.js'
import type { CodeContext, CodePiece } from '../../expression/operator.js'
import { loopOf, needs } from '../../numeric/loops.js'
import { atom, closed, componentPiece, isPlain, numberPiece } from './pieces.js'
import type { PythonNames } from './python-names.js'
import { axesOf, tupleOf } from './sizes.js'

/** Operands are given names of their own where a line would otherwise be longer, in characters. */
const lineLength = 100
/** … or nest deeper. */
const nesting = 10
/** The most operands on one line. */
const operands = 24

/** What the whole function shares. */
export interface Program {
  readonly names: PythonNames
  readonly code: CodeContext
  /** names of loop variables that are in use around a place, and all that have been made, by the index's own name */
  /** what stands under a condition: a position there may lie outside of its axis, and is taken round it */
  readonly guarded?: ReadonlySet<Expr>
  readonly loops: { readonly active: Set<string>; readonly made: Map<string, string[]> }
}

interface Written {
  readonly piece: CodePiece
  readonly depth: number
}

/** Statements at one level of indentation, with what has been computed there. Later statements see it, and so do blocks inside. */
export class Block {
  readonly lines: string[] = []
  private readonly written = new Map<Expr, Written>()

  constructor(
    private readonly program: Program,
    private readonly around?: Block,
  ) {}

  /** A node whose value has a name already: a parameter, a loop variable. */
  define(e: Expr, text: string): void {
    this.written.set(e, { piece: atom(text), depth: 0 })
  }

  piece(e: Expr): CodePiece {
    return this.look(e).piece
  }

  private look(e: Expr): Written {
    for (let b: Block | undefined = this; b; b = b.around) {
      const hit = b.written.get(e)
      if (hit) return hit
    }
    throw new Error(`${e.kind} ${e.id} has no code yet`)
  }

  private has(e: Expr): boolean {
    for (let b: Block | undefined = this; b; b = b.around) if (b.written.has(e)) return true
    return false
  }

  /**
   * Writes the nodes, in their order: as statements of their own those that are used more than once, are definitions of
   * named intermediates, or are in `kept` (with the name they would have); the others inline where they are used.
   */
  write(order: readonly Expr[], kept: ReadonlyMap<Expr, string> = new Map()): void {
    const uses = useCounts(order)
    const called = new Map<Expr, SymbolNode>()
    for (const e of order)
      if (e.kind === 'symbol' && e.definition && !called.has(e.definition)) called.set(e.definition, e)
    for (const e of order) {
      if (this.has(e)) continue
      this.written.set(e, this.inline(e))
      const name = called.get(e)?.name ?? kept.get(e)
      if (name !== undefined || (uses.get(e) ?? 0) > 1) this.name(e, name)
    }
  }

  /** Gives the node's value a name, unless it is as good as one. */
  name(e: Expr, wanted?: string): string {
    const { piece } = this.look(e)
    // of a diagonal matrix the vector is enough: products take that, and the matrix is cheap
    const { text } = wanted === undefined && piece.diagonal ? piece.diagonal : piece
    const plain = isPlain(atom(text))
    let name = text
    if (!plain) {
      name = this.program.names.fresh(wanted ?? 't')
      this.lines.push(`${name} = ${text}`)
    }
    if (text === piece.text) {
      // -x stays as it is, and is no atom
      if (plain) return name
      this.define(e, name)
      return name
    }
    const matrix = `np.diag(${name})`
    this.written.set(e, {
      piece: { ...atom(matrix), diagonal: plain ? piece.diagonal! : atom(name) },
      depth: 1,
    })
    return matrix
  }

  private inline(e: Expr): Written {
    switch (e.kind) {
      case 'number':
        return { piece: numberPiece(e), depth: 0 }
      case 'constant':
        return { piece: atom(`np.${e.name}`), depth: 0 }
      case 'size': {
        const text = this.program.code.size(e.dim)
        return { piece: { text, level: /^\w+$/.test(text) ? 'atom' : 'sum' }, depth: 0 }
      }
      case 'symbol':
        if (!e.definition) throw new Error(`nothing is known of ${e.name}`)
        return this.look(e.definition)
      case 'apply':
        return this.application(e)
      case 'component': {
        const [of, ...at] = this.operands([e.of, ...e.at])
        const length = this.program.guarded?.has(e) ? this.program.code.size : undefined
        return { piece: componentPiece(e, of!, at, length), depth: this.depth([e.of, ...e.at]) + 1 }
      }
      default:
        return { piece: this.loop(e), depth: 1 }
    }
  }

  private depth(args: readonly Expr[]): number {
    return args.reduce((d, a) => Math.max(d, this.look(a).depth), 0)
  }

  /** The operands' code; the longest and the deepest get names, until the line is short enough. */
  private operands(args: readonly Expr[]): CodePiece[] {
    for (const a of args) if (this.look(a).depth >= nesting) this.name(a)
    const lengths = args.map((a) => this.piece(a).text.length)
    let total = lengths.reduce((s, n) => s + n, 0)
    if (total > lineLength) {
      const longest = args.map((a, i) => ({ a, n: lengths[i]! })).sort((x, y) => y.n - x.n)
      for (const { a, n } of longest) {
        if (total <= lineLength || n < 20) break
        total -= n - this.name(a).length
      }
    }
    return args.map((a) => this.piece(a))
  }

  private application(e: ApplyNode): Written {
    const pieces = this.operands(e.args)
    const depth = this.depth(e.args) + 1
    if (!e.op.commutes || pieces.length <= operands)
      return { piece: e.op.numpy(pieces, e, this.program.code), depth }
    let part: CodePiece[] = []
    for (const p of pieces) {
      part.push(p)
      if (part.length < operands) continue
      const name = this.program.names.fresh('t')
      this.lines.push(`${name} = ${e.op.numpy(part, e, this.program.code).text}`)
      part = [atom(name)]
    }
    return { piece: part.length === 1 ? part[0]! : e.op.numpy(part, e, this.program.code), depth }
  }

  /** A sum or product over an index, or a table of entries: on one line if the body is. */
  private loop(e: ReduceNode | TableNode): CodePiece {
    const { loops, code } = this.program
    const inside = new Block(this.program, this)
    const heads = loopIndices(e).map((i) => {
      const name = this.loopName(i.name)
      loops.active.add(name)
      inside.define(i, name)
      return {
        name,
        text: `for ${name} in range(${i.shape.kind === 'index' ? code.size(i.shape.length) : 0})`,
      }
    })
    // what a condition leaves out is not computed: it may not be defined there
    const { condition, inner } = loopOf(e)
    inside.write(condition)
    const where = e.kind === 'reduce' && e.where ? inside.piece(e.where).text : undefined
    const body = new Block(this.program, inside)
    body.write(inner)
    for (const h of heads) loops.active.delete(h.name)
    const text = body.piece(e.body).text
    const isArray = axesOf(e.shape).length > 0
    if (inside.lines.length + body.lines.length > 0 || (where && isArray))
      return this.longLoop(e, heads, inside.lines, where, body)
    if (e.kind === 'table')
      return atom(`np.array(${[...heads].reverse().reduce((row, h) => `[${row} ${h.text}]`, text)})`)
    const generator = `${text} ${heads[0]!.text}${where ? ` if ${where}` : ''}`
    return atom(e.op === 'sum' ? `sum(${generator})` : `np.prod([${generator}]${isArray ? ', axis=0' : ''})`)
  }

  private longLoop(
    e: ReduceNode | TableNode,
    heads: readonly { readonly name: string; readonly text: string }[],
    before: readonly string[],
    where: string | undefined,
    body: Block,
  ): CodePiece {
    const { names, code } = this.program
    const shape = tupleOf(axesOf(e.shape).map((d) => code.size(d)))
    const result = names.fresh(e.kind === 'table' ? 'table' : e.op === 'sum' ? 'total' : 'product')
    const [filled, single] =
      e.kind === 'reduce' && e.op === 'product' ? ['np.ones', '1.0'] : ['np.zeros', '0.0']
    this.lines.push(`${result} = ${shape === '()' ? single : `${filled}(${shape})`}`)
    this.lines.push(...heads.map((h, depth) => indented(`${h.text}:`, depth)))
    let level = heads.length
    const push = (lines: readonly string[]) => this.lines.push(...lines.map((l) => indented(l, level)))
    push(before)
    if (where) {
      push([`if ${where}:`])
      level++
    }
    push(body.lines)
    const piece = body.piece(e.body)
    if (e.kind === 'table') push([`${result}[${heads.map((h) => h.name).join(', ')}] = ${piece.text}`])
    else push([`${result} = ${result} ${e.op === 'sum' ? '+' : '*'} ${closed(piece)}`])
    return atom(result)
  }

  /** Sibling loops share a variable, nested ones do not. */
  private loopName(index: string): string {
    const { loops, names } = this.program
    const made = loops.made.get(index) ?? []
    const free = made.find((n) => !loops.active.has(n))
    if (free !== undefined) return free
    const name = names.fresh(index)
    loops.made.set(index, [...made, name])
    return name
  }
}

export const indented = (line: string, levels: number): string => '    '.repeat(levels) + line

/** How often each node is used by others of the list; what a loop takes from outside counts as often. */
function useCounts(order: readonly Expr[]): Map<Expr, number> {
  const uses = new Map<Expr, number>()
  for (const e of order) {
    const often = isLoop(e) ? 2 : 1
    for (const c of needs(e)) uses.set(c, (uses.get(c) ?? 0) + often)
  }
  return uses
}
