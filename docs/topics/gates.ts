import type { Topic } from './topic.js'

export const gates: Topic = {
  id: 'gates',
  title: 'Gates of a computational graph',
  lead: 'What goes back through a sum, a maximum and a product when $g$ comes in from above.',
  exercises: [
    {
      id: 'gate-add',
      title: 'Sum: hands $g$ on',
      program: 'L = g (x + y)',
      where: 'g: scalar; x: scalar; y: scalar',
      wrt: ['x', 'y'],
    },
    {
      id: 'gate-max',
      title: 'Maximum: sends $g$ one way',
      program: 'L = g max(x, y)',
      where: 'g: scalar; x: scalar; y: scalar',
      wrt: ['x', 'y'],
    },
    {
      id: 'gate-mul',
      title: 'Product: swaps the factors',
      program: 'L = g x y',
      where: 'g: scalar; x: scalar; y: scalar',
      wrt: ['x', 'y'],
    },
    {
      id: 'gate-graph',
      title: 'Two gates in a row',
      program: 'q = x + y\nf = q z',
      where: 'x: scalar; y: scalar; z: scalar',
      wrt: ['x', 'y', 'z'],
    },
    {
      id: 'gate-max-vector',
      title: 'Maximum of two vectors',
      program: 'L = ⟨g, max(x, y)⟩',
      where: 'g: n; x: n; y: n',
      wrt: 'x',
    },
    {
      id: 'gate-relu',
      title: 'ReLU, backwards',
      program: 'L = ⟨g, max(0, x)⟩',
      where: 'g: n; x: n',
      wrt: 'x',
    },
  ],
}
