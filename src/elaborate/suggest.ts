/** Number of letters to change, insert, drop or swap; stops counting beyond `limit`. */
export function editDistance(a: string, b: string, limit = 3): number {
  const [s, t] = [[...a], [...b]]
  if (Math.abs(s.length - t.length) > limit) return limit + 1
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

const letterCount = (s: string): number => [...s].length

/** The known name that was probably meant: another case, or a slip in a long enough name. */
export function closestName(name: string, known: Iterable<string>): string | undefined {
  let best: { name: string; distance: number } | undefined
  for (const k of known) {
    if (k === name) continue
    const distance = k.toLowerCase() === name.toLowerCase() ? 0.5 : editDistance(name, k, 2)
    const allowed =
      Math.min(letterCount(name), letterCount(k)) >= 5
        ? 2
        : Math.min(letterCount(name), letterCount(k)) >= 3
          ? 1
          : 0.5
    if (distance <= allowed && (!best || distance < best.distance)) best = { name: k, distance }
  }
  return best?.name
}

/** `did you mean ŷ?`, or what there is. */
export function nameHint(name: string, known: readonly string[]): string | undefined {
  const close = closestName(name, known)
  if (close) return `did you mean ${close}?`
  if (known.length === 0) return undefined
  return known.length <= 12 ? `known names: ${known.join(', ')}` : undefined
}
