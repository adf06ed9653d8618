/** Number of letters to change, insert, drop or swap. */
function editDistance(a: string, b: string): number {
  const [s, t] = [[...a], [...b]]
  let beforeLast: number[] = []
  let last = Array.from({ length: t.length + 1 }, (_, j) => j)
  for (let i = 1; i <= s.length; i++) {
    const row = [i]
    for (let j = 1; j <= t.length; j++) {
      const same = s[i - 1] === t[j - 1] ? 0 : 1
      let best = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && s[i - 1] === t[j - 2] && s[i - 2] === t[j - 1])
        best = Math.min(best, beforeLast[j - 2]! + 1)
      row.push(best)
    }
    beforeLast = last
    last = row
  }
  return last[t.length]!
}

/** A name without its number or subscript: W1 and W2 are two names, not one and a slip. */
const stem = (name: string): string => name.replace(/[_^].*$|\d+$/u, '')

/** How far `a` is from `b` as a slip of the pen; undefined if they are two names. */
function slip(a: string, b: string): number | undefined {
  if (a === b) return undefined
  if (a.toLowerCase() === b.toLowerCase()) return 0
  const [s, t] = [stem(a), stem(b)]
  const length = Math.min([...s].length, [...t].length)
  if (s === t || length < 3) return undefined
  const distance = editDistance(a, b)
  return distance <= (length >= 5 ? 2 : 1) ? distance : undefined
}

/** The known name that was probably meant: in another case, or a slip away in a long enough name. */
export function closestName(name: string, known: Iterable<string>): string | undefined {
  let best: { readonly name: string; readonly distance: number } | undefined
  for (const k of known) {
    const distance = slip(name, k)
    if (distance !== undefined && (!best || distance < best.distance)) best = { name: k, distance }
  }
  return best?.name
}

/** The texts that one letter less makes of a name, the name itself, and its small letters. */
function variants(name: string): string[] {
  const letters = [...name]
  const shorter = letters.length < 3 ? [] : letters.map((_, i) => letters.toSpliced(i, 1).join(''))
  return [name.toLowerCase(), name, ...shorter]
}

/** Many names to be asked for many: only those that share a variant are compared. */
export class NameIndex {
  private readonly byVariant = new Map<string, Set<string>>()

  constructor(known: Iterable<string>) {
    for (const name of known)
      for (const v of variants(name)) {
        const names = this.byVariant.get(v)
        if (names) names.add(name)
        else this.byVariant.set(v, new Set([name]))
      }
  }

  /** As `closestName`, one slip away. */
  closest(name: string): string | undefined {
    return closestName(
      name,
      variants(name).flatMap((v) => [...(this.byVariant.get(v) ?? [])]),
    )
  }
}

/** `did you mean ŷ?`, or what there is. */
export function nameHint(name: string, known: readonly string[]): string | undefined {
  const close = closestName(name, known)
  if (close) return `did you mean ${close}?`
  if (known.length === 0) return undefined
  return known.length <= 12 ? `known names: ${known.join(', ')}` : undefined
}
