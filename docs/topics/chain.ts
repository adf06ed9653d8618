import type { Topic } from './topic.js'

export const chain: Topic = {
  id: 'chain',
  title: 'The chain rule',
  lead: 'Composition of linear maps: of numbers, of Jacobians, of sums over paths.',
  exercises: [
    {
      id: 'chain-two',
      title: 'Two functions',
      program: 'y = g(x)\nz = f(y)',
      where: 'x: scalar',
      wrt: 'x',
      functions: { f: 'tanh', g: 'sin' },
    },
    {
      id: 'chain-three',
      title: 'Three functions',
      program: 'L = f(g(h(x)))',
      where: 'x: scalar',
      wrt: 'x',
      functions: { f: 'tanh', g: 'sin', h: 'exp' },
    },
    {
      id: 'total-derivative',
      title: 'Two paths: the total derivative',
      program: 'u = g(x)\nv = h(x)\nL = u v',
      where: 'x: scalar',
      wrt: 'x',
      functions: { g: 'sin', h: 'exp' },
    },
    {
      id: 'chain-jacobians',
      title: 'Jacobians of two layers',
      program: 'y = g(B x)\nz = f(A y)',
      where: 'A: k×m; B: m×d; x: d',
      wrt: 'x',
      functions: { f: 'tanh', g: 'sin' },
    },
    {
      id: 'chain-vector',
      title: 'A gradient taken back through a layer',
      program: 'h = f(W θ)\nL = ⟨g, h⟩',
      where: 'W: N×M; θ: M; g: N',
      wrt: 'θ',
      functions: { f: 'tanh' },
    },
    {
      id: 'layer-jacobian',
      title: 'Jacobian of a layer',
      program: 'z = W a + b\nh = g(z)',
      where: 'W: m×n; a: n; b: m',
      wrt: 'a',
      functions: { g: 'sin' },
    },
  ],
}
