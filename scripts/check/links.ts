import { dirname } from 'node:path'
import { languages } from '#contract/company'
import { readLedger, standingOf } from '../publishing/ledger.ts'
import { readLedgerFile } from '../publishing/shelf.ts'
import { type Address, addressesOf } from './addresses.ts'
import { textsOf } from './bodies.ts'
import { type Fault, plus, quote, say } from './fault.ts'
import type { Library } from './library.ts'
import { nearest } from './near.ts'
import { meant } from './shape-words.ts'

const BASE = 'https://this.portal.invalid'

/**
 * Every link inside the site leads to a page that is there on the day the linking text is out, and to a part
 * that exists. A version that is in the ledger cannot be mended any more: there a link that died is only said.
 */
export function linkFindings(library: Library, day: string): { faults: Fault[]; notes: Fault[] } {
  const { lines } = readLedger(readLedgerFile())
  const isPublished = ({ file }: Fault) => standingOf(lines, file.replace('content/', '')) !== undefined
  const found = deadLinks(library, day)
  return {
    faults: found.filter((fault) => !isPublished(fault)),
    notes: found.filter(isPublished).map((fault) => ({ ...fault, mend: tooLate })),
  }
}

const tooLate = say(
  'The version is published and stays as it is; where you can, keep the address or the heading that it names.',
  '该版本已发布，不再改动；可以的话，保留它所指的地址或小标题。',
)

function deadLinks(library: Library, day: string): Fault[] {
  const known = addressesOf(library, day)
  const origin = library.company[0]?.value?.origin ?? BASE
  const dates = datesOf(library)
  const deadIn = (file: string, links: { url: string; line: number; at?: string }[]) => {
    const outOn = [dates.get(file) ?? day, day].sort()[1] ?? day
    return links.flatMap(({ url, line, at = '' }) => {
      const wrong = wrongWith(url, { own: ownAddress(file), known, origin, day: outOn })
      return wrong ? [{ file, line, at, came: quote(url), ...wrong }] : []
    })
  }
  return [
    ...textsOf(library).flatMap(({ file, body }) => deadIn(file, body.links)),
    ...library.handbooks.flatMap(({ source, value }) => {
      const line = (index: number) => source.lineOf(['related', index])
      const related = value?.related.map((url, index) => ({ url, line: line(index), at: 'related' }))
      return deadIn(source.file, related ?? [])
    }),
  ]
}

/** The day from which a text is out; a timeline speaks since its newest entry. */
function datesOf(library: Library): Map<string, string> {
  const { papers, statements, pages, handbooks, timelines, ledgers } = library
  const newest = (file: string) =>
    ledgers
      .filter(({ source }) => dirname(source.file) === dirname(file))
      .flatMap(({ value }) => value?.items.flatMap(({ entries }) => entries.map(({ date }) => date)) ?? [])
      .sort()
      .at(-1)
  return new Map([
    ...[...papers, ...statements, ...pages].map(
      ({ source, value }) => [source.file, value?.date ?? ''] as const,
    ),
    ...handbooks.map(({ source, value }) => [source.file, value?.updated ?? ''] as const),
    ...timelines.map(({ source }) => [source.file, newest(source.file) ?? ''] as const),
  ])
}

/** The page on which a text stands, as the beginning of links like `#part`. */
function ownAddress(file: string): string {
  const language = languages.find((one) => file.endsWith(`${one}.mdx`)) ?? languages[0]
  const path = `${dirname(file).replace(/^content(\/pages(\/home)?)?/, '')}/`
  const version = /\/(v\d+)\.[\w-]+\.mdx$/.exec(file)?.[1]
  return `${language === languages[0] ? '' : `/${language}`}${path}${version ? `${version}/` : ''}`
}

type Site = { own: string; known: Map<string, Address>; origin: string; day: string }
type Wrong = Pick<Fault, 'expected' | 'mend'>

function wrongWith(url: string, { own, known, origin, day }: Site): Wrong | undefined {
  if (/^(mailto|tel):/.test(url)) return undefined
  if (!/^([/#]|[a-z][a-z\d+.-]*:)/i.test(url)) return fromHere
  if (!URL.canParse(url, BASE + own)) return { expected: say('an address', '网址'), mend: retype }
  const at = new URL(url, BASE + own)
  const isOutside = at.origin !== BASE && at.origin !== origin
  if (isOutside) {
    return at.protocol === 'https:'
      ? undefined
      : { expected: say('an address with https', 'https 开头的网址'), mend: retype }
  }
  const address = known.get(at.pathname)
  if (!address) return deadEnd(at.pathname, known)
  if (address.from && address.from > day) {
    return {
      expected: say('a page that is published by then', '届时已发布的页面'),
      mend: say(
        `The page appears on ${address.from}; link to it from that day on.`,
        `该页面 ${address.from} 才发布，到那天再加链接。`,
      ),
    }
  }
  const anchor = decoded(at.hash.slice(1))
  if (!anchor || !address.anchors || address.anchors.has(anchor)) return undefined
  const near = nearest(anchor, [...address.anchors])
  return {
    expected: plus(
      say(`a part of ${at.pathname} that exists`, `${at.pathname} 上已有的小节`),
      meant(near && `#${near}`),
    ),
    mend: say(
      'Open the page, click the heading and copy the end of its address, from # on.',
      '打开那个页面，点击小标题，复制地址里 # 开始的部分。',
    ),
  }
}

/** A document stands at two addresses, its own and its version's, and its text in feeds: only whole paths lead from all. */
const fromHere: Wrong = {
  expected: say(
    'an address that begins with / or https:// (or #, on this page)',
    '以 / 或 https:// 开头的网址（本页小节以 # 开头）',
  ),
  mend: say(
    'Open the page you mean and copy its address, from the first / after the domain on.',
    '打开要链接的页面，复制域名之后、从 / 开始的部分。',
  ),
}

/** As browsers do, which take what is no code, `#100%`, as it is. */
function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor)
  } catch {
    return anchor
  }
}

const retype = say('Copy the address from the browser again.', '从浏览器重新复制网址。')

function deadEnd(path: string, known: Map<string, Address>): Wrong {
  const near = known.has(`${path}/`) ? `${path}/` : nearest(path, [...known.keys()])
  return {
    expected: plus(say('an address of this site', '本站已有的地址'), meant(near)),
    mend: near
      ? say(`Write ${near}.`, `改成 ${near}。`)
      : say(
          'Open the page you mean and copy its address, from the first / after the domain on.',
          '打开要链接的页面，复制域名之后、从 / 开始的部分。',
        ),
  }
}
