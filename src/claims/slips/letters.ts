import type { NameSyntax, Syntax } from '../../language/syntax.js'
import type { Edit } from './edit.js'
import { placesIn, replaced } from './places.js'

/** Letters mistaken for each other, in one place or throughout; and a letter transposed wherever it stands. */
export function* letterEdits(root: Syntax): Generator<Edit> {
  yield* everywhere(root)
  yield* letters(root)
}

/** One letter in the place of another. */
function* letters(root: Syntax): Generator<Edit> {
  const places = placesIn(root).filter(({ node }) => node.type === 'name')
  const all = new Map(places.map(({ node }) => [(node as NameSyntax).name, node as NameSyntax]))
  for (const { node, put } of places)
    for (const to of [...all.values()].slice(0, mostExchanged))
      if (to.name !== (node as NameSyntax).name) yield { rule: 'letter', from: node, to, tree: put(to) }
}

/** The same letter transposed wherever it stands, and two letters exchanged. */
function* everywhere(root: Syntax): Generator<Edit> {
  const names = new Map<string, NameSyntax>()
  const again = new Set<string>()
  for (const { node } of placesIn(root))
    if (node.type === 'name') {
      if (names.has(node.name)) again.add(node.name)
      names.set(node.name, node)
    }
  const renamed = (by: ReadonlyMap<string, Syntax>): Syntax => replaceNames(root, by)
  const all = [...names.values()]
  for (const from of all.filter(({ name }) => again.has(name))) {
    const to: Syntax = { type: 'transpose', arg: from }
    yield { rule: 'missing-transpose', from, to, tree: renamed(new Map([[from.name, to]])), everywhere: true }
  }
  for (const [i, a] of all.entries())
    for (const b of all.slice(i + 1, i + 1 + mostExchanged)) {
      const tree = renamed(
        new Map([
          [a.name, b],
          [b.name, a],
        ]),
      )
      const several = again.has(a.name) || again.has(b.name)
      yield { rule: 'order', from: root, to: tree, tree, ...(several && { several }) }
    }
}

/** Letters to exchange one with. */
const mostExchanged = 6

const replaceNames = (root: Syntax, by: ReadonlyMap<string, Syntax>): Syntax =>
  replaced(root, (node) => {
    if (node.type === 'name') return by.get(node.name)
    return node.type === 'transpose' && node.arg.type === 'transpose' ? node.arg.arg : undefined
  })
