import type { Topic } from './topic.js'

export const second: Topic = {
  id: 'second',
  title: 'Second derivatives and beyond',
  lead: 'The gradient, simplified and differentiated again. By a vector that is the Hessian; by a matrix it has four axes; by two variables in turn it is a mixed derivative.',
  exercises: [
    {
      id: 'hessian-quadratic',
      title: 'Hessian of a quadratic form',
      program: 'f = xᵀA x',
      where: 'A: n×n; x: n',
      wrt: 'x',
      order: 2,
    },
    {
      id: 'hessian-exponential',
      title: 'Hessian of an exponential',
      program: 'f = exp(xᵀA x)',
      where: 'A: n×n symmetric; x: n',
      wrt: 'x',
      order: 2,
    },
    {
      id: 'hessian-logistic',
      title: 'Hessian of logistic regression',
      program: 'L = Σᵢ log(1 + exp(−yᵢ (X w)ᵢ))',
      where: 'X: N×d; y: N; w: d',
      wrt: 'w',
      order: 2,
    },
    {
      id: 'hessian-log-determinant',
      title: 'Hessian of the log-determinant, by a matrix',
      program: 'f = log det X',
      where: 'X: n×n spd',
      wrt: 'X',
      order: 2,
    },
    {
      id: 'mixed-bilinear',
      title: 'A mixed derivative',
      program: 'f = (xᵀA y)²',
      where: 'A: n×m; x: n; y: m',
      wrt: 'x',
      and: 'y',
    },
    {
      id: 'third-exponential',
      title: 'A third derivative, in components',
      program: 'f = exp(aᵀx)',
      where: 'a: n; x: n',
      wrt: 'x',
      order: 3,
    },
  ],
}
