import { existsSync, globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { isActing, type Page, pages } from '../setup/dist.ts'
import { expect, test } from '../setup/portal.ts'

const all = (html: string, pattern: RegExp) => [...html.matchAll(pattern)].map((match) => match[1] ?? '')
const known = new Set(pages.map(({ address }) => address))
const reading = pages.filter((page) => !isActing(page))

test('every page is valid HTML', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: {
      // Safari takes a list without bullets for no list, unless it is told again.
      'no-redundant-role': 'off',
      // Astro writes void elements, spaces and empty attributes as it pleases; browsers read them alike.
      'void-style': 'off',
      'no-trailing-whitespace': 'off',
      'attribute-boolean-style': 'off',
      'attribute-empty-style': 'off',
      doctype: 'off',
      'doctype-style': 'off',
      // A document's title is as long as it is.
      'long-title': 'off',
      // The Worker fills these before anybody sees them.
      'empty-heading': 'off',
      'form-dup-name': [
        'error',
        { allowArrayBrackets: true, shared: ['radio', 'checkbox', 'button', 'submit'] },
      ],
    },
  })
  const faults: string[] = []
  for (const { file } of pages) {
    const { results } = await validator.validateFile(file)
    for (const { messages } of results) {
      faults.push(...messages.map(({ line, ruleId, message }) => `${file}:${line}: ${ruleId}: ${message}`))
    }
  }
  expect(faults).toEqual([])
})

test('every link inside the portal leads somewhere, anchors included', () => {
  const byAddress = new Map(pages.map((page) => [page.address, page]))
  const dead = pages.flatMap(({ address, html }) =>
    all(html, /<a\b[^>]*\shref="([^"]+)"/g)
      .filter((href) => !/^(https?:|mailto:|tel:)/.test(href))
      .filter((href) => {
        const target = new URL(href.replaceAll('&amp;', '&'), `http://portal${address}`)
        const path = decodeURI(target.pathname)
        if (path === '/complaints/receipt.txt' || path === '/en/complaints/receipt.txt') return false
        if (!known.has(path)) return !existsSync(`dist${path}`) || path.endsWith('/')
        const anchor = decodeURIComponent(target.hash.slice(1))
        return anchor !== '' && !byAddress.get(path)?.html.includes(`id="${anchor}"`)
      })
      .map((href) => `${address} -> ${href}`),
  )
  expect([...new Set(dead)]).toEqual([])
})

test('evidence is published where a page shows it, byte for byte, and nowhere else', () => {
  const shown = pages.flatMap(({ html }) => all(html, /href="(\/[^"]+\/evidence\/[^"]+)"/g))
  const published = globSync('dist/**/evidence/*').map((file) => file.replace('dist', ''))
  expect(published.sort()).toEqual([...new Set(shown)].sort())
  for (const file of published)
    expect(readFileSync(`dist${file}`), file).toEqual(readFileSync(`content${file}`))
})

test('every page names its twin, and the twin names it', () => {
  const alternates = ({ html }: Page) =>
    Object.fromEntries(
      [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
        ([, language = '', href = '']) => [language, new URL(href).pathname],
      ),
    )
  const indexed = pages.filter(({ html }) => !html.includes('content="noindex"'))
  expect(indexed.length).toBeGreaterThan(40)
  for (const page of indexed) {
    const own = page.address.startsWith('/en/') ? 'en' : 'zh-CN'
    const named = alternates(page)
    expect(named[own], page.address).toBe(page.address)
    const twin = pages.find(({ address }) => address === named[own === 'en' ? 'zh-CN' : 'en'])
    expect(twin, `the twin of ${page.address}`).toBeDefined()
    if (twin) expect(alternates(twin), page.address).toEqual(named)
  }
  for (const { address, html } of pages) {
    const twin = address.startsWith('/en/') ? address.slice(3) : `/en${address}`
    expect(known.has(twin), `${address} has a twin`).toBe(true)
    expect(html, `${address} links to its twin`).toContain(
      `href="${twin.replace('404-nothing-here/', '404/')}"`.replace('/404/"', '/'),
    )
  }
})

test('a reading page has no script, no inline style and asks nobody else', () => {
  // Search is the one page whose work needs a script; without it, it lists everything.
  for (const { address, html } of reading.filter((page) => !page.address.endsWith('/search/'))) {
    expect(html, address).not.toMatch(/<script(?![^>]*application\/ld\+json)/)
    expect(html, address).not.toMatch(/<style|\sstyle="|\son\w+="/)
    expect(all(html, /\s(?:src|srcset|poster)="(https?:[^"]*)"/g), address).toEqual([])
  }
})

/** The contract's budget: what HTML and CSS add to the document's own words, compressed; pictures apart. */
test('a reading page weighs at most 15 KB beyond its own text, a list 50 KB in all', () => {
  const isList = ({ address }: Page) =>
    /^\/(en\/)?(remediation|faq|white-papers|statements|certificates)?\/?$/.test(address)
  const heavy = reading.flatMap((page) => {
    const css = all(page.html, /<link rel="stylesheet" href="([^"]+)"/g).map((href) =>
      readFileSync(`dist${href}`),
    )
    const styles = css.reduce((sum, sheet) => sum + gzipSync(sheet).length, 0)
    const text = page.html
      .replace(/^[\s\S]*<body/, '')
      .replaceAll(/<(figure|svg)[\s\S]*?<\/\1>/g, '')
      .replaceAll(/<[^>]+>/g, '')
    const html = gzipSync(page.html.replaceAll(/<figure[\s\S]*?<\/figure>/g, '')).length
    const weight = isList(page) ? html + styles : html - gzipSync(text).length + styles
    const budget = (isList(page) ? 50 : 15) * 1024
    return weight > budget ? [`${page.address}: ${weight} of ${budget} bytes`] : []
  })
  expect(heavy).toEqual([])
})

test('the Worker that would be deployed weighs at most 200 KB, compressed', () => {
  expect(gzipSync(readFileSync('.build/index.js')).length).toBeLessThan(200 * 1024)
})
