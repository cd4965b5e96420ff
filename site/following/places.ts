import type { Language } from '#contract/company'

/** Pages that the Worker fills, or answers a refusal with, and search itself: nobody looks for their words. */
const shells = /^\/(complaints\/(new|receipt|track|case|renew|mail)|surveys|problems|search|desk)\//

export const isShell = (path: string) => shells.test(path)

/** Two versions held against each other: each text stands at its own address too. */
export const isComparison = (path: string) => path.endsWith('/changes/')

const pictured = ['white-papers', 'statements', 'faq', 'remediation', 'certificates'] as const
export const pictures = ['portal', ...pictured] as const

/** The picture that stands beside a link to the page elsewhere: its collection's, or the portal's. */
export function pictureOf(path: string, language: Language): string {
  const collection = pictured.find((one) => path.startsWith(`/${one}/`)) ?? 'portal'
  return `/social/${collection}.${language}.png`
}
