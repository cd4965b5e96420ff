import { readFileSync } from 'node:fs'
import { distFolder } from '../../../site/company-folder.ts'
import { company } from '../../company-facts.ts'
import { pages } from '../setup/dist.ts'
import { REHEARSAL_DAY } from '../setup/moment.ts'
import { expect, test } from '../setup/portal.ts'
import { isTakenBack } from './withdrawn.ts'

const { origin } = company
const read = (path: string) => readFileSync(`${distFolder}${path}`, 'utf8')
const found = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]

test('the index names the sitemap, and robots.txt names the index and closes nothing', async ({ page }) => {
  const locations = await page.evaluate(
    (xml) =>
      [...new DOMParser().parseFromString(xml, 'application/xml').querySelectorAll('loc')].map(
        (loc) => loc.textContent,
      ),
    read('/sitemap-index.xml'),
  )
  expect(locations).toEqual([`${origin}/sitemap.xml`])
  const lines = read('/robots.txt').split('\n').filter(Boolean)
  expect(lines).toEqual(['User-agent: *', 'Allow: /', `Sitemap: ${origin}/sitemap-index.xml`])
})

test('the sitemap lists every page that wants to be kept, with its twin, and nothing else', async ({
  page,
}) => {
  const urls = await page.evaluate((xml) => {
    const parsed = new DOMParser().parseFromString(xml, 'application/xml')
    if (parsed.querySelector('parsererror')) throw new Error(parsed.documentElement.textContent ?? '')
    return [...parsed.querySelectorAll('url')].map((url) => ({
      location: url.querySelector('loc')?.textContent ?? '',
      changed: url.querySelector('lastmod')?.textContent ?? undefined,
      twins: Object.fromEntries<string>(
        [...url.getElementsByTagNameNS('http://www.w3.org/1999/xhtml', 'link')].map((link) => [
          link.getAttribute('hreflang') ?? '',
          link.getAttribute('href') ?? '',
        ]),
      ),
    }))
  }, read('/sitemap.xml'))
  const byLocation = new Map(pages.map((page) => [origin + page.address, page]))
  const listed = new Map(urls.map((url) => [url.location, url]))
  expect(listed.size).toBe(urls.length)

  const filled = /^\/(en\/)?(complaints\/(new|receipt|track|case)|surveys|problems|search)\//
  const kept = pages.filter(
    ({ address, html }) =>
      !filled.test(address) &&
      !html.includes('content="noindex"') &&
      found(html, /<link rel="canonical" href="([^"]+)"/) === origin + address,
  )
  expect([...listed.keys()].sort()).toEqual(kept.map(({ address }) => origin + address).sort())

  for (const { location, twins, changed } of urls) {
    const { html } = byLocation.get(location) ?? { html: '' }
    const named = [...html.matchAll(/<link rel="alternate" hreflang="([^"]+)"/g)].map(([, one = '']) => one)
    expect(Object.keys(twins).sort(), location).toEqual(named.sort())
    if (named.length > 0) expect(Object.values(twins), location).toContain(location)
    for (const twin of Object.values(twins))
      expect(listed.get(twin)?.twins, `${location} and ${twin}`).toEqual(twins)
    if (changed) expect(changed <= REHEARSAL_DAY, location).toBe(true)
  }
})

test('a withdrawn document keeps its addresses for people and none for search engines', () => {
  const gone = pages.filter(({ address }) => isTakenBack(address))
  expect(gone.length).toBeGreaterThanOrEqual(4)
  expect(gone.filter(({ html }) => !html.includes('<meta name="robots" content="noindex">'))).toEqual([])
  expect(gone.filter(({ address }) => read('/sitemap.xml').includes(`${origin}${address}<`))).toEqual([])
})

test('security.txt names a contact, where it stands, and a day within a year', async ({ request }) => {
  const response = await request.get('/.well-known/security.txt')
  expect(response.headers()['content-type']).toBe('text/plain; charset=utf-8')
  const fields = Object.fromEntries(
    (await response.text())
      .split('\n')
      .filter(Boolean)
      .map((line) => line.split(/: (.*)/).slice(0, 2)),
  )
  expect(fields).toMatchObject({
    Contact: expect.stringMatching(/^mailto:\S+@\S+$/),
    Canonical: `${origin}/.well-known/security.txt`,
    'Preferred-Languages': 'zh, en',
  })
  const days = (Date.parse(fields['Expires'] ?? '') - Date.parse(REHEARSAL_DAY)) / 86_400_000
  expect(days).toBeGreaterThan(30)
  expect(days).toBeLessThan(366)
})
