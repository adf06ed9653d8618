import type { Topic } from './topic.js'

export const regularisation: Topic = {
  id: 'regularisation',
  title: 'Regularisation',
  lead: 'Data loss and penalty.',
  exercises: [
    {
      id: 'penalty',
      title: 'Sum of squared weights',
      program: 'Σ_{k,l} W_{kl}²',
      where: 'W: C×D',
      wrt: 'W',
    },
    {
      id: 'ridge',
      title: 'Mean squared loss with penalty',
      program: '1/N ‖X W − Y‖² + λ ‖W‖²',
      where: 'X: N×D; W: D×C; Y: N×C; λ: scalar',
      wrt: 'W',
    },
    {
      id: 'softmax-penalty',
      title: 'Softmax loss with penalty',
      program: 'p = softmax(W x)\nL = −log p_y + λ ‖W‖²',
      where: 'W: C×D; x: D; y: index; λ: scalar',
      wrt: 'W',
    },
  ],
}
