import { company } from '../facts.ts'

/** Nothing is closed to anyone here: pages that belong to one person say `noindex` themselves. */
export const GET = () =>
  new Response(`User-agent: *\nAllow: /\n\nSitemap: ${company.origin}/sitemap-index.xml\n`, {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
