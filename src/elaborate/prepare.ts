import { GradusError } from '../language/errors.js'
import type { Statement } from '../language/syntax.js'
import { type Environment, raise, readSize } from './environment.js'
import type { Origin } from './term.js'

/** Names that expressions may use before they are come to: the sizes written anywhere, and the definitions. */
export function collectNames(
  statements: readonly Statement[],
  env: Environment,
  origins: readonly Origin[],
): void {
  statements.forEach((s, i) => {
    const origin = origins[i]!
    if (s.type === 'definition') {
      if (env.pending.has(s.name))
        raise(
          'name/twice',
          `${s.name} is defined twice`,
          { span: s.nameSpan ?? s.span, origin },
          `give the second one another name`,
        )
      env.pending.add(s.name)
    }
    if (s.type !== 'declaration') collectSizes(s, env, origin)
  })
}

interface Node {
  readonly type?: string
  readonly [key: string]: unknown
}

/** Every node of a tree; trees may lean deep, so the stack is our own. */
function* nodesOf(root: unknown): Generator<Node> {
  const stack: unknown[] = [root]
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    if (top === null || typeof top !== 'object') continue
    yield top as Node
    for (const value of Object.values(top)) if (typeof value === 'object' && value !== null) stack.push(value)
  }
}

/** Every size in the statement. What mentions an index of the statement is no size. */
function collectSizes(s: Statement, env: Environment, origin: Origin): void {
  const bound = new Set<string>()
  for (const node of nodesOf(s))
    if (node.type === 'big') for (const i of node.indices as { name: string }[]) bound.add(i.name)
  for (const node of nodesOf(s))
    for (const size of sizesIn(node))
      try {
        if (!speaksOf(size, bound)) readSize(size, env, origin)
      } catch (e) {
        // what is wrong with it is told when it is read
        if (!(e instanceof GradusError)) throw e
      }
}

function speaksOf(size: SizeSyntax, names: ReadonlySet<string>): boolean {
  if (names.size > 0)
    for (const n of nodesOf(size)) if (n.type === 'name' && names.has(n.name as string)) return true
  return false
}

type SizeSyntax = Parameters<typeof readSize>[0]

function sizesIn(node: Node): readonly SizeSyntax[] {
  if (node.type === 'constant') return (node.args as SizeSyntax[]).slice(node.name === 'unit' ? 1 : 0)
  if (node.type === 'call' && node.fn === 'commutation') return node.args as SizeSyntax[]
  if (node.type === 'call' && node.fn === 'unvec') return (node.args as SizeSyntax[]).slice(1)
  if (node.type === 'big') return (node.indices as { to?: SizeSyntax }[]).flatMap((i) => i.to ?? [])
  return []
}
