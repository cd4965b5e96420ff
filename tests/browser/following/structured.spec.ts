import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { distFolder } from '../../../site/company-folder.ts'
import { company } from '../../company-facts.ts'
import { isActing, type Page, pages } from '../setup/dist.ts'
import { expect, test } from '../setup/portal.ts'
import { isTakenBack } from './withdrawn.ts'

const { origin } = company
const Node = z.looseObject({ '@type': z.string() })
const Structured = z.strictObject({
  '@context': z.literal('https://schema.org'),
  '@graph': z.array(Node).check(z.minLength(1)),
})

const found = (html: string, pattern: RegExp) => pattern.exec(html)?.[1] ?? ''
const plain = (html: string) =>
  html
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&#38;', '&')
    .replaceAll('&#39;', '’')
    .trim()

function graphOf({ address, html }: Page) {
  const [script, ...others] = [...html.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g)]
  expect(others, address).toEqual([])
  return script ? Structured.parse(JSON.parse(script[1] ?? ''))['@graph'] : []
}

const isRead = (page: Page) =>
  !isActing(page) && !/content="noindex"/.test(page.html) && !/\/(problems|search)\//.test(page.address)
const readPages = pages.filter(isRead)
const versioned = readPages.filter(
  ({ address }) => /\/(white-papers|statements)\/[^/]+\/(v\d+\/)?$/.test(address) && !isTakenBack(address),
)

test('every page of text says who publishes it, and no other page says anything', () => {
  for (const page of pages) {
    const types = graphOf(page).map((node) => node['@type'])
    expect(types.includes('Organization'), page.address).toBe(isRead(page))
    expect(types, page.address).not.toContain('FAQPage')
  }
})

test('the home page names the company as its own foot does', () => {
  for (const address of ['/', '/en/']) {
    const page = pages.find((one) => one.address === address)
    if (!page) throw new Error(`There is no ${address}.`)
    const foot = plain(found(page.html, /<footer[^>]*>([\s\S]*?)<\/footer>/))
    const [organization] = graphOf(page)
    expect(foot).toContain(organization?.['legalName'])
    expect(foot).toContain(organization?.['identifier'])
  }
})

test('a version says of itself what its page shows', () => {
  expect(versioned.length).toBeGreaterThan(6)
  for (const page of versioned) {
    const { address, html } = page
    const document = graphOf(page).find((node) => /^(Report|Article)$/.test(node['@type']))
    const version = /\/v(\d+)\/$/.exec(String(document?.['@id']))?.[1] ?? ''
    expect(plain(found(html, /<h1[^>]*>([\s\S]*?)<\/h1>/)), address).toBe(document?.['headline'])
    expect(found(html, /<html lang="([^"]+)"/), address).toBe(document?.['inLanguage'])
    expect(document?.['version'], address).toBe(version)
    expect(html, address).toContain(`datetime="${document?.['datePublished']}"`)
    expect(document?.['url'], address).toBe(origin + address)
    const isOlder = existsSync(
      `${distFolder}${new URL(String(document?.['@id'])).pathname}`.replace(
        /v\d+\/$/,
        `v${Number(version) + 1}`,
      ),
    )
    expect(document?.['creativeWorkStatus'], address).toBe(isOlder ? 'Superseded' : undefined)
  }
})

test('the crumbs lead from the home page to this one, over pages that are there', () => {
  const known = new Set(pages.map(({ address }) => origin + address))
  const Crumbs = z
    .array(z.object({ position: z.int(), name: z.string().check(z.minLength(1)), item: z.url() }))
    .check(z.minLength(2))
  for (const page of readPages.filter(({ address }) => !/^\/(en\/)?$/.test(address))) {
    const list = graphOf(page).find((node) => node['@type'] === 'BreadcrumbList')
    const crumbs = Crumbs.parse(list?.['itemListElement'])
    expect(crumbs.map(({ position }) => position)).toEqual(crumbs.map((_, index) => index + 1))
    expect(
      crumbs.filter(({ item }) => !known.has(item)),
      page.address,
    ).toEqual([])
    expect(crumbs.at(-1)?.item).toBe(origin + page.address)
    expect(new URL(crumbs[0]?.item ?? '').pathname).toBe(page.address.startsWith('/en/') ? '/en/' : '/')
  }
})

test('a link to a page is shown with a picture of its collection and language', () => {
  for (const { address, html } of readPages) {
    const picture = new URL(found(html, /<meta property="og:image" content="([^"]+)"/)).pathname
    const language = address.startsWith('/en/') ? 'en' : 'zh-CN'
    expect(picture, address).toMatch(new RegExp(`\\.${language}\\.png$`))
    const header = readFileSync(`${distFolder}${picture}`).subarray(0, 24)
    expect([header.readUInt32BE(16), header.readUInt32BE(20)], picture).toEqual([1200, 630])
    expect(found(html, /<meta property="og:title" content="([^"]+)"/), address).not.toBe('')
    expect(found(html, /<meta property="og:url" content="([^"]+)"/), address).toBe(
      found(html, /<link rel="canonical" href="([^"]+)"/),
    )
  }
})

test('only what search runs on may compile', async ({ request }) => {
  const policy = async (path: string) => (await request.get(path)).headers()['content-security-policy'] ?? ''
  for (const path of ['/pagefind/pagefind.js', '/pagefind/pagefind-worker.js'])
    expect(await policy(path)).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'",
    )
  for (const path of ['/', '/search/', '/en/search/', '/feed.xml'])
    expect(await policy(path)).not.toContain('unsafe')
})
