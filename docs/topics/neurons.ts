import type { Topic } from './topic.js'

export const neurons: Topic = {
  id: 'neurons',
  title: 'Single neurons',
  lead: 'One weighted sum, and the function after it.',
  exercises: [
    {
      id: 'neuron-linear',
      title: 'Linear neuron',
      program: 'h = b + Σᵢ wᵢ xᵢ',
      where: 'b: scalar; w: d; x: d',
      wrt: ['w', 'x', 'b'],
    },
    {
      id: 'neuron-relu',
      title: 'Rectified linear neuron',
      program: 'z = b + Σᵢ wᵢ xᵢ\nh = max(z, 0)',
      where: 'b: scalar; w: d; x: d',
      wrt: ['w', 'b'],
    },
    {
      id: 'neuron-sigmoid',
      title: 'Sigmoid neuron',
      program: 'z = b + Σᵢ wᵢ xᵢ\nh = σ(z)',
      where: 'b: scalar; w: d; x: d',
      wrt: ['w', 'x', 'b'],
    },
    {
      id: 'neuron-tanh',
      title: 'tanh neuron',
      program: 'z = b + Σᵢ wᵢ xᵢ\nh = tanh(z)',
      where: 'b: scalar; w: d; x: d',
      wrt: ['w', 'b'],
    },
    {
      id: 'neuron-any',
      title: 'Neuron with any activation',
      program: 'a = wᵀx\nŷ = f(a)',
      where: 'w: d; x: d',
      wrt: 'w',
      functions: { f: 'tanh' },
    },
    {
      id: 'neuron-first-hidden',
      title: 'A neuron of the first hidden layer, by one weight',
      program: 'a₁ = relu(θ₁x₁ + θ₄x₂ + b)',
      where: 'θ1: scalar; θ4: scalar; x1: scalar; x2: scalar; b: scalar',
      wrt: 'θ1',
    },
    {
      id: 'maxout',
      title: 'Maxout',
      program: 'max(w₁ᵀx + b₁, w₂ᵀx + b₂)',
      where: 'w1: d; w2: d; x: d; b1: scalar; b2: scalar',
      wrt: ['w1', 'b2', 'x'],
    },
    {
      id: 'neuron-graph',
      title: 'Sigmoid as one gate of a graph',
      program: 'p = 1/(1 + e^(−(w₀x₀ + w₁x₁ + w₂)))',
      where: 'w0: scalar; w1: scalar; w2: scalar; x0: scalar; x1: scalar',
      wrt: ['w0', 'w2', 'x0'],
    },
  ],
}
