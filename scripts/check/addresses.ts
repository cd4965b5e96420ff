import { globSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { type Language, languages } from '#contract/company'
import type { Body } from './body.ts'
import { homeOf } from './collections.ts'
import type { Library } from './library.ts'

/** An address of the site. `anchors` is absent where the page's own are not known here; `from` is its first day. */
export type Address = { from?: string; anchors?: ReadonlySet<string> }

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
const inBoth = (path: string): [string, Address][] =>
  languages.map((language) => [prefixed(language, path), {}])

/** Every address that a document may link to, computed from what is written. */
export function addressesOf(library: Library, day: string): Map<string, Address> {
  return new Map([
    ...[...pages, ...feeds].flatMap(inBoth),
    ...programs.map((path): [string, Address] => [path, {}]),
    ...library.promises.flatMap(({ value }) => (value ? inBoth(`/service-promise/v${value.version}/`) : [])),
    ...library.notices.flatMap(({ value }) => (value ? inBoth(`/privacy/v${value.version}/`) : [])),
    ...library.surveys.flatMap(({ value }) => (value ? inBoth(`/surveys/${value.id}/`) : [])),
    ...library.pages.flatMap(({ source, body }) => plain(source.file, body)),
    ...library.timelines.flatMap(({ source, body }) =>
      plain(source.file, body, itemsOf(library, source.file) ?? null),
    ),
    ...library.handbooks.flatMap(({ source, body, value }) =>
      plain(source.file, body, questionsOf(value) ?? null),
    ),
    ...versions(library, day),
    ...library.statuses.flatMap(({ source, value }) =>
      value?.withdrawn ? inBoth(addressOf(source.file)) : [],
    ),
    ...globSync('content/{white-papers,statements,remediation}/*/evidence/*').map(published),
    ...globSync('content/certificates/scans/*').map(published),
  ])
}

const published = (file: string): [string, Address] => [file.replace(/^content/, ''), {}]
const addressOf = (file: string) => `${dirname(file).replace(/^content(\/pages(\/home)?)?/, '')}/`
const languageOf = (file: string) => languages.find((one) => file.endsWith(`${one}.mdx`)) ?? languages[0]

/** Where a part of a page cannot be read, its anchors are unknown, and its own fault is enough. */
function plain(file: string, body: Body | undefined, own: string[] | null = []): [string, Address][] {
  return [[prefixed(languageOf(file), addressOf(file)), knownAnchors(body, own)]]
}

const knownAnchors = (body: Body | undefined, own: string[] | null): Address =>
  body && !body.unreadable && own ? { anchors: anchorsIn(body, own) } : {}

/** The newest version that is out stands at the document's address, and every one at its own. */
function versions({ papers, statements }: Library, day: string): [string, Address][] {
  const all = [...papers, ...statements].flatMap(({ source: { file }, value, body }) => {
    const path = prefixed(languageOf(file), addressOf(file))
    const parts = homeOf(file).collection === 'statements' ? letterParts : paperParts
    const version = Number(/\/v(\d+)\./.exec(file)?.[1])
    const date = value?.date ?? ''
    return [
      {
        path,
        version,
        date,
        known: { from: date, ...knownAnchors(body, parts) },
      },
    ]
  })
  const own = all.map(({ path, version, known }): [string, Address] => [`${path}v${version}/`, known])
  const homes = [...Map.groupBy(all, ({ path }) => path)].map(([path, list]): [string, Address] => {
    const from = list.map((one) => one.date).sort()[0] ?? ''
    const out = list.filter(({ date }) => date <= day)
    const newest = (out.length > 0 ? out : list).toSorted((a, b) => b.version - a.version)[0]
    return [path, { ...newest?.known, from }]
  })
  return [...homes, ...own]
}

/** What the pages of these collections name by themselves. */
const paperParts = ['changes', 'evidence', 'contents']
const letterParts = ['transparency', 'audiences', 'rights', 'plan', 'changes', 'about', 'contents']

function itemsOf({ ledgers }: Library, file: string): string[] | undefined {
  const ledger = ledgers.find(({ source }) => dirname(source.file) === dirname(file))
  return ledger?.value?.items.map(({ id }) => id)
}

const questionsOf = (value: Library['handbooks'][number]['value']) =>
  value?.sections.flatMap(({ questions }, index) => [
    `section-${index + 1}`,
    ...questions.map(({ id }) => id),
  ])

/** A heading's anchor as Astro makes it (github-slugger), and as site/documents.ts finishes it. */
export function anchorsIn(body: Body | undefined, own: string[] = []): Set<string> {
  const counts = new Map<string, number>()
  const headings = (body?.headings ?? []).map(({ text }) => {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{Alphabetic}\p{M}\p{Nd}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-')
    let unique = slug
    while (counts.has(unique)) {
      counts.set(slug, (counts.get(slug) ?? 0) + 1)
      unique = `${slug}-${counts.get(slug)}`
    }
    counts.set(unique, 0)
    return /^\p{L}/u.test(unique) ? unique : `s-${unique}`
  })
  const figures = (body?.uses ?? []).flatMap(({ component, attributes }) =>
    component === 'Figure' ? [basename(attributes['src'] ?? '').replace(/^/, 'figure-')] : [],
  )
  return new Set([...headings, ...figures, ...own, 'main'])
}
