import type { Syntax } from '../language/syntax.js'

/** The direct parts of a syntax tree that are trees themselves, in reading order. */
export function partsOf(s: Syntax): readonly Syntax[] {
  switch (s.type) {
    case 'number':
      return []
    case 'name':
      return s.differentialOfFormula ? [s.differentialOfFormula] : []
    case 'partial':
      return s.shown ? [s.shown.of, s.shown.by] : []
    case 'constant':
    case 'call':
    case 'apply':
      return s.args
    case 'sum':
      return s.terms.map((t) => t.term)
    case 'product':
      return s.factors
    case 'quotient':
      return [s.numerator, s.denominator]
    case 'binary':
    case 'inner':
    case 'comparison':
      return [s.left, s.right]
    case 'power':
      return [s.base, s.exponent]
    case 'negate':
    case 'transpose':
    case 'inverse':
    case 'pseudoinverse':
    case 'bars':
      return [s.arg]
    case 'norm':
      return s.kind !== null && typeof s.kind === 'object' ? [s.arg, s.kind] : [s.arg]
    case 'component':
      return [s.of, ...s.at.filter((a) => a !== ':')]
    case 'big':
      return [
        ...s.indices.flatMap((i) => [i.from, i.to].filter((x) => x !== undefined)),
        ...s.conditions,
        s.body,
      ]
    case 'indicator':
      return [s.condition]
    case 'cases':
      return s.branches.flatMap((b) => (b.condition ? [b.value, b.condition] : [b.value]))
    case 'matrix':
      return s.rows.flat()
  }
}

/**
 * A value for every node, from the values of its parts: each shared node once, with no recursion. A memo that is passed in keeps the
 * values for the next tree.
 */
export function foldSyntax<T>(
  root: Syntax,
  value: (s: Syntax, of: (part: Syntax) => T) => T,
  done: Map<Syntax, T> | WeakMap<Syntax, T> = new Map<Syntax, T>(),
): T {
  const of = (part: Syntax): T => done.get(part)!
  const stack: { node: Syntax; open: boolean }[] = [{ node: root, open: false }]
  while (stack.length > 0) {
    const top = stack.pop()!
    if (done.has(top.node)) continue
    if (top.open) {
      done.set(top.node, value(top.node, of))
      continue
    }
    stack.push({ node: top.node, open: true })
    for (const part of partsOf(top.node)) if (!done.has(part)) stack.push({ node: part, open: false })
  }
  return of(root)
}
