import type { Syntax } from '../../src/language/syntax.js'

/** A tree as one line, with brackets around everything: what the tables of the tests compare. */
export function show(s: Syntax): string {
  const all = (list: readonly (Syntax | ':')[]) => list.map((x) => (x === ':' ? ':' : show(x))).join(' ')
  switch (s.type) {
    case 'number':
      return s.text
    case 'name':
      return s.name
    case 'constant':
      return s.args.length > 0 ? `<${s.name} ${all(s.args)}>` : `<${s.name}>`
    case 'sum':
      return `(${s.terms.map((t, i) => (i === 0 && t.sign === '+' ? '' : t.sign) + show(t.term)).join(' ')})`
    case 'negate':
      return `(-${show(s.arg)})`
    case 'product':
      return `(${s.factors.map(show).join('·')})`
    case 'quotient':
      return `(${show(s.numerator)}/${show(s.denominator)})`
    case 'binary':
      return `(${show(s.left)} ${{ hadamard: '⊙', divide: '⊘', kron: '⊗', colon: ':' }[s.op]} ${show(s.right)})`
    case 'power':
      return `${show(s.base)}${s.elementwise ? '^∘' : '^'}${show(s.exponent)}`
    case 'transpose':
      return `${show(s.arg)}ᵀ`
    case 'inverse':
      return `${show(s.arg)}⁻¹`
    case 'pseudoinverse':
      return `${show(s.arg)}⁺`
    case 'call':
      return `${s.fn}[${s.args.map(show).join(', ')}]`
    case 'apply':
      return `${s.jacobian ? 'J_' : '@'}${s.fn}${"'".repeat(s.order)}[${s.args.map(show).join(', ')}]`
    case 'norm':
      return `‖${show(s.arg)}‖${s.kind === null ? '' : `_${typeof s.kind === 'string' ? s.kind : show(s.kind)}`}`
    case 'bars':
      return `|${show(s.arg)}|`
    case 'inner':
      return `⟨${show(s.left)}, ${show(s.right)}⟩`
    case 'component':
      return `${show(s.of)}_{${all(s.at)}}`
    case 'big': {
      const indices = s.indices.map(
        (i) => `${i.name}${i.from ? `=${show(i.from)}` : ''}${i.to ? `..${show(i.to)}` : ''}`,
      )
      return `(${s.op === 'sum' ? 'Σ' : 'Π'}{${[...indices, ...s.conditions.map(show)].join(', ')}} ${show(s.body)})`
    }
    case 'comparison':
      return `${show(s.left)} ${s.relation} ${show(s.right)}`
    case 'indicator':
      return `[${show(s.condition)}]`
    case 'cases':
      return `cases{${s.branches.map((b) => show(b.value) + (b.condition ? ` if ${show(b.condition)}` : '')).join('; ')}}`
    case 'matrix':
      return `[${s.rows.map((row) => row.map(show).join(', ')).join('; ')}]`
    case 'partial':
      return `∂${s.of}/∂${s.by}`
  }
}
