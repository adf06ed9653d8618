import type { Topic } from './topic.js'

export const pooling: Topic = {
  id: 'pooling',
  title: 'Pooling',
  lead: 'One number from many. In the first two, $\\partial L/\\partial y$ is known and wanted is $\\partial L/\\partial x$.',
  exercises: [
    {
      id: 'lp-pooling',
      title: '$L^p$ pooling',
      program: 'y = (Σᵢ xᵢᵖ)^(1/p)',
      where: 'x: n positive; p: scalar positive',
      wrt: 'x',
      upstream: true,
    },
    {
      id: 'log-average',
      title: 'Log-average',
      program: 'y = 1/β ln(1/n Σᵢ exp(β xᵢ))',
      where: 'β: scalar; x: n',
      wrt: 'x',
      upstream: true,
    },
    {
      id: 'lp-pooling-exponent',
      title: '$L^p$ pooling by its exponent',
      program: 's = Σᵢ xᵢᵖ\ny = s^(1/p)',
      where: 'x: n positive; p: scalar positive',
      wrt: 'p',
    },
    {
      id: 'log-average-sharpness',
      title: 'Log-average by its sharpness',
      program: 'y = 1/β ln(mean(exp(βx)))',
      where: 'β: scalar; x: n',
      wrt: 'β',
    },
    { id: 'mean-pooling', title: 'Mean', program: 'mean(x)', where: 'x: n', wrt: 'x' },
    { id: 'max-pooling', title: 'Maximum', program: 'max(x)', where: 'x: n', wrt: 'x' },
  ],
}
