import type { Topic } from './topic.js'

export const products: Topic = {
  id: 'products',
  title: 'Products',
  lead: 'The first rules of any table, and the gate that multiplies two matrices.',
  exercises: [
    { id: 'dot', title: 'Inner product', program: 'wᵀx', where: 'w: d; x: d', wrt: ['w', 'x'] },
    { id: 'linear-map', title: 'Linear map', program: 'y = A x', where: 'A: k×d; x: d', wrt: 'x' },
    { id: 'quadratic', title: 'Quadratic form', program: 'wᵀA w', where: 'w: n; A: n×n', wrt: ['w', 'A'] },
    {
      id: 'quadratic-symmetric',
      title: 'Quadratic form, symmetric matrix',
      program: 'wᵀA w',
      where: 'w: n; A: n×n symmetric',
      wrt: 'w',
    },
    { id: 'norm-vector', title: 'Squared norm of a vector', program: '‖q‖²', where: 'q: n', wrt: 'q' },
    {
      id: 'norm-sum',
      title: 'Squared norm, written as a sum',
      program: 'q = W x\nf = Σᵢ qᵢ²',
      where: 'W: m×n; x: n',
      wrt: ['W', 'x'],
    },
    {
      id: 'matmul',
      title: 'A product of matrices that feeds a loss',
      program: 'Y = X W\nL = ⟨G, Y⟩',
      where: 'X: N×D; W: D×M; G: N×M',
      wrt: ['X', 'W'],
    },
    {
      id: 'polynomial',
      title: 'A polynomial',
      program: '3 x₁² x₂',
      where: 'x1: scalar; x2: scalar',
      wrt: ['x1', 'x2'],
    },
    {
      id: 'polynomial-vector',
      title: 'The same by the vector',
      program: '3 x[1]^2 x[2]',
      where: 'x: 2',
      wrt: 'x',
    },
    {
      id: 'layer-component',
      title: 'One component of a layer, by its weights',
      program: '(W a + b)_i',
      where: 'W: m×n; a: n; b: m; i: index',
      wrt: 'W',
    },
  ],
}
