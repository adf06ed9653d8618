import { symbol } from '../../expression/make.js'
import type { SymbolNode } from '../../expression/node.js'
import { GradusError } from '../../language/errors.js'
import type { Syntax } from '../../language/syntax.js'
import { placesIn } from '../slips/places.js'

/** Names of lines that could not be read: nothing is known of them, and what speaks of them is not judged. */
export class LostNames {
  readonly #lines = new Map<string, number>()

  has(name: string): boolean {
    return this.#lines.has(name)
  }

  add(name: string, line: number): void {
    if (!this.#lines.has(name)) this.#lines.set(name, line)
  }

  /** A later line says what it is. */
  delete(name: string): void {
    this.#lines.delete(name)
  }

  /** They may stand in a tree only to be refused: an unknown e would be Euler's number. */
  get symbols(): SymbolNode[] {
    return [...this.#lines.keys()].flatMap((name) =>
      [name, `d${name}`].map((n) => symbol(n, { kind: 'scalar' }, { origin: 'engine' })),
    )
  }

  /** Whether a name is lost, or is the differential of one that is. @throws GradusError if it is */
  refuse(names: Iterable<string>): void {
    for (const name of names)
      for (const lost of [name, name.replace(/^d/, '')]) {
        const line = this.#lines.get(lost)
        if (line === undefined) continue
        throw new GradusError({
          code: 'work/lost',
          message: `${lost} is not known: line ${line}, which should say what it is, could not be read`,
        })
      }
  }

  /** The same of all names and derivatives in a tree. @throws GradusError */
  refuseIn(s: Syntax): void {
    this.refuse(placesIn(s).flatMap(({ node }) => namesAt(node)))
  }
}

const namesAt = (s: Syntax): string[] =>
  s.type === 'name' ? [s.name] : s.type === 'partial' ? [s.of, s.by] : []
