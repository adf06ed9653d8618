import type { Topic } from './topic.js'

export const reluNetworks: Topic = {
  id: 'relu-networks',
  title: 'ReLU networks',
  lead: 'Two and three layers; $g$ is the gradient that comes in from above.',
  exercises: [
    {
      id: 'two-layers',
      title: 'Two layers, Jacobian by the input',
      program: 'f = W₂ max(0, W₁x)',
      where: 'W1: H×D; W2: C×H; x: D',
      wrt: 'x',
    },
    {
      id: 'two-layers-biases',
      title: 'Two layers with biases',
      program: 'z = W₁x + b₁\nf = W₂ max(0, z) + b₂\nL = ⟨g, f⟩',
      where: 'W1: H×D; b1: H; W2: C×H; b2: C; x: D; g: C',
      wrt: ['W1', 'b1', 'W2', 'b2', 'x'],
    },
    {
      id: 'three-layers',
      title: 'Three layers',
      program: 'h₁ = max(0, W₁x)\nh₂ = max(0, W₂h₁)\nL = ⟨g, W₃h₂⟩',
      where: 'W1: m×D; W2: p×m; W3: C×p; x: D; g: C',
      wrt: ['W3', 'W2', 'W1'],
    },
  ],
}
