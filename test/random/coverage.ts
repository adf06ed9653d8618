import { read } from '../../src/api/reading.js'
import { extract } from '../../src/calculus/extraction/extract.js'
import { postorder } from '../../src/expression/walk.js'
import { GradusError } from '../../src/index.js'
import { recognise } from '../../src/simplify/simplify.js'
import { optionsOf, type Problem, programOf } from './problem.js'

/** The operators that these problems are read as. */
export function operatorsMet(problems: readonly Problem[]): Set<string> {
  const met = new Set<string>()
  for (const p of problems) {
    const { where } = optionsOf(p)
    try {
      const { scope } = read(programOf(p), { ...(where !== undefined && { where }) })
      const written = [scope.result, ...scope.definitions.flatMap((d) => d.definition ?? [])]
      for (const e of postorder(written.map((e) => recognise(extract(e)))))
        if (e.kind === 'apply') met.add(e.op.name)
    } catch (e) {
      if (!(e instanceof GradusError)) throw e
    }
  }
  return met
}
