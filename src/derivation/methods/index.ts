import { ChainRule } from './chain/chain.js'
import { Components } from './components/components.js'
import { Differentials } from './differential/differential.js'
import type { Method, Task, Teller } from './method.js'

const tellers: Readonly<Record<Method, (task: Task) => Teller>> = {
  chain: (task) => new ChainRule(task),
  differential: (task) => new Differentials(task),
  components: (task) => new Components(task),
}

/** The method at work on a function that was cut into parts. */
export const telling = (method: Method, task: Task): Teller => tellers[method](task)
