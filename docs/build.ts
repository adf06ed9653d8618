import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { renderSite, type Site } from './site.js'
import { topics } from './topics/index.js'

/** Writes the site to a folder: plain files that open from disk and load nothing from elsewhere. */
export function buildSite(source: string, target: string): Site {
  const site = renderSite(topics)
  rmSync(target, { recursive: true, force: true })
  mkdirSync(target, { recursive: true })
  for (const [file, html] of site.pages) writeFileSync(join(target, file), html)
  for (const file of ['style.css', 'page.js']) cpSync(join(source, 'assets', file), join(target, file))
  copyKatex(join(target, 'katex'))
  return site
}

/** Style and fonts; of each font the one format that all browsers of today read. */
function copyKatex(target: string): void {
  const dist = join(dirname(createRequire(import.meta.url).resolve('katex/package.json')), 'dist')
  mkdirSync(join(target, 'fonts'), { recursive: true })
  const css = readFileSync(join(dist, 'katex.min.css'), 'utf8')
  writeFileSync(
    join(target, 'katex.css'),
    css.replaceAll(/,url\([^)]*\.(?:woff|ttf)\) format\("[^"]*"\)/g, ''),
  )
  for (const font of readdirSync(join(dist, 'fonts')).filter((f) => f.endsWith('.woff2')))
    cpSync(join(dist, 'fonts', font), join(target, 'fonts', font))
  cpSync(join(dist, 'contrib/copy-tex.min.js'), join(target, 'copy-tex.js'))
}
