import { existsSync, globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { HtmlValidate } from 'html-validate'
import { companyFolder, distFolder } from '../../../site/company-folder.ts'
import { inWords } from '../../../site/i18n/dates.ts'
import { isActing, type Page, pages } from '../setup/dist.ts'
import { homeOfLag, lags } from '../setup/lag.ts'
import { expect, test } from '../setup/portal.ts'
import { playbookSentences, redactions } from '../setup/written.ts'

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
        // The Worker makes these, and only for one who has a receipt or a case open.
        if (/^\/(en\/)?complaints\/(receipt\.txt|case\/export\.json)$/.test(path)) return false
        if (!known.has(path)) return !existsSync(`${distFolder}${path}`) || path.endsWith('/')
        const anchor = decodeURIComponent(target.hash.slice(1))
        return anchor !== '' && !byAddress.get(path)?.html.includes(`id="${anchor}"`)
      })
      .map((href) => `${address} -> ${href}`),
  )
  expect([...new Set(dead)]).toEqual([])
})

test('evidence is published where a page shows it, byte for byte, and nowhere else', () => {
  const shown = pages.flatMap(({ html }) => all(html, /href="(\/[^"]+\/evidence\/[^"]+)"/g))
  const published = globSync(`${distFolder}/**/evidence/*`).map((file) => file.slice(distFolder.length))
  expect(published.sort()).toEqual([...new Set(shown)].sort())
  for (const file of published)
    expect(readFileSync(`${distFolder}${file}`), file).toEqual(readFileSync(`${companyFolder}${file}`))
})

test('every page names its twin, and the twin names it', () => {
  const alternates = ({ html }: Page) =>
    Object.fromEntries(
      [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
        ([, language = '', href = '']) => [language, new URL(href).pathname],
      ),
    )
  const indexed = pages.filter(({ html }) => !html.includes('content="noindex"'))
  for (const page of indexed) {
    const own = page.address.startsWith('/en/') ? 'en' : 'zh-CN'
    const named = alternates(page)
    if (homeOfLag(page.address)) {
      expect(named, page.address).toEqual({})
      continue
    }
    expect(named[own], page.address).toBe(page.address)
    const twin = pages.find(({ address }) => address === named[own === 'en' ? 'zh-CN' : 'en'])
    expect(twin, `the twin of ${page.address}`).toBeDefined()
    if (twin) expect(alternates(twin), page.address).toEqual(named)
  }
  for (const { address, html } of pages) {
    const twin = address.startsWith('/en/') ? address.slice(3) : `/en${address}`
    const instead = homeOfLag(address)
    expect(known.has(twin), `${address} has a twin`).toBe(instead === undefined)
    if (instead !== undefined) {
      expect(known.has(instead), instead).toBe(true)
      expect(html, `${address} leads to ${instead}`).toMatch(
        new RegExp(`<a[^>]* href="${instead}"[^>]* hreflang=`),
      )
      continue
    }
    expect(html, `${address} links to its twin`).toContain(
      `href="${twin.replace('404-nothing-here/', '404/')}"`.replace('/404/"', '/'),
    )
  }
})

test('a translation that is behind says so with the date and a link, and only there', () => {
  const behind = lags.flatMap(({ home, language, from, to }) => {
    const [mine, theirs] = language === 'en' ? ['/en', ''] : ['', '/en']
    return [home, `${home}v${from}/`].map((path) => ({ address: mine + path, to: `${theirs}${home}v${to}/` }))
  })
  const notice = /<p class="notice behind"[^>]*>([\s\S]*?)<\/p>/
  for (const { address, to } of behind) {
    const said = notice.exec(pages.find((page) => page.address === address)?.html ?? '')?.[1] ?? ''
    const date = /"datePublished":"([\d-]+)"/.exec(pages.find((page) => page.address === to)?.html ?? '')?.[1]
    expect(said, address).toContain(`href="${to}"`)
    expect(said, address).toContain(inWords(date ?? '', address.startsWith('/en/') ? 'en' : 'zh-CN'))
  }
  const saying = pages.filter(({ html }) => notice.test(html)).map(({ address }) => address)
  expect(saying.sort()).toEqual(behind.map(({ address }) => address).sort())
})

test('what was redacted is said where it was, with date and reason, in both languages', () => {
  for (const { path, date, reason } of redactions) {
    for (const language of ['zh-CN', 'en'] as const) {
      const [collection, slug] = path.split('/')
      const home = `${language === 'en' ? '/en' : ''}/${collection}/${slug}/`
      const html = pages.find(({ address }) => address === home)?.html ?? ''
      const said = /<p class="notice redacted"[^>]*>([\s\S]*?)<\/p>/.exec(html)?.[1] ?? ''
      expect(said, home).toContain(inWords(date, language))
      expect(said, home).toContain(reason[language])
      expect(readFileSync(`${distFolder}${language === 'en' ? '/en' : ''}/feed.xml`, 'utf8')).toContain(
        reason[language],
      )
    }
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
      readFileSync(`${distFolder}${href}`),
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

test('the Worker that would be deployed weighs at most 400 KB, compressed', () => {
  expect(gzipSync(readFileSync('.build/index.js')).length).toBeLessThan(400_000)
})

/** One file holds them for the Worker alone, which answers its address itself: held.spec.ts. */
test('of the playbooks, which are for staff alone, nothing is published', () => {
  const published = globSync(`${distFolder}/**/*.{html,xml,json,txt,ics,js,css}`).filter(
    (file) => file !== `${distFolder}/desk/playbooks.json`,
  )
  expect(published.some((file) => file.endsWith('feed.xml'))).toBe(true)
  for (const file of published) {
    const text = readFileSync(file, 'utf8')
    expect([file, playbookSentences.filter((sentence) => text.includes(sentence))]).toEqual([file, []])
  }
})
