import { isTakenBack } from '../following/withdrawn.ts'
import { pages } from '../setup/dist.ts'

/** A page as a reader finds it: where it stands, its title, and every word of its text. */
export type ReadPage = { address: string; title: string; text: string }

/** Forms, cases, refusals, search itself, parts of the board: the Worker fills them, or nobody looks for their words. */
const unread =
  /^\/(en\/)?(complaints\/(new|receipt|track|case)|surveys|problems|search|404-nothing-here|remediation\/(state|timeline|role|subject))\//

const known = new Set(pages.map(({ address }) => address))

/** The newest version's own address, whose text stands at the document's address too, and two versions compared. */
function isCopy(address: string): boolean {
  if (/\/v\d+\/changes\/$/.test(address)) return true
  const [, home, version] = /^(.*\/)v(\d+)\/$/.exec(address) ?? []
  return home !== undefined && !known.has(`${home}v${Number(version) + 1}/`)
}

const inline = /<\/?(a|abbr|b|code|em|i|mark|s|small|span|strong|sub|sup|time)\b[^>]*>/g

function textOf(html: string): string {
  return html
    .replaceAll(inline, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replaceAll(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
}

const found = (html: string, pattern: RegExp) => pattern.exec(html)?.[1] ?? ''

/** What search must find, told from the pages alone and not from how they are marked. */
export const readPages: ReadPage[] = pages
  .filter(
    ({ address, html }) =>
      !unread.test(address) &&
      !isCopy(address) &&
      !isTakenBack(address) &&
      !html.includes('content="noindex"'),
  )
  .map(({ address, html }) => ({
    address,
    title: textOf(found(html, /<h1[^>]*>([\s\S]*?)<\/h1>/)).trim(),
    text: textOf(found(html, /<main[^>]*>([\s\S]*)<\/main>/)),
  }))

/** Of a document, the address where its newest version stands. */
export const homeOf = (address: string) => address.replace(/v\d+\/$/, '')
