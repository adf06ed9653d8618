import { describe, expect, test } from 'vitest'
import { elaborateExpression, wrtSymbol } from '../../src/elaborate/elaborate.js'
import { dim } from '../../src/expression/dimension.js'
import { matrix, shapeText, vector } from '../../src/expression/shape.js'
import { GradusError } from '../../src/language/errors.js'
import { beside, elaborated, shapesOf } from './read.js'

const network = 'z = W x + b; p = softmax(z); L = cross_entropy(y, p)'
const declared = 'W: C×d; x: d; b: C; y: C onehot'

describe('a program', () => {
  test('definitions are symbols that hold what they stand for', () => {
    const e = elaborated(network, declared)
    const [z, p, L] = e.definitions
    expect(e.definitions.map((d) => d.name)).toEqual(['z', 'p', 'L'])
    expect(p!.definition!.kind === 'apply' && p!.definition!.args[0]).toBe(z)
    expect([e.result, e.resultName]).toEqual([L, 'L'])
    expect([...e.variables.keys()]).toEqual(['W', 'x', 'b', 'y'])
    expect(e.variables.get('y')!.properties.has('onehot')).toBe(true)
    expect(shapesOf(e)).toBe('W: C×d; x: d; b: C; y: C; z: C; p: C; L: scalar')
    expect(e.dimensions).toEqual(['C', 'd'])
  })

  test('of chooses another result', () => {
    const parsed = elaborated(`${network}; ∂p/∂z`, declared)
    expect(parsed.resultName).toBe('L')
    expect(parsed.requests[0]!.ofName).toBe('p')
  })

  test('requests come in order, by variables or intermediates', () => {
    const e = elaborated(`${network}; ∂L/∂W, ∂L/∂z; hessian(L, x)`, declared)
    expect(e.requests.map((r) => [r.ofName, r.wrt.map((x) => x.name), r.order])).toEqual([
      ['L', ['W'], 1],
      ['L', ['z'], 1],
      ['L', ['x'], 2],
    ])
  })

  test('a request alone has its expression for the result', () => {
    const e = elaborated("d/dx (x'A x)")
    expect(e.requests[0]!.of).toBe(e.result)
    expect(e.resultName).toBe(null)
  })

  test('a declared name may be defined, with a scalar on every entry', () => {
    const e = elaborated('μ = 0; L = ‖x − μ‖²', 'x: n; μ: n')
    expect(shapesOf(e)).toBe('x: n; μ: n; L: scalar')
    expect([...e.variables.keys()]).toEqual(['x'])
  })

  test('conditions on the domain are differences that must be positive', () => {
    const e = elaborated('−sum(log(b − A x))', 'A: m×n; x: n; b: m; b − A x > 0; 0 < x; x < 1')
    const read = beside('−sum(log(b − A x))', 'A: m×n; x: n; b: m')
    expect(e.conditions.map((c) => shapeText(c.shape))).toEqual(['m', 'n', 'n'])
    expect(shapeText(read('b − A x').shape)).toBe('m')
  })

  test('an upstream derivative is one symbol shaped like what it is by', () => {
    const e = elaborated("y = W x; G = ∂L/∂y x'; H = G + ∂L/∂y x'", 'W: m×n; x: n')
    const upstream = e.variables.get('∂L/∂y')!
    expect(shapeText(upstream.shape)).toBe('m')
    expect(upstream.role).toEqual({ type: 'partial', of: 'L', by: 'y' })
    expect(e.shapes.has('∂L/∂y')).toBe(false)
  })

  test('unknown functions are collected', () => {
    const e = elaborated('g(f(x))', 'f: R^n -> R^m; x: n')
    expect([...e.functions.values()]).toEqual([{ name: 'f', from: dim('n'), to: dim('m') }, { name: 'g' }])
  })
})

describe('an expression beside a program', () => {
  const read = beside(network, declared)
  const scope = elaborated(network, declared)

  test('is over the same symbols', () => {
    const { args } = read("(p − y) x'") as { args: readonly unknown[] } & ReturnType<typeof read>
    expect(args).toHaveLength(2)
    expect(read('p')).toBe(read('p'))
    expect(read('W x + b')).toBe((read('z') as { definition?: unknown }).definition)
  })

  test('takes open sizes from what is expected, or from its transpose', () => {
    const [C, d] = [dim('C'), dim('d')]
    expect(shapeText(read('I', matrix(C, C)).shape)).toBe('C×C')
    expect(shapeText(read('𝟙 𝟙ᵀ', matrix(C, d)).shape)).toBe('C×d')
    expect(shapeText(read("e_2'", vector(d)).shape)).toBe('1×d')
    expect(() => read('I')).toThrow('nothing says how large I is here')
  })

  test('a scalar stands for every entry where an array is expected', () => {
    expect(read('0', vector(dim('C')))).toBe(read('zeros(C)'))
    expect(read('2', vector(dim('C')))).toBe(read('2 ones(C)'))
  })

  test('leaves nothing behind', () => {
    const e = elaborated("x'x", 'x: n')
    const syntax = { type: 'constant', name: 'identity', args: [] } as const
    for (const n of ['n', 'k']) {
      const made = elaborateExpression(syntax, e, matrix(dim(n), dim(n)))
      expect(shapeText(made.shape)).toBe(`${n}×${n}`)
    }
  })

  test('a name that the program does not have is refused', () => {
    expect(() => beside("what'x", 'what: n; x: n')('x')).not.toThrow()
    const { problem } = refused(() => elaborateExpression({ type: 'name', name: 'w' }, scope, undefined, 'w'))
    expect(problem.message).toBe('w is not known here')
    expect(problem.hint).toBe('did you mean W?')
  })
})

describe('what a derivative is by', () => {
  const scope = elaborated(network, 'W: C×d; x: d; b: C; y: index'.replace('y: index', 'y: C; k: index'))

  test('a variable or an intermediate', () => {
    expect(wrtSymbol(scope, 'W')).toBe(scope.variables.get('W'))
    expect(wrtSymbol(scope, 'z')).toBe(scope.definitions[0])
  })

  test.each([
    ['w', 'w is not a name of this program', 'did you mean W?'],
    ['d', 'd is a size, not a variable', 'known names: W, x, b, y, k, z, p, L'],
    ['k', 'k is an index; nothing varies with it', undefined],
  ])('%s is not', (name, message, hint) => {
    const { problem } = refused(() => wrtSymbol(scope, name))
    expect([problem.message, problem.hint]).toEqual([message, hint])
  })
})

function refused(f: () => unknown): GradusError {
  try {
    f()
  } catch (e) {
    if (e instanceof GradusError) return e
    throw e
  }
  throw new Error('accepted')
}
