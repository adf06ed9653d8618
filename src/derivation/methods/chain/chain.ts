import type { SymbolNode } from '../../../expression/node.js'
import type { Shape } from '../../../expression/shape.js'
import { derivativeShape } from '../../layout.js'
import type { Task, Teller, Told } from '../method.js'
import { namingSteps } from '../naming.js'
import { BackwardSweep } from './backward.js'
import { byDifferentials, forwardByScalar } from './forward.js'

/** The chain rule over the computational graph: forward by a scalar, backward from a scalar or a vector, else by differentials. */
export class ChainRule implements Teller {
  readonly #task: Task
  #sweep: BackwardSweep | undefined

  constructor(task: Task) {
    this.#task = task
  }

  tell(by: SymbolNode): Told {
    const told = this.#tell(by)
    return { ...told, steps: [...namingSteps(this.#task.parts, by), ...told.steps] }
  }

  #tell(by: SymbolNode): Told {
    const { parts, quantities, fresh } = this.#task
    const { shape } = parts.result.name
    if (shape.kind !== 'scalar' && by.shape.kind === 'scalar') {
      const { quantity, value, steps } = forwardByScalar(parts, by, quantities)
      return { steps, value, left: quantity.symbol, form: 'jacobian', side: quantity.side }
    }
    if (shape.kind === 'scalar' || isLine(shape)) {
      this.#sweep ??= new BackwardSweep(parts, quantities, fresh)
      const found = derivativeShape(shape, by.shape, 'numerator') ? this.#sweep.run(by) : null
      if (found) {
        const { quantity, value, steps } = found
        const form = shape.kind === 'scalar' ? 'gradient' : 'jacobian'
        return { steps, value, left: quantity.symbol, form, side: quantity.side }
      }
    }
    const { differential, value, direction, jacobian, steps } = byDifferentials(parts, by, quantities)
    if (jacobian) {
      const { quantity } = jacobian
      return { steps, value: jacobian.value, left: quantity.symbol, form: 'jacobian', side: quantity.side }
    }
    return { steps, value, left: differential, form: 'differential', side: 'numerator', direction }
  }
}

const isLine = (s: Shape): boolean => s.kind === 'vector' || s.kind === 'covector'
