import type { Topic } from './topic.js'

const sigmoidNet = `z₁ = W₁x + b₁
a₁ = relu(z₁)
z₂ = W₂a₁ + b₂
a₂ = relu(z₂)
z₃ = w₃ᵀa₂ + b₃
o = σ(z₃)
J = −y log o − (1 − y) log(1 − o)`

const sigmoidShapes = 'W1: m×d; b1: m; W2: n×m; b2: n; w3: n; b3: scalar; x: d; y: scalar'

export const sigmoidNetwork: Topic = {
  id: 'sigmoid-network',
  title: 'A classifier with three layers',
  lead: 'ReLU twice, a sigmoid at the end, log-loss: from the output back to the first weights.',
  exercises: [
    {
      id: 'classifier-output',
      title: 'Output layer',
      program: sigmoidNet,
      where: sigmoidShapes,
      wrt: ['b3', 'w3'],
    },
    {
      id: 'classifier-second',
      title: 'Second layer',
      program: sigmoidNet,
      where: sigmoidShapes,
      wrt: ['W2', 'b2'],
    },
    {
      id: 'classifier-first',
      title: 'First layer',
      program: sigmoidNet,
      where: sigmoidShapes,
      wrt: ['W1', 'b1'],
    },
    {
      id: 'classifier-superscripts',
      title: 'The same with layers numbered above',
      program:
        'z^{[1]} = W^{[1]} x + b^{[1]}\na^{[1]} = \\operatorname{relu}(z^{[1]})\nz^{[2]} = \\theta^\\top a^{[1]} + c\na^{[2]} = \\sigma(z^{[2]})\nJ = -y \\log(a^{[2]}) - (1 - y)\\log(1 - a^{[2]})',
      where: 'W^{[1]}: m×d; b^{[1]}: m; θ: m; c: scalar; x: d; y: scalar',
      wrt: 'W^{[1]}',
    },
  ],
}
