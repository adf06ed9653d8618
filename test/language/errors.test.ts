import { describe, expect, test } from 'vitest'
import { GradusError } from '../../src/language/errors.js'
import { parseExpression, parseProgram } from '../../src/language/parser.js'
import { positionOf, renderProblem } from '../../src/language/render-error.js'
import { complaint } from './read.js'
import { vocabulary } from './vocabulary.js'

/** Wrong inputs, with all that a person is told. */
const rows: readonly { text: string; where?: string; told: readonly string[] }[] = [
  {
    text: 'sofmax(W x)',
    told: [
      'error: `sofmax` is not a function of the language',
      '  sofmax(W x)',
      '  ^^^^^^',
      'hint: did you mean `softmax`?',
    ],
  },
  {
    text: 'L = relu(x) + 2 sigmod(y)',
    told: [
      'error: `sigmod` is not a function of the language',
      '  L = relu(x) + 2 sigmod(y)',
      '                  ^^^^^^',
      'hint: did you mean `sigmoid`?',
    ],
  },
  {
    text: 'momentum * v',
    told: [
      'error: `momentum` is neither declared nor a function',
      '  momentum * v',
      '  ^^^^^^^^',
      'hint: declare it, `momentum: scalar`, or put blanks between the letters of a product',
    ],
  },
  {
    text: 'log',
    told: ['error: `log` has nothing to apply to', '  log', '  ^^^'],
  },
  {
    text: 'log + x',
    told: ['error: `log` has nothing to apply to', '  log + x', '  ^^^'],
  },
  {
    text: 'a + * b',
    told: ['error: `*` cannot stand after `+`: a quantity is missing before it', '  a + * b', '      ^'],
  },
  {
    text: 'a +',
    told: [
      'error: the expression ends after `+`',
      '  a +',
      '    ^',
      'hint: something must follow, or it must go',
    ],
  },
  {
    text: '(a + b',
    told: ['error: `(` is never closed', '  (a + b', '  ^'],
  },
  {
    text: 'a + b)',
    told: [
      'error: `)` closes a bracket that was never opened',
      '  a + b)',
      '       ^',
      'hint: take it out, or open it before',
    ],
  },
  {
    text: '[a, b)',
    told: ['error: `[` is closed by `)`', '  [a, b)', '       ^'],
  },
  {
    text: '\\frac{a}{b',
    told: ['error: `{` is never closed', '  \\frac{a}{b', '          ^'],
  },
  {
    text: '|x',
    told: ['error: `|` is never closed', '  |x', '  ^'],
  },
  {
    text: '||x|| + ||y|',
    told: ['error: `|` is never closed', '  ||x|| + ||y|', '             ^'],
  },
  {
    text: 'x ^',
    told: ['error: an exponent is missing', '  x ^', '    ^'],
  },
  {
    text: 'x_',
    told: ['error: a subscript is missing', '  x_', '   ^'],
  },
  {
    text: '* x',
    told: ['error: `*` cannot stand here: a quantity is missing before it', '  * x', '  ^'],
  },
  {
    text: "'x",
    told: ["error: `'` has nothing before it that it could belong to", "  'x", '  ^'],
  },
  {
    text: 'x, y',
    told: ['error: a comma cannot stand here', '  x, y', '   ^'],
  },
  {
    text: 'x; y; ; z + )',
    told: [
      'error: `)` closes a bracket that was never opened',
      '  x; y; ; z + )',
      '              ^',
      'hint: take it out, or open it before',
    ],
  },
  {
    text: 'max(1, 2, 3)',
    told: ['error: `max` takes one or two arguments, not 3', '  max(1, 2, 3)', '  ^^^^^^^^^^^^'],
  },
  {
    text: 'kl(p)',
    told: ['error: `kl` takes two arguments, not 1', '  kl(p)', '  ^^^^^'],
  },
  {
    text: 'kl p',
    told: ['error: `kl` takes two arguments in brackets', '  kl p', '  ^^'],
  },
  {
    text: 'tr()',
    told: ['error: `tr` has no argument', '  tr()', '  ^^^^'],
  },
  {
    text: 'sum_ x',
    told: ['error: `sum` has nothing to apply to', '  sum_ x', '  ^^^'],
  },
  {
    text: 'prod(x)',
    told: [
      'error: `prod` needs an index below',
      '  prod(x)',
      '  ^^^^',
      'hint: write `prod_i x_i` or `prod_{i=1}^n x_i`',
    ],
  },
  {
    text: 'sum_{i ∈ S} x_i',
    told: [
      'error: sets of indices are not read',
      '  sum_{i ∈ S} x_i',
      '       ^',
      'hint: sum over all, with a 0/1 factor for those in the set: `sum_{i,j} M_{ij} …`',
    ],
  },
  {
    text: 'sum_{i, i} x_i',
    told: ['error: `i` is summed over twice', '  sum_{i, i} x_i', '          ^'],
  },
  {
    text: 'max_i x_i',
    told: [
      'error: `max` takes no subscript',
      '  max_i x_i',
      '      ^',
      'hint: for all entries of x write `max(x)`',
    ],
  },
  {
    text: 'x = y = z',
    told: [
      'error: one `=` in a statement',
      '  x = y = z',
      '        ^',
      'hint: give each quantity a statement of its own',
    ],
  },
  {
    text: 'W x = y',
    told: [
      'error: only a name can stand on the left of `=`',
      '  W x = y',
      '  ^^^',
      'hint: write `y = W x`, `z_j = …` or `f(x) = …`',
    ],
  },
  {
    text: '∂L/∂W = 2x',
    told: [
      'error: only a name can stand on the left of `=`',
      '  ∂L/∂W = 2x',
      '  ^^^^^',
      'hint: to check an answer, give it as the claim',
    ],
  },
  {
    text: '∂L/∂(W x) + 1',
    told: [
      'error: a partial derivative is written `∂L/∂y`',
      '  ∂L/∂(W x) + 1',
      '  ^',
      'hint: with the names of two quantities of the program',
    ],
  },
  {
    text: 'x % y',
    told: ['error: `%` has no meaning here', '  x % y', '    ^', 'hint: a comment starts with `#`'],
  },
  {
    text: 'x! + 2',
    told: [
      'error: `!` has no meaning here',
      '  x! + 2',
      '   ^',
      'hint: there is no factorial; inequality is `!=`',
    ],
  },
  {
    text: 'a + … + b',
    told: [
      'error: dots are not read',
      '  a + … + b',
      '      ^',
      'hint: write a sum or product over an index, `sum_{i=1}^n x_i`',
    ],
  },
  {
    text: '[1 2; 3 4]',
    told: [
      'error: two numbers stand side by side',
      '  [1 2; 3 4]',
      '   ^^^',
      'hint: write `*` between factors, commas between entries',
    ],
  },
  {
    text: '(1, 2)',
    told: [
      'error: a list stands only in the brackets of a function',
      '  (1, 2)',
      '    ^',
      'hint: a column vector is `[a; b]`',
    ],
  },
  {
    text: '(x > 0)',
    told: [
      'error: a comparison cannot stand in round brackets',
      '  (x > 0)',
      '     ^',
      'hint: an indicator is `[x > 0]`',
    ],
  },
  {
    text: '[0 < x < 1]',
    told: [
      'error: two comparisons in one',
      '  [0 < x < 1]',
      '         ^',
      'hint: multiply two indicators: `[0 < x] .* [x < 1]`',
    ],
  },
  {
    text: 'cases(x; y if x > 0)',
    told: ['error: a branch without condition comes last', '  cases(x; y if x > 0)', '        ^'],
  },
  {
    text: 'cases x',
    told: [
      'error: `cases` needs its branches in brackets',
      '  cases x',
      '  ^^^^^',
      'hint: write `cases(x if x >= 0; 0 if x < 0)`',
    ],
  },
  {
    text: '\\softmx(x)',
    told: [
      'error: `\\softmx` is not a command of the language',
      '  \\softmx(x)',
      '  ^^^^^^^',
      'hint: did you mean `softmax`?',
    ],
  },
  {
    text: '\\foo',
    told: ['error: `\\foo` is not a command of the language', '  \\foo', '  ^^^^'],
  },
  {
    text: '\\begin{tabular} a \\end{tabular}',
    told: [
      'error: the environment `tabular` is not read',
      '  \\begin{tabular} a \\end{tabular}',
      '  ^^^^^^^^^^^^^^^',
      'hint: bmatrix, pmatrix and cases are',
    ],
  },
  {
    text: '\\begin{bmatrix} 1 \\end{cases}',
    told: [
      'error: `\\begin{bmatrix}` is closed by `\\end{cases}`',
      '  \\begin{bmatrix} 1 \\end{cases}',
      '                    ^^^^^^^^^^^',
    ],
  },
  {
    text: 'x^*',
    told: [
      'error: `*` above a name has no meaning here',
      '  x^*',
      '    ^',
      'hint: a transpose is `^T`; give an optimum a letter or digit, `x_0`',
    ],
  },
  {
    text: 'x^{}',
    told: ['error: the exponent is empty', '  x^{}', '   ^^^'],
  },
  {
    text: '()',
    told: ['error: there is nothing between the brackets', '  ()', '  ^^'],
  },
  {
    text: 'x[]',
    told: ['error: a position is missing', '  x[]', '   ^^', 'hint: write `x[i]` or `X[i,:]`'],
  },
  {
    text: '[1, ; 2]',
    told: ['error: an entry is missing', '  [1, ; 2]', '      ^'],
  },
  {
    text: "tanh' z",
    told: [
      "error: `tanh'` is not read without its argument in brackets",
      "  tanh' z",
      '      ^',
      "hint: write `tanh'(z)`",
    ],
  },
  {
    text: 'sin^{-1}(x)',
    told: [
      'error: `sin` itself has no inverse or transpose here',
      '  sin^{-1}(x)',
      '     ^',
      'hint: put the mark after the bracket, `sin(x)^-1`',
    ],
  },
  {
    text: '∇ L',
    told: ['error: by which variable?', '  ∇ L', '  ^', 'hint: write `∇_W L` or `∂L/∂W`'],
  },
  {
    text: '∂^12 L/∂x^12',
    told: ['error: derivatives are computed up to order 9', '  ∂^12 L/∂x^12', '  ^^^^^^^^^^^^'],
  },
  {
    text: '∂³L/∂x∂y²',
    told: [
      'error: mixed derivatives are computed by two variables, each once',
      '  ∂³L/∂x∂y²',
      '  ^^^^^^^^^',
      'hint: write `∂²L/∂x∂y`, or ask by one variable',
    ],
  },
  {
    text: 'grad(L)',
    told: ['error: by which variable?', '  grad(L)', '  ^^^^^^^', 'hint: write `grad(L, W)`'],
  },
  {
    text: 'd/dW',
    told: ['error: the derivative of what?', '  d/dW', '  ^^^^', 'hint: write `∂L/∂W` or `d/dW (…)`'],
  },
  {
    text: '\\hat + x',
    told: ['error: `\\hat` belongs over a letter', '  \\hat + x', '  ^^^^'],
  },
  {
    text: '\\hat{xy}',
    told: ['error: `\\hat` belongs over one letter', '  \\hat{xy}', '  ^^^^^^^'],
  },
  {
    text: 'x.y',
    told: ['error: a full stop stands only at the end', '  x.y', '   ^', 'hint: a product is `A*B` or `A B`'],
  },
  {
    text: '<a, b, c>',
    told: ['error: an inner product has two parts', '  <a, b, c>', '  ^^^^^^^^^', 'hint: write `<a, b>`'],
  },
  {
    text: '√',
    told: ['error: `√` has nothing after it', '  √', '  ^'],
  },
  {
    text: '2^^3',
    told: [
      'error: `^` cannot stand here',
      '  2^^3',
      '    ^',
      'hint: put brackets around what belongs together',
    ],
  },
  {
    text: 'x | y',
    told: ['error: `|` is never closed', '  x | y', '    ^'],
  },
  {
    text: 'x → y',
    told: ['error: `→` cannot stand here', '  x → y', '    ^'],
  },
  {
    text: 'f(x + 1) = 3',
    told: [
      'error: only a name can stand on the left of `=`',
      '  f(x + 1) = 3',
      '  ^^^^^^^^',
      'hint: write `y = W x`, `z_j = …` or `f(x) = …`',
    ],
  },
  {
    text: 'y =',
    told: ['error: nothing stands on the right of `=`', '  y =', '    ^'],
  },
  {
    text: 'x > 0 > ',
    told: ['error: one side of the comparison is missing', '  x > 0 > ', '        ^'],
  },
  {
    text: 'x',
    where: 'x:',
    told: [
      'error: `x` has no shape',
      'where | x:',
      '      | ^^',
      'hint: write `x: n`, `W: m×n` or `c: scalar`',
    ],
  },
  {
    text: 'x',
    where: 'x: n symetric',
    told: [
      'error: `symetric` is not a property',
      'where | x: n symetric',
      '      |      ^^^^^^^^',
      'hint: did you mean `symmetric`?',
    ],
  },
  {
    text: 'x',
    where: 'W: m×',
    told: ['error: a size is missing', 'where | W: m×', '      | ^^^^^', 'hint: write `x: n` or `W: m×n`'],
  },
  {
    text: 'x',
    where: 'W: m×n×p',
    told: [
      'error: arrays of more than two dimensions are not part of the language',
      'where | W: m×n×p',
      '      | ^^^^^^^^',
    ],
  },
  {
    text: 'x',
    where: 'x: vector',
    told: ['error: how long is the vector?', 'where | x: vector', '      |    ^^^^^^', 'hint: write `x: n`'],
  },
  {
    text: 'x',
    where: 'c: scalar 3',
    told: [
      'error: `3` is not a property',
      'where | c: scalar 3',
      '      |           ^',
      'hint: properties are symmetric, antisymmetric, spd, psd, diagonal, orthogonal, lower, upper, invertible, positive, nonnegative, probability, onehot, integer',
    ],
  },
  {
    text: 'x',
    where: 'x_i: d for i',
    told: [
      'error: samples are declared with a range',
      'where | x_i: d for i',
      '      | ^^^^^^^^^^^^',
      'hint: write `x_i: d for i = 1..N`',
    ],
  },
  {
    text: 'x',
    where: 'x: n\nW: m×n foo\ny: k',
    told: [
      'error: `foo` is not a property',
      'where:2 | W: m×n foo',
      '        |        ^^^',
      'hint: properties are symmetric, antisymmetric, spd, psd, diagonal, orthogonal, lower, upper, invertible, positive, nonnegative, probability, onehot, integer',
    ],
  },
  {
    text: 'x',
    where: 'x: n; b - A x > > 0',
    told: [
      'error: one side of the comparison is missing',
      'where | x: n; b - A x > > 0',
      '      |               ^',
    ],
  },
]

describe('what a person is told', () => {
  test.each(rows)('$text $where', ({ text, where, told }) => {
    expect(complaint(text, where)?.split('\n')).toEqual(told)
  })
})

test('the line of a program is named, and only that line is shown', () => {
  expect(complaint('a = x\nb = sofmax(a)\nc = b')).toBe(
    [
      'error: `sofmax` is not a function of the language',
      '2 | b = sofmax(a)',
      '  |     ^^^^^^',
      'hint: did you mean `softmax`?',
    ].join('\n'),
  )
})

test('a claim has its own text', () => {
  const { names } = parseProgram('y = x', { vocabulary })
  try {
    parseExpression('2 (x', names, vocabulary)
    expect.unreachable()
  } catch (e) {
    const { problem } = e as GradusError
    expect(e).toBeInstanceOf(GradusError)
    expect(renderProblem(problem, { program: 'y = x', claim: '2 (x' })).toBe(
      ['error: `(` is never closed', 'claim | 2 (x', '      |   ^'].join('\n'),
    )
  }
})

test.each(['', '  ', '# nothing', ';'])('the claim %j is empty', (claim) => {
  const { names } = parseProgram('y = x', { vocabulary })
  expect(() => parseExpression(claim, names, vocabulary)).toThrow('there is no expression')
})

test('carets stand under what is meant, whatever is before it', () => {
  expect(complaint('x̄ + ŷ + 𝟙 + )')).toMatch(/^ {14}\^$/m)
  const text = `${'x + '.repeat(200)}) + y`
  const [, source, carets] = complaint(text)!.split('\n')
  expect(source!.length).toBeLessThan(110)
  expect(source![carets!.indexOf('^')]).toBe(')')
})

test('positions are told in lines and columns as one reads them', () => {
  expect(positionOf('a\nx̄ + b', { start: 7, end: 8 })).toEqual({ line: 2, column: 5, length: 1 })
  expect(positionOf('𝟙 + b', { start: 5, end: 6 })).toEqual({ line: 1, column: 5, length: 1 })
  expect(positionOf('', { start: 0, end: 0 })).toEqual({ line: 1, column: 1, length: 1 })
  expect(positionOf('ab\ncd', { start: 1, end: 5 })).toEqual({ line: 1, column: 2, length: 1 })
})

test('nothing of the input reaches a terminal as a command', () => {
  const told = complaint('x \u001b[31m + \u202e y')!
  expect(told.includes('\u001b') || told.includes('\u202e')).toBe(false)
})
