import type { Topic } from './topic.js'

export const sums: Topic = {
  id: 'sums',
  title: 'Sums over indices',
  lead: 'A formula in components is written with matrices where they say it: chains, traces, entrywise products, samples as rows. Where no product of matrices says it, the answer is a formula for each entry.',
  exercises: [
    {
      id: 'scatter',
      title: 'The centre of samples',
      program: 'L = Σ_i ‖x_i − m‖²',
      where: 'x_i: d for i = 1..N; m: d',
      wrt: 'm',
    },
    {
      id: 'logistic-samples',
      title: 'Logistic loss over samples',
      program: "L = Σ_i log(1 + exp(−t_i w'x_i))",
      where: 'x_i: d for i = 1..N; w: d; t: N',
      wrt: 'w',
    },
    {
      id: 'masked-factors',
      title: 'Factors of a matrix with holes',
      program: "L = Σ_{i,j} M_{ij} (R_{ij} − u_i'v_j)²",
      where: 'u_i: k for i = 1..m; v_j: k for j = 1..n; M: m×n; R: m×n',
      wrt: 'u',
    },
    {
      id: 'all-pairs',
      title: 'Distances of all pairs',
      program: 'L = Σ_{i<j} (x_i − x_j)²',
      where: 'x: n',
      wrt: 'x',
    },
    {
      id: 'neighbours',
      title: 'Neighbours: an answer in components',
      program: 'L = Σ_{i=1}^{n−1} (x_{i+1} − x_i)²',
      where: 'x: n',
      wrt: 'x',
    },
    {
      id: 'vandermonde',
      title: 'A product over pairs',
      program: 'V = Π_{i<j} (x_j − x_i)',
      where: 'x: n',
      wrt: 'x',
    },
    {
      id: 'chain-of-neighbours',
      title: 'Neighbours of an affine map',
      program: 'z = W x; L = Σ_{i=1}^{m−1} z_i z_{i+1}',
      where: 'W: m×n; x: n',
      wrt: 'W',
    },
    {
      id: 'convolution',
      title: 'A convolution by its weights',
      program: 'y_i = Σ_k w_k x_{i+k−1}; L = ‖y‖²',
      where: 'x: n; w: m; y: n−m+1',
      wrt: 'w',
    },
  ],
}
