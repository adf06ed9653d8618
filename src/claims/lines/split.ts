/** A line of somebody's work: the sides of its equation as they were typed. */
export interface WrittenLine {
  /** from 1 */
  readonly number: number
  readonly text: string
  readonly sides: readonly string[]
  /** it begins with `=`: its left side is that of the line before */
  readonly continues: boolean
}

/** Lines with something on them; `#` starts a comment, as in programs. LaTeX's `&`, `\\` and dollars at the ends are no part of it. */
export function linesOf(text: string): WrittenLine[] {
  return text.split('\n').flatMap((raw, i) => {
    const line = raw
      .replace(/#.*$/, '')
      .replace(/^\s*(?:\$\$?|\\\[)|(?:\$\$?|\\\])\s*$/g, '')
      .replace(/&/g, ' ')
      .replace(/\\\\\s*$/, '')
      .replace(/\\mathrm\{d\}\s*/g, 'd')
      .trim()
    if (line === '' || /^\\(?:begin|end)\{[a-z*]+\}$/.test(line)) return []
    const sides = sidesOf(line).map((s) => s.trim())
    const continues = sides.length > 1 && sides[0] === ''
    const kept = sides.filter((s) => s !== '')
    return kept.length === 0 ? [] : [{ number: i + 1, text: raw.trim(), sides: kept, continues }]
  })
}

/** What stands between equals signs outside of brackets; `<=`, `>=`, `!=` and `==` are none. */
function sidesOf(line: string): string[] {
  const sides: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!
    if ('([{'.includes(c)) depth++
    else if (')]}'.includes(c)) depth--
    else if (c === '=' && depth <= 0 && !/[<>!=:]/.test(line[i - 1] ?? '') && line[i + 1] !== '=') {
      sides.push(line.slice(start, i))
      start = i + 1
    }
  }
  return [...sides, line.slice(start)]
}
