import type { Topic } from './topic.js'

export const classes: Topic = {
  id: 'classes',
  title: 'Many classes',
  lead: 'Cross-entropy, divergence, and the multiclass hinge.',
  exercises: [
    {
      id: 'cross-entropy',
      title: 'Cross-entropy by the probabilities',
      program: 'cross_entropy(y, p)',
      where: 'y: K onehot; p: K probability',
      wrt: 'p',
    },
    {
      id: 'divergence',
      title: 'Kullback–Leibler divergence to a model',
      program: 'Σᵢ pᵢ log(pᵢ/qᵢ)',
      where: 'p: n probability; q: n probability',
      wrt: 'q',
    },
    {
      id: 'softmax-cross-entropy',
      title: 'Softmax with cross-entropy',
      program: 'cross_entropy(y, softmax(z))',
      where: 'y: K onehot; z: K',
      wrt: 'z',
    },
    {
      id: 'softmax-regression',
      title: 'Softmax regression',
      program: 'z = W x + b\nŷ = softmax(z)\nL = cross_entropy(y, ŷ)',
      where: 'W: K×d; x: d; b: K; y: K onehot',
      wrt: ['W', 'b', 'x'],
    },
    {
      id: 'true-label',
      title: 'Log-likelihood of the true label',
      program: 'z = W x\nL = −log softmax(z)[y]',
      where: 'W: K×d; x: d; y: index',
      wrt: 'W',
    },
    {
      id: 'svm-scores',
      title: 'Multiclass SVM by the scores',
      program: 'Σ_{j≠y} max(0, s_j − s_y + 1)',
      where: 's: C; y: index',
      wrt: 's',
    },
    {
      id: 'svm',
      title: 'Multiclass SVM by weights and input',
      program: 's = W x\nm = s − s_y + 1\nL = Σ_{j≠y} max(0, m_j)',
      where: 'W: C×D; x: D; y: index',
      wrt: ['W', 'x'],
    },
    {
      id: 'svm-batch',
      title: 'Multiclass SVM of a batch, regularised',
      program: 'S = X Wᵀ\nM = S − row_sum(S ⊙ Y) 𝟙ᵀ + 1\nL = 1/N sum(max(0, M)) + λ ‖W‖²',
      where: 'X: N×D; W: C×D; Y: N×C onehot; λ: scalar',
      wrt: 'W',
    },
  ],
}
