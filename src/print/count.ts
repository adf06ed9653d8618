import type { Syntax } from '../language/syntax.js'
import { foldSyntax, partsOf } from './children.js'

/**
 * Size of a printed tree in leaves and operators: a sum or product of k operands is k − 1 operators, a sign inside a sum
 * none, and −2 is one leaf. A shared part counts each time it is printed.
 */
export function countNodes(s: Syntax): number {
  return foldSyntax<number>(
    s,
    (node, of) => {
      const parts = () => partsOf(node).reduce((total, part) => total + of(part), 0)
      switch (node.type) {
        case 'number':
        case 'name':
        case 'constant':
        case 'partial':
          return 1
        case 'sum':
          return node.terms.length - 1 + parts()
        case 'product':
          return node.factors.length - 1 + parts()
        case 'negate':
          return node.arg.type === 'number' ? 1 : 1 + of(node.arg)
        case 'norm':
          return 1 + of(node.arg)
        case 'cases':
          return node.branches.length + parts()
        case 'big':
          return 1 + node.indices.length + parts()
        default:
          return 1 + parts()
      }
    },
    counted,
  )
}

const counted = new WeakMap<Syntax, number>()
