import type { Topic } from './topic.js'

export const shapes: Topic = {
  id: 'shapes',
  title: 'Shapes: from scalar by scalar to matrix by matrix',
  lead: 'A layout says where the entries $\\partial y_i / \\partial x_j$ go. Beyond two dimensions the derivative is a linear map, and it is written as one.',
  exercises: [
    {
      id: 'scalar-by-scalar',
      title: 'Scalar by scalar',
      program: 'y = a x²',
      where: 'a: scalar; x: scalar',
      wrt: 'x',
    },
    {
      id: 'vector-by-scalar',
      title: 'Vector by scalar',
      program: 'y = t a + b',
      where: 't: scalar; a: k; b: k',
      wrt: 't',
    },
    {
      id: 'scalar-by-vector',
      title: 'Scalar by vector',
      program: 'y = aᵀx',
      where: 'a: d; x: d',
      wrt: 'x',
    },
    {
      id: 'scalar-by-matrix',
      title: 'Scalar by matrix',
      program: 'y = aᵀX b',
      where: 'a: n; X: n×m; b: m',
      wrt: 'X',
    },
    {
      id: 'matrix-by-scalar',
      title: 'Matrix by scalar',
      program: 'Y = t A',
      where: 't: scalar; A: n×m',
      wrt: 't',
    },
    {
      id: 'vector-by-matrix',
      title: 'Vector by matrix',
      program: 'f = W x',
      where: 'W: C×D; x: D',
      wrt: 'W',
    },
    {
      id: 'matrix-by-matrix',
      title: 'Matrix by matrix',
      program: 'Y = X W',
      where: 'X: N×D; W: D×M',
      wrt: ['X', 'W'],
    },
    {
      id: 'relu-by-matrix',
      title: 'ReLU of a matrix',
      program: 'Y = max(0, X)',
      where: 'X: n×m',
      wrt: 'X',
    },
    {
      id: 'layer-by-weights',
      title: 'A whole hidden layer by its weights',
      program: 'H = f(XWᵀ + b)',
      where: 'X: N×d; W: M×d; b: M',
      wrt: 'W',
      functions: { f: 'tanh' },
    },
  ],
}
