import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildSite } from '../../docs/build.js'
import type { Site } from '../../docs/site.js'
import { topics } from '../../docs/topics/index.js'
import { ruleBook } from '../../src/api/rules.js'
import { proofs } from '../../src/proofs/index.js'

const source = join(dirname(fileURLToPath(import.meta.url)), '../../docs')
const target = mkdtempSync(join(tmpdir(), 'gradus-docs-'))
let site: Site

beforeAll(() => {
  site = buildSite(source, target)
}, 120_000)
afterAll(() => rmSync(target, { recursive: true, force: true }))

describe('the site', () => {
  it('verifies every line of every derivation', () => {
    expect(site.failures).toEqual([])
    expect(site.derivations).toBeGreaterThan(250)
  })

  it('shows every exercise in both layouts', () => {
    const html = [...site.pages.values()].join('')
    for (const { exercises } of topics)
      for (const e of exercises) expect(html, e.id).toContain(`<h3 id="${e.id}">`)
    const count = (text: string): number => html.split(text).length - 1
    expect(count('<h5>Numerator layout')).toBe(site.derivations / 2)
    expect(count('<h5>Denominator layout')).toBe(site.derivations / 2)
  })

  it('proves the rules, and leads from the steps to them', () => {
    expect(site.proofs).toBe(proofs.length)
    const html = site.pages.get('rules.html')!
    for (const { name } of ruleBook()) expect(html, name).toContain(`<h3 id="rule-${name}">`)
    const lines = proofs.reduce((n, p) => n + p.lines.length, 0)
    expect(html.split('<span class="ok">✓').length - 1).toBe(lines)
    expect(site.pages.get('softmax.html')).toContain('href="rules.html#rule-softmax"')
  })

  it('works the numbers out beside the formulas', () => {
    const formulas = [...site.pages.get('index.html')!.matchAll(/<annotation[^>]*>([^<]*)</g)].map(
      (m) => m[1]!,
    )
    const denominator = String.raw`\frac{\partial f}{\partial x} = `
    expect(formulas).toContain(String.raw`f = \lVert q \rVert^{2} = 0.116`)
    expect(
      formulas.some((f) =>
        f.includes(String.raw`\begin{bmatrix} 0.088 &amp; 0.176 \\ 0.104 &amp; 0.208 \end{bmatrix}`),
      ),
    ).toBe(true)
    expect(
      formulas.some(
        (f) =>
          f.startsWith(denominator) && f.endsWith(String.raw`\begin{bmatrix} -0.112 \\ 0.636 \end{bmatrix}`),
      ),
    ).toBe(true)
  })

  it('has links that lead somewhere, and loads nothing from elsewhere', () => {
    const ids = new Map([...site.pages].map(([file, html]) => [file, idsOf(html)]))
    for (const [file, all] of ids) expect(new Set(all).size, `ids of ${file}`).toBe(all.length)
    for (const [file, html] of site.pages) {
      for (const [, href] of html.matchAll(/<a [^>]*href="([^"]*)"/g)) {
        const [page, id] = href!.split('#')
        expect(ids.get(page || file), `${file}: ${href}`).toContain(id ?? ids.get(page!)![0])
      }
      for (const [, url] of html.matchAll(/<(?:link|script|img)[^>]*(?:href|src)="([^"]*)"/g))
        if (!url!.startsWith('data:')) expect(existsSync(join(target, url!)), url).toBe(true)
    }
    for (const [, url] of readFileSync(join(target, 'katex/katex.css'), 'utf8').matchAll(/url\(([^)]*)\)/g))
      expect(existsSync(join(target, 'katex', url!)), url).toBe(true)
  })
})

const idsOf = (html: string): string[] => [...html.matchAll(/ id="([^"]*)"/g)].map((m) => m[1]!)

const executable = '/usr/bin/chromium'
const demanded = Boolean(process.env.GRADUS_DEMAND_BROWSER)
const absent = !existsSync(executable)
if (absent && !demanded) process.stdout.write(`skipped: the pages in a browser (no ${executable})\n`)

describe.skipIf(absent && !demanded)('in a browser', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: executable, args: ['--no-sandbox'] })
  }, 60_000)
  afterAll(() => browser?.close())

  /** Opens every page from disk; returns what the browser complained about. */
  async function visit(width: number, look: (page: Page, file: string) => Promise<void>): Promise<string[]> {
    const complaints: string[] = []
    const page = await browser.newPage({ viewport: { width, height: 900 } })
    page.on('console', (m) => {
      if (m.type() === 'error' || m.type() === 'warning') complaints.push(m.text())
    })
    page.on('pageerror', (e) => complaints.push(e.message))
    page.on('request', (r) => {
      if (!/^(?:file|data):/.test(r.url())) complaints.push(`loads ${r.url()}`)
    })
    page.on('requestfailed', (r) => complaints.push(`cannot load ${r.url()}`))
    for (const file of site.pages.keys()) {
      await page.goto(pathToFileURL(join(target, file)).href)
      await look(page, file)
    }
    await page.close()
    return complaints
  }

  it.each([390, 1280])(
    'has headings, fits into %d pixels and gives no errors',
    async (width) => {
      const complaints = await visit(width, async (page, file) => {
        expect(await page.locator('h1').count(), file).toBe(1)
        expect(await page.locator('h2').count(), file).toBeGreaterThan(0)
        expect(await page.locator('.katex-error').count(), file).toBe(0)
        // laid out in full, not only where the window is
        await page.addStyleTag({ content: '.exercise { content-visibility: visible !important }' })
        const reach = await page.evaluate('document.documentElement.scrollWidth')
        expect(reach, `${file} at ${width}`).toBeLessThanOrEqual(width)
      })
      expect(complaints).toEqual([])
    },
    180_000,
  )

  it('stands the layouts side by side on a wide screen, one above the other on a phone', async () => {
    const tops = async (width: number): Promise<number[]> => {
      const page = await browser.newPage({ viewport: { width, height: 900 } })
      await page.goto(pathToFileURL(join(target, 'index.html')).href)
      const boxes = await page.locator('.variable').first().locator('.layout').all()
      const out = await Promise.all(boxes.map(async (b) => (await b.boundingBox())!.y))
      await page.close()
      return out
    }
    const [wide, narrow] = [await tops(1280), await tops(390)]
    expect(wide[0]).toBe(wide[1])
    expect(narrow[0]).toBeLessThan(narrow[1]!)
  })

  it('lets a keyboard reach what scrolls', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 900 } })
    await page.goto(pathToFileURL(join(target, 'pooling.html')).href)
    const unreachable = await page.evaluate(
      "[...document.querySelectorAll('.formula, pre')].filter((e) => e.scrollWidth > e.clientWidth && e.tabIndex !== 0).length",
    )
    expect(unreachable).toBe(0)
    await page.close()
  })
})
