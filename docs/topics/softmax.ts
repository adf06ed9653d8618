import type { Topic } from './topic.js'

export const softmax: Topic = {
  id: 'softmax',
  title: 'Softmax',
  lead: 'The Jacobian, from its definition and through a layer.',
  exercises: [
    { id: 'softmax-jacobian', title: 'Softmax', program: 'h = softmax(z)', where: 'z: K', wrt: 'z' },
    {
      id: 'softmax-components',
      title: 'Softmax, written in components',
      program: 'h_j = e^{z_j} / Σ_k e^{z_k}',
      where: 'z: K',
      wrt: 'z',
    },
    {
      id: 'softmax-layer-components',
      title: 'A softmax layer, written in components',
      program: 'z_j = b_j + Σᵢ xᵢ W_{ij}\nh_j = e^{z_j} / Σ_k e^{z_k}',
      where: 'W: d×K; x: d; b: K',
      wrt: 'x',
    },
    {
      id: 'softmax-layer',
      title: 'A softmax layer',
      program: 'z = Wᵀx + b\nh = softmax(z)',
      where: 'W: d×K; x: d; b: K',
      wrt: ['b', 'x'],
    },
  ],
}
