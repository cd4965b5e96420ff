import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Language, languages } from '#contract/company'
import { beginning, itemStates } from '#rules/remediation'
import { belowCompany, inCompany } from '../../site/company-folder.ts'
import { facets, filterPath, viewsOf } from '../../site/filters.ts'
import type { WhitePaper } from '../../site/schemas/documents.ts'
import { DRAFT_DAY } from '../../site/schemas/published.ts'
import type { Statement } from '../../site/schemas/statements.ts'
import {
  comparisonAnchors,
  everywhere,
  handbookAnchors,
  letterAnchors,
  noticeParts,
  ownParts,
  pageAnchors,
  paperAnchors,
  promiseParts,
  timelineAnchors,
} from './anchors.ts'
import type { Body } from './body.ts'
import type { Entry, Library } from './library.ts'

/** An address of the site. `anchors` is absent where the page's own are not known here; `from` is its first day. */
export type Address = {
  from?: string
  anchors?: ReadonlySet<string>
  /** A document that a handbook may name as related; other pages have no title of their own to show there. */
  isDocument?: true
  isWithdrawn?: true
}

/** The pages that stand whatever is written; a test holds the list against site/pages. */
export const pages = [
  '/',
  '/white-papers/',
  '/statements/',
  '/faq/',
  '/remediation/',
  '/certificates/',
  '/service-promise/',
  '/performance/',
  '/performance/method/',
  '/search/',
  '/complaints/',
  '/complaints/new/',
  '/complaints/track/',
  '/complaints/renew/',
  '/surveys/thanks/',
  '/privacy/',
  '/accessibility/',
]
const programs = ['/robots.txt', '/.well-known/security.txt', '/remediation.ics', '/sitemap-index.xml']
const feeds = ['/feed.xml', '/feed.json']

const prefixed = (language: Language, path: string) =>
  language === languages[0] ? path : `/${language}${path}`
const inBoth = (path: string, address: Address): [string, Address][] =>
  languages.map((language) => [prefixed(language, path), address])
const parts = (own: readonly string[] = []): Address => ({ anchors: new Set([...everywhere, ...own]) })

/** Every address that a document may link to, computed from what is written. */
export function addressesOf(library: Library, day: string): Map<string, Address> {
  return new Map([
    ...pages.flatMap((path) => inBoth(path, ownParts[path] ? parts(ownParts[path]) : {})),
    ...feeds.flatMap((path) => inBoth(path, parts())),
    ...programs.map((path): [string, Address] => [path, parts()]),
    ...lists(library, day),
    ...numbered('/service-promise/', library.promises, promiseParts, day),
    ...numbered('/privacy/', library.notices, noticeParts, day),
    ...library.surveys.flatMap(({ value }) =>
      value ? inBoth(`/surveys/${value.id}/`, { ...parts(), from: value.opens }) : [],
    ),
    ...board(library),
    ...library.pages.flatMap(({ source: { file }, body }) =>
      at(file, body, (text) => [...pageAnchors(text), ...(ownParts[addressOf(file)] ?? [])]),
    ),
    ...library.timelines.flatMap(({ source: { file }, body }) => {
      const items = itemsBeside(library, file)
      return at(file, body, items && ((text) => timelineAnchors(items, text)), items && beginning(items))
    }),
    ...library.handbooks.flatMap((entry) =>
      at(
        entry.source.file,
        entry.body,
        entry.value && ((text) => handbookAnchors(entry, text)),
        entry.value?.updated,
      ),
    ),
    ...versions(library, day),
    ...library.statuses.flatMap(({ source, value }) =>
      value?.withdrawn ? inBoth(addressOf(source.file), { ...parts(), isWithdrawn: true }) : [],
    ),
    ...globSync(inCompany('{white-papers,statements,remediation}/*/evidence/*')).map(published),
    ...globSync(inCompany('certificates/scans/*')).map(published),
  ])
}

const published = (file: string): [string, Address] => [`/${belowCompany(file)}`, parts()]
export const addressOf = (file: string) =>
  `/${belowCompany(`${dirname(file)}/`).replace(/^pages\/(home\/)?/, '')}`
const languageOf = (file: string) => languages.find((one) => file.endsWith(`${one}.mdx`)) ?? languages[0]

type Own = ((body: Body) => string[]) | undefined

/** Where a part of a page cannot be read, its anchors are unknown, and its own fault is enough. */
const knownAnchors = (body: Body | undefined, own: Own): Address =>
  body && !body.unreadable && own ? parts(own(body)) : {}

const at = (file: string, body: Body | undefined, own: Own, from = ''): [string, Address][] => [
  [
    prefixed(languageOf(file), addressOf(file)),
    { from, ...knownAnchors(body, own), ...(addressOf(file) === '/' ? {} : { isDocument: true }) },
  ],
]

/** The pages that list what is written elsewhere. */
function lists({ certificates, statuses }: Library, day: string): [string, Address][] {
  const isTakenBack = (list: string) =>
    statuses.some(
      ({ source, value }) =>
        addressOf(source.file).startsWith(list) && value?.withdrawn && value.withdrawn.date <= day,
    )
  const shown = certificates.filter(({ value }) => value?.validFrom !== DRAFT_DAY)
  return [
    ...['/white-papers/', '/statements/'].flatMap((list) =>
      inBoth(list, parts(isTakenBack(list) ? ['withdrawn'] : [])),
    ),
    ...inBoth('/certificates/', {
      ...parts(shown.map(({ source }) => basename(source.file, '.yaml'))),
      isDocument: true,
    }),
  ]
}

type Numbered = Entry<{ version: number; effective: string; changes?: unknown }>[]

/** The newest version stands at the address itself too. */
function numbered(home: string, all: Numbered, own: string[], day: string): [string, Address][] {
  const several = all.length > 1 ? ['versions'] : []
  const out = all.flatMap(({ value }) => (value && value.effective <= day ? [value.version] : []))
  const current = Math.max(...out)
  const known = all.flatMap(({ value }) => {
    const changes = value?.changes && home === '/service-promise/' ? ['changes'] : []
    // The plan of visits is the one of today, whatever the version.
    const visits = value?.version === current && home === '/service-promise/' ? ['visits'] : []
    if (!value) return []
    const address: Address = parts([...own, ...several, ...changes, ...visits])
    return [
      { ...value, address: value.effective <= day ? { ...address, isDocument: true as const } : address },
    ]
  })
  const newest = known.find(({ version }) => version === current)
  return [
    ...known.flatMap(({ version, address }) => inBoth(`${home}v${version}/`, address)),
    // Where the newest cannot be read, its own fault is enough.
    ...inBoth(home, newest?.address ?? { isDocument: true }),
  ]
}

/** The board and its narrower views; which item stands under which state changes with the day. */
function board({ ledgers }: Library): [string, Address][] {
  const items = ledgers.flatMap(({ source, value }) =>
    (value?.items ?? []).map((item) => ({ ...item, timeline: basename(dirname(source.file)) })),
  )
  const ids = [...items.map(({ id }) => id), ...itemStates.map((state) => `state-${state}`)]
  const own = ['board', 'filters', ...facets.map((facet) => `by-${facet}`), ...ids]
  return [
    ...inBoth('/remediation/', parts(['timelines', ...own])),
    ...viewsOf(items).flatMap((view) => inBoth(filterPath(view), parts(own))),
  ]
}

/** The newest version that is out stands at the document's address, every one at its own, what changed below it. */
function versions({ papers, statements }: Library, day: string): [string, Address][] {
  const all = [
    ...papers.map(({ source, value, body }) => version(source.file, value, body, paperAnchors)),
    ...statements.map(({ source, value, body }) => version(source.file, value, body, letterAnchors)),
  ]
  return [...Map.groupBy(all, ({ path }) => path)].flatMap(([path, list]): [string, Address][] => {
    const ordered = list.toSorted((a, b) => b.version - a.version)
    const newest = ordered.find(({ date }) => date <= day) ?? ordered[0]
    const from = list.map((one) => one.date).sort()[0] ?? ''
    return [
      [path, { ...newest?.known, from }],
      ...list.map((one): [string, Address] => [`${path}v${one.version}/`, one.known]),
      ...ordered
        .slice(0, -1)
        .map((one): [string, Address] => [`${path}v${one.version}/changes/`, one.changes]),
    ]
  })
}

function version<Value extends WhitePaper | Statement>(
  file: string,
  value: Value | undefined,
  body: Body | undefined,
  anchors: (value: Value, body: Body) => string[],
) {
  const from = value?.date ?? ''
  return {
    path: prefixed(languageOf(file), addressOf(file)),
    version: Number(/\/v(\d+)\./.exec(file)?.[1]),
    date: from,
    known: {
      from,
      ...knownAnchors(body, value && ((text) => anchors(value, text))),
      isDocument: true as const,
    },
    changes: { from, ...knownAnchors(body, value && ((text) => comparisonAnchors(value, text))) },
  }
}

function itemsBeside({ ledgers }: Library, file: string) {
  const ledger = ledgers.find(({ source }) => dirname(source.file) === dirname(file))
  return ledger?.value?.items
}
