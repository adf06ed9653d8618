import type { Shape } from '../expression/shape.js'

/** Names for intermediates that the user did not name: a letter that fits the role, with a number when it is taken. */
export class FreshNames {
  readonly #taken: Set<string>
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken)
  }

  /** The same names taken; what is taken from one is not from the other. */
  copy(): FreshNames {
    return new FreshNames(this.#taken)
  }

  isTaken(name: string): boolean {
    return this.#taken.has(name)
  }

  take(candidates: readonly string[]): string {
    const free = candidates.find((c) => !this.#taken.has(c))
    const name = free ?? this.#numbered(candidates[0]!)
    this.#taken.add(name)
    return name
  }

  #numbered(letter: string): string {
    for (let k = 1; ; k++) if (!this.#taken.has(`${letter}${k}`)) return `${letter}${k}`
  }
}

export type PartRole = 'linear' | 'residual' | 'activation' | 'probability' | 'value'

const vectors: Record<PartRole, readonly string[]> = {
  linear: ['z', 'u', 'v', 's', 'q'],
  residual: ['e', 'r', 'z', 'u', 'v'],
  activation: ['a', 'h', 'g', 'b', 'c'],
  probability: ['p', 's', 'a', 'h'],
  value: ['u', 'v', 'w', 's', 't'],
}

const scalars: Record<PartRole, readonly string[]> = {
  linear: ['z', 'u', 't', 's', 'v'],
  residual: ['r', 'e', 'u', 'v', 't'],
  activation: ['a', 'h', 'g', 'u', 'v'],
  probability: ['p', 's', 'u', 'v'],
  value: ['u', 'v', 's', 't', 'q'],
}

/** Letters for a part of the given shape and role: capitals for matrices. */
export function lettersFor(shape: Shape, role: PartRole): readonly string[] {
  if (shape.kind === 'matrix') return vectors[role].map((c) => c.toUpperCase()).filter((c) => c !== 'I')
  return shape.kind === 'scalar' ? scalars[role] : vectors[role]
}
