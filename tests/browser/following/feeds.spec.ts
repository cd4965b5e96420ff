import { readFileSync } from 'node:fs'
import Parser from 'rss-parser'
import * as z from 'zod/mini'
import { distFolder } from '../../../site/company-folder.ts'
import { company } from '../../company-facts.ts'
import { pages } from '../setup/dist.ts'
import { REHEARSAL_DAY } from '../setup/moment.ts'
import { expect, test } from '../setup/portal.ts'
import { isTakenBack } from './withdrawn.ts'

const read = (path: string) => readFileSync(`${distFolder}${path}`, 'utf8')
const byAddress = new Map(pages.map((page) => [page.address, page]))

/** JSON Feed 1.1: what must be there, and of what may be what we promise. */
const JsonFeed = z.object({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string().check(z.minLength(1)),
  home_page_url: z.url(),
  feed_url: z.url(),
  language: z.enum(['zh-CN', 'en']),
  authors: z.array(z.object({ name: z.string(), url: z.url() })).check(z.minLength(1)),
  items: z
    .array(
      z.object({
        id: z.string().check(z.minLength(1)),
        url: z.url(),
        title: z.string().check(z.minLength(1)),
        content_html: z.string().check(z.minLength(1)),
        date_modified: z.iso.datetime(),
        date_published: z.optional(z.iso.datetime()),
        tags: z.array(z.string()).check(z.minLength(1)),
      }),
    )
    .check(z.minLength(1)),
})

for (const [language, prefix] of [
  ['zh-CN', ''],
  ['en', '/en'],
] as const) {
  test.describe(`the feeds in ${language}`, () => {
    const json = JsonFeed.parse(JSON.parse(read(`${prefix}/feed.json`)))
    const atom = () => new Parser().parseString(read(`${prefix}/feed.xml`))

    test('say the same in Atom and in JSON', async () => {
      const { items, feedUrl, title, link } = await atom()
      expect([feedUrl, title, link]).toEqual([
        json.feed_url.replace('feed.json', 'feed.xml'),
        json.title,
        json.home_page_url,
      ])
      expect(json.language).toBe(language)
      expect(read(`${prefix}/feed.xml`)).toContain(`xml:lang="${language}"`)
      expect(items.map(({ id, link, title, isoDate }) => ({ id, link, title, isoDate }))).toEqual(
        json.items.map(({ id, url, title, date_modified }) => ({
          id,
          link: url,
          title,
          isoDate: date_modified,
        })),
      )
    })

    test('have ids for good, each once, and the newest entry first', () => {
      const ids = json.items.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      expect(ids.filter((id) => !/^tag:[\w.-]+,\d{4}-\d{2}-\d{2}:\/\S+$/.test(id))).toEqual([])
      const days = json.items.map(({ date_modified }) => date_modified)
      expect(days).toEqual(days.toSorted().reverse())
    })

    test('tell nothing that is yet to come', () => {
      const { items } = json
      expect(items.filter(({ date_modified }) => date_modified.slice(0, 10) > REHEARSAL_DAY)).toEqual([])
    })

    test('lead to pages, anchors and the reader’s language', () => {
      const dead = json.items.filter(({ url }) => {
        const { pathname, hash } = new URL(url)
        const page = byAddress.get(pathname)
        return (
          !page?.html.includes(`<html lang="${language}"`) ||
          (hash && !page.html.includes(`id="${hash.slice(1)}"`))
        )
      })
      expect(dead.map(({ url }) => url)).toEqual([])
    })

    test('hold every version of every document and every dated line of every ledger', () => {
      const urls = json.items.map(({ url }) => new URL(url).pathname)
      const versions = pages
        .map(({ address }) => address)
        .filter(
          (address) =>
            /\/v\d+\/$/.test(address) &&
            !isTakenBack(address) &&
            address.startsWith('/en/') === (prefix !== ''),
        )
      expect(versions.length).toBeGreaterThan(2)
      expect(versions.filter((address) => !urls.includes(address))).toEqual([])
      const lines = pages
        .filter(({ address }) => new RegExp(`^${prefix}/remediation/[^/]+/$`).test(address))
        .map(({ html }) => html.match(/<p class="when"/g)?.length ?? 0)
      const told = urls.filter((path) => path.startsWith(`${prefix}/remediation/`))
      expect(told.length).toBe(lines.reduce((sum, count) => sum + count, 0))
    })

    test('keep the title and the reason of what was withdrawn, and nothing else', () => {
      const about = json.items.filter(({ url }) => isTakenBack(new URL(url).pathname))
      expect(about.map(({ id, tags }) => [id, tags[0]])).toEqual([
        [
          `tag:${new URL(company.origin).host},2025-12-01:${prefix}/white-papers/early-notice/#withdrawal`,
          language === 'en' ? 'Withdrawal' : '撤回',
        ],
      ])
    })

    test('tell corrections apart from versions', () => {
      const kind = language === 'en' ? 'Correction' : '更正'
      const corrections = json.items.filter(({ tags }) => tags.includes(kind))
      expect(corrections.map(({ url }) => new URL(url).pathname)).toContain(
        `${prefix}/white-papers/measuring-room/v2/`,
      )
      expect(corrections.some(({ content_html }) => content_html.includes('31'))).toBe(true)
    })
  })
}

test('each is served as what it is, and every page names them', async ({ request }) => {
  for (const [path, type] of [
    ['/feed.xml', 'application/atom+xml'],
    ['/en/feed.xml', 'application/atom+xml'],
    ['/feed.json', 'application/feed+json'],
    ['/en/feed.json', 'application/feed+json'],
    ['/remediation.ics', 'text/calendar'],
  ] as const) {
    const response = await request.get(path)
    expect(response.status(), path).toBe(200)
    expect(response.headers()['content-type'], path).toContain(type)
    const prefix = path.startsWith('/en/') ? '/en/' : '/'
    const mine = pages.filter(
      ({ address }) =>
        address.startsWith(prefix) &&
        (prefix === '/en/' || !address.startsWith('/en/')) &&
        // Staff follow the queue, not the feed.
        !/^\/(en\/)?desk\//.test(address),
    )
    if (path !== '/remediation.ics')
      expect(
        mine.filter(
          ({ html }) => !html.includes(`type="${type}" title=`) || !html.includes(`href="${path}"`),
        ),
      ).toEqual([])
  }
})
