import { dirname } from 'node:path'
import { languages } from '#contract/company'
import { belowCompany } from '../../site/company-folder.ts'
import { readLedger, standingOf } from '../publishing/ledger.ts'
import { readLedgerFile } from '../publishing/shelf.ts'
import { type Address, addressesOf, addressOf } from './addresses.ts'
import { textsOf } from './bodies.ts'
import { chainOf } from './collections.ts'
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
  const isPublished = ({ file }: Fault) =>
    chainOf(belowCompany(file)) === 'frozen' && standingOf(lines, belowCompany(file)) !== undefined
  const { dead, doubtful } = linksOf(library, day)
  return {
    faults: dead.filter((fault) => !isPublished(fault)),
    notes: [
      ...dead.filter(isPublished).map((fault) => ({ ...fault, mend: tooLate })),
      ...doubtful.filter((fault) => !isPublished(fault)),
    ],
  }
}

const tooLate = say(
  'The version is published and stays as it is; where you can, keep the address or the heading that it names.',
  '该版本已发布，不再改动；可以的话，保留它所指的地址或小标题。',
)

type Link = { url: string; line: number; at?: string; isRelated?: true }

/** The links that lead nowhere, and those that probably lead elsewhere than was meant. */
function linksOf(library: Library, day: string): { dead: Fault[]; doubtful: Fault[] } {
  const known = addressesOf(library, day)
  const origin = library.company[0]?.value?.origin ?? BASE
  const dates = datesOf(library)
  const found = { dead: [] as Fault[], doubtful: [] as Fault[] }
  const look = (file: string, links: readonly Link[]) => {
    const outOn = [dates.get(file) ?? day, day].sort()[1] ?? day
    const site = { own: ownAddress(file), known, origin, day: outOn }
    for (const { url, line, at = '', isRelated } of links) {
      const place = { file, line, at, came: quote(url) }
      const wrong = wrongWith(url, site) ?? (isRelated ? unrelated(url, site) : undefined)
      const doubt = wrong ? undefined : doubtAbout(url, site)
      if (wrong) found.dead.push({ ...place, ...wrong })
      if (doubt) found.doubtful.push({ ...place, ...doubt })
    }
  }
  for (const { file, body } of textsOf(library)) look(file, body.links)
  for (const { source, value } of library.handbooks)
    look(
      source.file,
      (value?.related ?? []).map((url, index) => ({
        url,
        line: source.lineOf(['related', index]),
        at: 'related',
        isRelated: true,
      })),
    )
  return found
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
  const path = addressOf(file)
  const version = /\/(v\d+)\.[\w-]+\.mdx$/.exec(file)?.[1]
  return `${language === languages[0] ? '' : `/${language}`}${path}${version ? `${version}/` : ''}`
}

/** A handbook names documents, by their titles; a form, a list or a file has none to show there. */
function unrelated(url: string, { known }: Site): Wrong | undefined {
  if (known.get(url)?.isDocument) return undefined
  return {
    expected: say('a document, such as a white paper or a timeline', '一份文档，如白皮书、整改时间表'),
    mend: say('Link to it in an answer instead.', '改为在回答里加链接。'),
  }
}

/** A reader gets there, and may wonder: a note that something was taken back, or a page in the other language. */
function doubtAbout(url: string, { own, known, origin }: Site): Wrong | undefined {
  const at = URL.canParse(url, BASE + own) ? new URL(url, BASE + own) : undefined
  if (!at || (at.origin !== BASE && at.origin !== origin)) return undefined
  if (known.get(at.pathname)?.isWithdrawn)
    return {
      expected: say('a document that is still published', '仍在发布的文档'),
      mend: say(
        'It was withdrawn, and its address says so; leave the link if that is what readers shall see.',
        '该文档已撤回，网址上会说明；如果正要让读者看到这一点，链接可以保留。',
      ),
    }
  const twin = own.startsWith('/en/') ? `/en${at.pathname}` : at.pathname.replace(/^\/en\//, '/')
  const isElsewhere = at.pathname.startsWith('/en/') !== own.startsWith('/en/') && twin !== at.pathname
  if (!isElsewhere || !known.has(twin) || !at.pathname.endsWith('/')) return undefined
  return {
    expected: say(`the page in the language of the text, ${twin}`, `与正文同一语言的页面 ${twin}`),
    mend: say(
      `Write ${twin}, or leave it if the other language is meant.`,
      `改成 ${twin}；确实要链接另一种语言的，可以保留。`,
    ),
  }
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
