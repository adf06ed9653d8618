import { asciiName } from '../names.js'

const keywords =
  'False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield'
/** names that the generated code itself uses */
const used = 'np math sum len range int float abs min max list tuple bool value_and_derivative'

/** Gives out Python names, each once. */
export class PythonNames {
  private readonly taken: Set<string>
  private readonly last = new Map<string, number>()

  constructor(reserved: Iterable<string> = []) {
    this.taken = new Set([...keywords.split(' '), ...used.split(' '), ...reserved])
  }

  /** The name as it is, or with an ending that makes it new: `ŷ` → `yhat`, `W^{[1]}` → `W_1`, `lambda` → `lambda_`. */
  fresh(name: string): string {
    const wanted = pythonName(name)
    const ending = keywords.split(' ').includes(wanted) ? '_' : ''
    let free = wanted + ending
    let i = this.last.get(wanted) ?? 1
    while (this.taken.has(free)) free = `${wanted}_${++i}`
    this.last.set(wanted, i)
    this.taken.add(free)
    return free
  }
}

function pythonName(name: string): string {
  const ascii = [...asciiName(name).normalize('NFKD')]
    .map((c) => (/[A-Za-z0-9_]/.test(c) ? c : /\p{M}/u.test(c) ? '' : /\p{L}/u.test(c) ? letterCode(c) : '_'))
    .join('')
    .replace(/__+/g, '_')
    .replace(/_$/, '')
  return /^[A-Za-z]/.test(ascii) ? ascii : `v${ascii}`
}

const letterCode = (c: string) => `u${c.codePointAt(0)!.toString(16)}`
