import type { Make } from './lexeme.js'
import type { NormSyntax, Syntax } from './syntax.js'
import type { Spelling, Vocabulary } from './vocabulary.js'

/** A function as the reader of expressions knows it. */
export interface FunctionEntry {
  readonly name: string
  readonly arity: readonly [number, number]
  readonly make: Make
  /** a word that is read in a way of its own */
  readonly role?: 'product' | 'cases' | 'infinity'
}

/** All functions, by every spelling. */
export interface Functions {
  get(word: string): FunctionEntry | undefined
  /** by a spelling in other capitals or without underscores: `LogSoftmax` */
  loosely(word: string): FunctionEntry | undefined
  /** the length of the longest function name at an offset of the text; names with an underscore only where they end a word */
  wordAt(source: string, offset: number, end: number): number
  /** spellings near a word that is none, best first */
  near(word: string): string[]
}

const call =
  (fn: string): Make =>
  (args, span) => ({ type: 'call', fn, args, span })
const constant =
  (name: 'identity' | 'ones' | 'zeros'): Make =>
  (args, span) => ({ type: 'constant', name, args, span })
const postfix =
  (type: 'transpose' | 'inverse' | 'pseudoinverse'): Make =>
  ([arg], span) => ({ type, arg: arg!, span })
const norm =
  (fixed?: NormSyntax['kind']): Make =>
  ([arg, kind], span) => ({
    type: 'norm',
    arg: arg!,
    kind: fixed ?? (kind ? normKind(kind) : null),
    span,
  })

/** `norm(X, F)` is the Frobenius norm, as below the bars. */
const normKind = (s: Syntax): NormSyntax['kind'] =>
  s.type === 'name' && (s.name === 'F' || s.name === 'fro') ? 'F' : s

/** Functions that are another way to write a notation: the same tree. */
const notations: readonly (FunctionEntry & { readonly aliases?: readonly string[] })[] = [
  { name: 'transpose', arity: [1, 1], make: postfix('transpose') },
  { name: 'inv', aliases: ['inverse'], arity: [1, 1], make: postfix('inverse') },
  { name: 'pinv', arity: [1, 1], make: postfix('pseudoinverse') },
  {
    name: 'kron',
    arity: [2, 2],
    make: ([left, right], span) => ({ type: 'binary', op: 'kron', left: left!, right: right!, span }),
  },
  {
    name: 'dot',
    aliases: ['inner'],
    arity: [2, 2],
    make: ([left, right], span) => ({ type: 'inner', left: left!, right: right!, span }),
  },
  { name: 'norm', arity: [1, 2], make: norm() },
  { name: 'norm1', arity: [1, 1], make: norm({ type: 'number', text: '1' }) },
  { name: 'norm2', arity: [1, 1], make: norm({ type: 'number', text: '2' }) },
  { name: 'normF', aliases: ['normfro'], arity: [1, 1], make: norm('F') },
  { name: 'norminf', arity: [1, 1], make: norm({ type: 'constant', name: 'infinity', args: [] }) },
  { name: 'eye', arity: [1, 1], make: constant('identity') },
  { name: 'ones', arity: [1, 2], make: constant('ones') },
  { name: 'zeros', arity: [1, 2], make: constant('zeros') },
  {
    name: 'unit',
    arity: [2, 2],
    make: ([size, at], span) => ({ type: 'constant', name: 'unit', args: [at!, size!], span }),
  },
  { name: 'vector', arity: [1, 1], make: vectorOf },
  { name: 'prod', arity: [1, 1], make: call('prod'), role: 'product' },
  { name: 'cases', arity: [1, 1], make: call('cases'), role: 'cases' },
  { name: 'inf', aliases: ['infinity'], arity: [0, 0], make: call('inf'), role: 'infinity' },
]

/** `vector(1)`, as it is typed elsewhere. */
function vectorOf([arg]: readonly Syntax[], span: { start: number; end: number }): Syntax {
  if (arg?.type === 'number' && (arg.text === '1' || arg.text === '0'))
    return { type: 'constant', name: arg.text === '1' ? 'ones' : 'zeros', args: [], span }
  return { type: 'product', factors: [arg!, { type: 'constant', name: 'ones', args: [], span }], span }
}

/** √ as a function. */
export const squareRoot: Make = call('sqrt')

const made = new WeakMap<Vocabulary, Functions>()

/** The functions of a vocabulary and the notations, in tables made once. */
export function functionsOf(vocabulary: Vocabulary): Functions {
  const before = made.get(vocabulary)
  if (before) return before
  const functions = collect(vocabulary)
  made.set(vocabulary, functions)
  return functions
}

function collect(vocabulary: Vocabulary): Functions {
  const bySpelling = new Map<string, FunctionEntry>()
  const loose = new Map<string, FunctionEntry>()
  const byFirst = new Map<string, string[]>()
  const add = (word: string, entry: FunctionEntry) => {
    if (bySpelling.has(word)) return
    bySpelling.set(word, entry)
    if (!loose.has(loosely(word))) loose.set(loosely(word), entry)
    if (!/^[A-Za-z]\w+$/.test(word)) return
    const first = word[0]!
    byFirst.set(first, [...(byFirst.get(first) ?? []), word])
  }
  for (const n of notations) for (const word of [n.name, ...(n.aliases ?? [])]) add(word, n)
  for (const s of vocabulary) {
    const entry = bySpelling.get(s.name) ?? entryOf(s)
    for (const word of [s.name, ...(s.aliases ?? [])]) add(word, entry)
  }
  for (const words of byFirst.values()) words.sort((a, b) => b.length - a.length)

  return {
    get: (word) => bySpelling.get(word),
    loosely: (word) => loose.get(loosely(word)),
    wordAt(source, offset, end) {
      for (const word of byFirst.get(source[offset]!) ?? []) {
        if (!source.startsWith(word, offset)) continue
        const after = offset + word.length
        if (word.includes('_') ? /[A-Za-z0-9]/.test(source[after] ?? '') : after > end) continue
        return word.length
      }
      return 0
    },
    near(word) {
      const limit = word.length <= 4 ? 1 : 2
      const close = [...bySpelling]
        .filter(([w]) => w.length > 1 && Math.abs(w.length - word.length) <= limit)
        .map(([w, entry]) => ({ w, entry, d: distance(word.toLowerCase(), w.toLowerCase()) }))
        .filter((c) => c.d <= limit)
        .sort((x, y) => x.d - y.d)
      // one spelling of each function
      return close.filter((c, i) => close.findIndex((o) => o.entry === c.entry) === i).map((c) => c.w)
    },
  }
}

const loosely = (word: string) => word.toLowerCase().replaceAll('_', '')

const entryOf = (s: Spelling): FunctionEntry => ({ name: s.name, arity: s.arity, make: call(s.name) })

/** Edit distance, a swap of neighbours counting once; words beyond 40 letters are never near. */
export function distance(a: string, b: string): number {
  if (a.length > 40 || b.length > 40) return Number.POSITIVE_INFINITY
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      let d = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        d = Math.min(d, beforeLast[j - 2]! + 1)
      row.push(d)
    }
    beforeLast = last
    last = row
  }
  return last[b.length]!
}
