import type { Topic } from './topic.js'

const threeLayerNet = `H = f(XWᵀ + b)
ŷ = Hθ + c
L = (ŷ − y)ᵀ(ŷ − y)`

const threeLayerShapes = 'X: N×d; W: M×d; b: M; θ: M; c: scalar; y: N'

export const regressionNetwork: Topic = {
  id: 'regression-network',
  title: 'A regression network',
  lead: 'One hidden layer with any activation $f$, in components for one sample, and for all samples at once.',
  exercises: [
    {
      id: 'regression-components',
      title: 'One sample, in components',
      program: 'h_j = f(Σᵢ W_{ji} xᵢ + b_j)\nŷ = Σⱼ θⱼ hⱼ + c\nL = (ŷ − y)²',
      where: 'W: M×3; x: 3; b: M; θ: M; c: scalar; y: scalar',
      wrt: ['θ', 'W'],
      functions: { f: 'tanh' },
    },
    {
      id: 'regression-sample',
      title: 'One sample, in vectors',
      program: 'z = W x + b\nh = f(z)\nŷ = θᵀh + c\nL = (ŷ − y)²',
      where: 'W: M×3; x: 3; b: M; θ: M; c: scalar; y: scalar',
      wrt: ['W', 'x'],
      functions: { f: 'tanh' },
    },
    {
      id: 'regression-network-batch',
      title: 'All samples: output layer',
      program: threeLayerNet,
      where: threeLayerShapes,
      wrt: ['θ', 'c'],
      functions: { f: 'tanh' },
    },
    {
      id: 'regression-network-hidden',
      title: 'All samples: by the hidden layer',
      program: 'ŷ = Hθ + c\nL = (ŷ − y)ᵀ(ŷ − y)',
      where: 'H: N×M; θ: M; c: scalar; y: N',
      wrt: 'H',
    },
    {
      id: 'regression-network-inner',
      title: 'All samples: hidden weights and input',
      program: threeLayerNet,
      where: threeLayerShapes,
      wrt: ['W', 'b', 'X'],
      functions: { f: 'tanh' },
    },
    {
      id: 'regression-relu',
      title: 'Two ReLU layers with half the squared loss',
      program: 'a₁ = relu(W₁x + b₁)\na₂ = relu(W₂a₁ + b₂)\nh = w₃ᵀa₂ + b₃\nJ = 1/2 (h − o)²',
      where: 'W1: m×d; b1: m; W2: n×m; b2: n; w3: n; b3: scalar; x: d; o: scalar',
      wrt: ['b3', 'W1'],
    },
  ],
}
