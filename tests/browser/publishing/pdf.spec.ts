import { globSync, readFileSync, statSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { securityHeaders } from '../../../functions/http/headers.ts'
import { belowCompany, distFolder, inCompany } from '../../../site/company-folder.ts'
import { company } from '../../company-facts.ts'
import { isTakenBack } from '../following/withdrawn.ts'
import { pages } from '../setup/dist.ts'
import { REHEARSAL_DAY } from '../setup/moment.ts'
import { expect, test } from '../setup/portal.ts'
import { readPdf, tight } from './pdf.ts'

const Facts = z.object({
  title: z.string(),
  summary: z.string(),
  version: z.int(),
  language: z.enum(['zh-CN', 'en']),
  date: z.string(),
})

/** What the content says is published, read apart from the site. */
const versions = globSync(inCompany('{white-papers,statements}/*/v*.mdx'))
  .map((file) => {
    const [collection, slug] = belowCompany(file).split('/')
    const [, frontmatter = ''] = readFileSync(file, 'utf8').split(/^---$/m)
    const facts = Facts.parse(parse(frontmatter))
    const prefix = facts.language === 'en' ? '/en' : ''
    const home = `${prefix}/${collection}/${slug}/`
    const page = `${home}v${facts.version}/`
    return { ...facts, home, page, pdf: `${page}${slug}-v${facts.version}.${facts.language}.pdf` }
  })
  .filter(({ date, home }) => date <= REHEARSAL_DAY && !isTakenBack(home))

test('every published version has a PDF, and nothing else has one', () => {
  expect(versions.length).toBeGreaterThan(5)
  const printed = globSync(`${distFolder}/**/*.pdf`).map((file) => file.slice(distFolder.length))
  const own = printed.filter((path) => !path.includes('/evidence/'))
  expect(own.sort()).toEqual(versions.map(({ pdf }) => pdf).sort())
})

test('each page of a version links its PDF and says how large it is, and no other page links one', async ({
  request,
}) => {
  const links = /<a href="([^"]+\/v\d+\/[^"]+\.pdf)" type="application\/pdf">PDF[,，] ?([\d.]+ [KM]B)</g
  const linked = pages.flatMap(({ address, html }) =>
    [...html.matchAll(links)].map(([, pdf = '', size]) => ({ address, pdf, size })),
  )
  const newest = Map.groupBy(versions, ({ home }) => home)
  const expected = [
    ...versions.map(({ page, pdf }) => `${page} ${pdf}`),
    ...[...newest].map(([home, all]) => {
      const last = all.reduce((a, b) => (b.version > a.version ? b : a))
      return `${home} ${last.pdf}`
    }),
  ]
  expect(linked.map(({ address, pdf }) => `${address} ${pdf}`).sort()).toEqual(expected.sort())
  for (const { pdf, size } of linked) {
    const kilobytes = Math.ceil(statSync(`${distFolder}${pdf}`).size / 1000)
    expect(size, pdf).toBe(kilobytes < 1000 ? `${kilobytes} KB` : `${(kilobytes / 1000).toFixed(1)} MB`)
  }
  const [first] = versions
  const response = await request.get(first?.pdf ?? '')
  expect(response.status()).toBe(200)
  expect(response.headers()).toMatchObject({
    'content-type': 'application/pdf',
    'content-security-policy': securityHeaders['Content-Security-Policy'],
  })
})

for (const { title, summary, version, language, page: address, pdf } of versions) {
  test(`${pdf} is a report that any reader can use`, async ({ page }) => {
    await page.emulateMedia({ media: 'print' })
    await page.goto(address)
    const seen = await page.evaluate(() => ({
      text: document.querySelector('main')?.innerText ?? '',
      headings: [...document.querySelectorAll<HTMLElement>('main :is(h1, h2, h3, h4)')]
        .filter((heading) => heading.checkVisibility())
        .map((heading) => heading.textContent),
      hasTable: document.querySelector('main td') !== null,
    }))
    const read = await readPdf(readFileSync(`${distFolder}${pdf}`))

    expect(read.language).toBe(language)
    expect(read.title).toContain(title)
    expect(read.outline).toEqual(seen.headings.map(tight))

    const all = read.pages.length
    const edition = language === 'en' ? `Version ${version}, ` : `第 ${version} 版，`
    for (const [index, { text }] of read.pages.entries()) {
      for (const margin of [title, edition, `${company.origin}${address}`, `${index + 1} / ${all}`])
        expect(text, `page ${index + 1} of ${all}`).toContain(tight(margin))
    }
    expect(read.pages[0]?.text).toContain(tight(summary))
    const letters = new Set(read.pages.flatMap(({ text }) => [...text]))
    expect([...new Set(tight(seen.text))].filter((letter) => !letters.has(letter))).toEqual([])

    expect(read.isTagged).toBe(true)
    for (const { roles } of read.pages) expect([...roles]).toContain('Document')
    const roles = new Set(read.pages.flatMap(({ roles }) => [...roles]))
    const named = ['H1', 'H2', 'P', 'L', 'LI', 'Link', ...(seen.hasTable ? ['Table', 'TR', 'TH', 'TD'] : [])]
    expect([...roles]).toEqual(expect.arrayContaining(named))

    const fonts = read.pages.flatMap(({ fonts }) => fonts)
    expect(fonts.length).toBeGreaterThan(0)
    // A Type 3 font is a drawing for each letter: embedded, but heavy, and poor on a screen.
    expect(fonts.filter(({ missingFile, isType3Font }) => missingFile || isType3Font)).toEqual([])
  })
}
