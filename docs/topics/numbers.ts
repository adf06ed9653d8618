import type { Topic } from './topic.js'

export const numbers: Topic = {
  id: 'numbers',
  title: 'One example with numbers',
  lead: 'A squared norm, differentiated by both of its factors. Beside each formula stands what it is for the numbers given.',
  exercises: [
    {
      id: 'squared-norm',
      title: 'Squared norm of a product',
      program: 'q = W x\nf = ‖q‖²',
      where: 'W: m×n; x: n',
      wrt: ['W', 'x'],
      at: {
        W: [
          [0.1, 0.5],
          [-0.3, 0.8],
        ],
        x: [[0.2], [0.4]],
      },
    },
  ],
}
