import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const hasLatex = spawnSync('pdflatex', ['--version']).status === 0

export interface LatexRun {
  readonly ok: boolean
  /** the first error, with the line */
  readonly error: string
  /** how far lines stand out of the page, in points */
  readonly overfull: readonly number[]
}

/** Compiles a file, and tells what LaTeX complained about. */
export function compile(tex: string): LatexRun {
  const place = mkdtempSync(join(tmpdir(), 'gradus-latex-'))
  try {
    writeFileSync(join(place, 'a.tex'), tex)
    const run = spawnSync('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', '-draftmode', 'a.tex'], {
      cwd: place,
      encoding: 'latin1',
    })
    const log = readFileSync(join(place, 'a.log'), 'latin1')
    const error = /^! [\s\S]{0,400}/m.exec(log)?.[0] ?? ''
    const overfull = [...log.matchAll(/^Overfull \\hbox \(([\d.]+)pt/gm)].map((m) => Number(m[1]))
    return { ok: run.status === 0, error, overfull }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** The `aligned` blocks by themselves, as somebody pastes them. */
export const pasted = (blocks: readonly string[]): string =>
  [
    '\\documentclass{article}',
    '\\usepackage{amsmath,amssymb,xcolor}',
    '\\usepackage[margin=2cm,paperheight=200cm]{geometry}',
    '\\begin{document}',
    ...blocks.map((b) => `\\[\n${b}\n\\]`),
    '\\end{document}',
  ].join('\n')
