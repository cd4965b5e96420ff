import { isShell } from './places.ts'

/** A page as it was built, at the address where a visitor finds it. */
export type BuiltPage = { address: string; html: string }

const found = (html: string, pattern: RegExp) => pattern.exec(html)?.[1]

/**
 * What search engines should know: every page that wants to be kept under its own address, with its twin in the
 * other language where that is one too. Read from the pages themselves, so that the two cannot disagree.
 */
export function sitemap(pages: readonly BuiltPage[], origin: string): string {
  const listed = new Map(
    pages
      .map(({ address, html }) => ({ address, head: html.slice(0, html.indexOf('</head>')) }))
      .filter(({ address, head }) => isKept(address, head, origin))
      .map(({ address, head }) => [origin + address, head]),
  )
  const urls = [...listed].map(([url, head]) => {
    const twins = [...head.matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)]
      .filter(([, , href = '']) => listed.has(href))
      .map(([, language, href]) => `<xhtml:link rel="alternate" hreflang="${language}" href="${href}"/>`)
    const changed = found(head, /"dateModified":"([\d-]{10})"/)
    return `<url><loc>${url}</loc>${changed ? `<lastmod>${changed}</lastmod>` : ''}${twins.join('')}</url>`
  })
  return `${declaration}<urlset xmlns="${schema}" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`
}

const isKept = (address: string, head: string, origin: string) =>
  !isShell(address.replace(/^\/en\//, '/')) &&
  found(head, /<link rel="canonical" href="([^"]+)"/) === origin + address

export const sitemapIndex = (origin: string) =>
  `${declaration}<sitemapindex xmlns="${schema}"><sitemap><loc>${origin}/sitemap.xml</loc></sitemap></sitemapindex>\n`

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n'
const schema = 'http://www.sitemaps.org/schemas/sitemap/0.9'
