/** Columns on a terminal: combining marks take none, Chinese characters and their punctuation two. */
export const widthOf = (text: string): number => {
  const bare = text.replace(/\p{M}/gu, '')
  return [...bare].length + (bare.match(wide) ?? []).length
}

const wide = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu

export const padded = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** Words in lines of at most that width; a longer word has a line of its own. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && widthOf(last) + 1 + widthOf(word) <= width)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
