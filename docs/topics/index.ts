import { activations } from './activations.js'
import { chain } from './chain.js'
import { classes } from './classes.js'
import { forms } from './forms.js'
import { gallery } from './gallery.js'
import { gates } from './gates.js'
import { losses } from './losses.js'
import { neurons } from './neurons.js'
import { numbers } from './numbers.js'
import { pooling } from './pooling.js'
import { products } from './products.js'
import { regressionNetwork } from './regression-network.js'
import { regularisation } from './regularisation.js'
import { reluNetworks } from './relu-networks.js'
import { second } from './second.js'
import { shapes } from './shapes.js'
import { sigmoidNetwork } from './sigmoid-network.js'
import { softmax } from './softmax.js'
import { sums } from './sums.js'
import type { Topic } from './topic.js'

/** The exercises of a course on neural networks and matrix calculus, in the order of the course. */
export const topics: readonly Topic[] = [
  numbers,
  products,
  shapes,
  forms,
  sums,
  second,
  neurons,
  activations,
  gates,
  pooling,
  softmax,
  losses,
  classes,
  regularisation,
  chain,
  reluNetworks,
  regressionNetwork,
  sigmoidNetwork,
  gallery,
]
