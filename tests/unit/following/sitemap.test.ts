import { expect, test } from 'vitest'
import { securityText } from '../../../site/following/security.ts'
import { sitemap } from '../../../site/following/sitemap.ts'

const origin = 'https://trust.example'

function page(
  address: string,
  { canonical = address, twins = {} }: { canonical?: string; twins?: Record<string, string> } = {},
) {
  const links = Object.entries(twins)
    .map(([language, path]) => `<link rel="alternate" hreflang="${language}" href="${origin}${path}">`)
    .join('')
  return { address, html: `<head><link rel="canonical" href="${origin}${canonical}">${links}</head>` }
}
const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)</g)].map(([, location]) => location)

test('a page is listed where it is its own canonical address', () => {
  const older = page('/white-papers/paper/v1/', { canonical: '/white-papers/paper/' })
  const silent = { address: '/complaints/case/', html: '<head><meta name="robots" content="noindex"></head>' }
  const xml = sitemap(
    [page('/white-papers/paper/'), older, silent, page('/complaints/new/'), page('/en/search/')],
    origin,
  )
  expect(locations(xml)).toEqual([`${origin}/white-papers/paper/`])
})

test('a twin is named only where it is listed itself', () => {
  const twins = { 'zh-CN': '/faq/', en: '/en/faq/' }
  expect(
    sitemap([page('/faq/', { twins }), page('/en/faq/', { twins })], origin).match(/hreflang="en"/g),
  ).toHaveLength(2)
  expect(sitemap([page('/faq/', { twins })], origin)).not.toContain('hreflang="en"')
})

test('the day of a change is the one that the page tells programs', () => {
  const { address, html } = page('/faq/')
  const told = html.replace('</head>', '<script>{"dateModified":"2026-11-18"}</script></head>')
  expect(sitemap([{ address, html: told }], origin)).toContain('<lastmod>2026-11-18</lastmod>')
  expect(sitemap([{ address, html: `${html}"dateModified":"2026-11-18"` }], origin)).not.toContain(
    '<lastmod>',
  )
})

test('security.txt says until when its address was known to be right', () => {
  const text = securityText({ origin, contact: 'security@trust.example', until: '2027-05-21' })
  expect(text.split('\n')).toEqual([
    'Contact: mailto:security@trust.example',
    'Expires: 2027-05-21T00:00:00.000Z',
    'Preferred-Languages: zh, en',
    `Canonical: ${origin}/.well-known/security.txt`,
    '',
  ])
})
