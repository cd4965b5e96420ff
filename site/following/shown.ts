import type { BuiltPage } from './sitemap.ts'

const address = String.raw`/(?:white-papers|statements|remediation)/[\w-]+/evidence/[\w.-]+`
const alone = new RegExp(`^${address}$`)
const linked = new RegExp(`href="(${address})"`, 'g')

export const isEvidence = (path: string) => alone.test(path)

/** The evidence that pages link to. What only a draft cites, or nobody, is on no page and is not published. */
export const evidenceOn = (pages: readonly BuiltPage[]): string[] => [
  ...new Set(pages.flatMap(({ html }) => [...html.matchAll(linked)].map(([, path = '']) => path))),
]

/** Which of the pictures that were built pages name. A thousand pages name few files, most of them alike. */
export function shownOn(pages: readonly BuiltPage[]): (picture: string) => boolean {
  const named = new Set(pages.flatMap(({ html }) => html.match(/"[^"]*\/_astro\/[^"]*"/g) ?? []))
  const all = [...named].join('')
  return (picture) => all.includes(picture)
}
