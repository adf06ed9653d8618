/** A line of somebody's work: the sides of its equation as they were typed. */
export interface WrittenLine {
  /** from 1 */
  readonly number: number
  readonly text: string
  readonly sides: readonly string[]
  /** it begins with `=`: its left side is that of the line before */
  readonly continues: boolean
}

/** What people say before an equation; the blank keeps it apart from a product of letters. */
const said =
  /^(?:let(?:'s| us)?|where|with|set|put|define|denote|write|call|so|then|thus|hence|therefore|now|and|since|because|we (?:have|get)|here)(?:\s*[,:]\s*|\s+)(?=\S)/i
/** The same in LaTeX. */
const saidInText = /^\\(?:text|textrm|mathrm|mbox)\{\s*([A-Za-z' ]+[,:]?)\s*\}/

/** Lines with something on them; `#` starts a comment, as in programs. LaTeX's `&`, `\\` and dollars at the ends are no part of it. */
export function linesOf(text: string): WrittenLine[] {
  return text.split('\n').flatMap((raw, i) => {
    const line = raw
      .replace(/#.*$/, '')
      .replace(/^\s*(?:\$\$?|\\\[)|(?:\$\$?|\\\])\s*$/g, '')
      .replace(/&/g, ' ')
      .replace(/≔|≜|\\coloneqq(?![A-Za-z])|\\triangleq(?![A-Za-z])/g, ':=')
      .replace(/\\\\\s*$/, '')
      .replace(/\\mathrm\{d\}\s*/g, 'd')
      .trim()
      .replace(saidInText, (text, words: string) => (said.test(`${words} x`) ? `${words} ` : text))
    if (line === '' || /^\\(?:begin|end)\{[a-z*]+\}$/.test(line)) return []
    const sides = sidesOf(equationIn(line)).map((s) => s.trim())
    const continues = sides.length > 1 && sides[0] === ''
    const kept = sides.filter((s) => s !== '')
    return kept.length === 0 ? [] : [{ number: i + 1, text: raw.trim(), sides: kept, continues }]
  })
}

/** `Let e = X w - y.` says e = X w − y; `let e be X w - y` likewise. Words before what is no equation stay. */
function equationIn(line: string): string {
  const ended = line.replace(/(?:\\[,;])?\s*[.,;]\s*$/, '')
  let bare = ended
  const isLet = /^(?:let|denote|call)\s/i.test(bare)
  for (let led = said.exec(bare); led; led = said.exec(bare)) bare = bare.slice(led[0].length)
  if (isLet && !bare.includes('=')) bare = bare.replace(/^(\S+)\s+(?:be|denotes?|stands? for)\s+/, '$1 = ')
  return bare.includes('=') ? bare : ended
}

/** What stands between equals signs, or signs of definition, outside of brackets; `<=`, `>=`, `!=` and `==` are none. */
function sidesOf(line: string): string[] {
  const sides: string[] = []
  let depth = 0
  let start = 0
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!
    if ('([{'.includes(c)) depth++
    else if (')]}'.includes(c)) depth--
    else if (c === '=' && depth <= 0 && !/[<>!=]/.test(line[i - 1] ?? '') && line[i + 1] !== '=') {
      sides.push(line.slice(start, line[i - 1] === ':' ? i - 1 : i))
      start = i + 1
    }
  }
  return [...sides, line.slice(start)]
}
