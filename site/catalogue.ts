import { getCollection } from 'astro:content'
import type { Language } from '#contract/company'
import { handbooks, whitePapers } from './documents.ts'
import { notices, promises } from './facts.ts'
import { certificateWords } from './i18n/certificates.ts'
import { statementWords } from './i18n/statements.ts'
import { words } from './i18n/words.ts'
import { timelines } from './ledgers.ts'
import { statements } from './statements.ts'
import { today } from './today.ts'
import { slugOf } from './versions.ts'

export const shelves = [
  'white-papers',
  'statements',
  'faq',
  'remediation',
  'service-promise',
  'privacy',
  'pages',
] as const
export type Shelf = (typeof shelves)[number]

/** A document, or one version of it, as it stands at an address. */
export type Work = {
  shelf: Shelf
  path: string
  /** The address at which the newest version stands. */
  home: string
  /** What it is, in the reader's words. */
  kind: string
  title: string
  summary: string
  version?: number
  published?: string
  updated: string
  /** The newest version also has an address of its own, a copy of the document's; older ones have only that. */
  standing: 'current' | 'copy' | 'superseded'
}

type Version = { version: number; date: string; title: string; summary: string }

/** All addresses of a document with versions, of which the newest stands first. */
function shelve(shelf: Shelf, home: string, kind: string, versions: readonly Version[]): Work[] {
  return versions
    .filter(({ date }) => date <= today)
    .flatMap(({ version, date, title, summary }, index): Work[] => {
      const work = { shelf, home, kind, title, summary, version, published: date, updated: date }
      const own = `${home}v${version}/`
      if (index > 0) return [{ ...work, path: own, standing: 'superseded' }]
      return [
        { ...work, path: home, standing: 'current' },
        { ...work, path: own, standing: 'copy' },
      ]
    })
}

type Single = { title: string; summary: string; updated: string }

const single = (shelf: Shelf, path: string, kind: string, { title, summary, updated }: Single): Work => ({
  shelf,
  path,
  home: path,
  kind,
  title,
  summary,
  updated,
  standing: 'current',
})

const take = async (language: Language): Promise<Work[]> => [
  ...(await papersAndLetters(language)),
  ...(await handbooks(language)).map((book) =>
    single('faq', `/faq/${slugOf(book)}/`, words(language).faq.kind, book.data),
  ),
  ...(await ledgers(language)),
  ...promisesAndNotices(language),
  ...(await pages(language)),
]

async function papersAndLetters(language: Language): Promise<Work[]> {
  const { kind } = words(language).papers
  const { kinds } = statementWords(language)
  const papers = (await whitePapers(language)).map(({ slug, versions }) => ({
    shelf: 'white-papers' as const,
    slug,
    kind,
    versions,
  }))
  const letters = (await statements(language)).map(({ slug, newest, versions }) => ({
    shelf: 'statements' as const,
    slug,
    kind: kinds[newest.data.kind],
    versions,
  }))
  return [...papers, ...letters].flatMap(({ shelf, slug, kind, versions }) =>
    shelve(
      shelf,
      `/${shelf}/${slug}/`,
      kind,
      versions.map(({ data }) => data),
    ),
  )
}

async function ledgers(language: Language): Promise<Work[]> {
  const { timeline } = words(language).remediation
  return (await timelines(language)).map(({ slug, title, summary, items }) => {
    const dates = items.flatMap(({ entries }) => entries.map(({ date }) => date))
    const updated =
      dates
        .filter((date) => date <= today)
        .sort()
        .at(-1) ?? today
    return single('remediation', `/remediation/${slug}/`, timeline, { title, summary, updated })
  })
}

function promisesAndNotices(language: Language): Work[] {
  const { promise, privacy } = words(language)
  return [
    { shelf: 'service-promise' as const, title: promise.title, all: promises },
    { shelf: 'privacy' as const, title: privacy.title, all: notices },
  ].flatMap(({ shelf, title, all }) =>
    shelve(
      shelf,
      `/${shelf}/`,
      title,
      all.map(({ version, effective, summary }) => ({
        version,
        date: effective,
        title,
        summary: summary[language],
      })),
    ),
  )
}

async function pages(language: Language): Promise<Work[]> {
  const entries = await getCollection('pages', ({ data }) => data.language === language)
  const t = certificateWords(language)
  const register = { title: t.title, summary: t.description, updated: today }
  return [
    single('pages', '/certificates/', t.title, register),
    ...entries
      .filter((page) => slugOf(page) !== 'home')
      .map((page) => {
        const { title, summary, date } = page.data
        return single('pages', `/${slugOf(page)}/`, title, { title, summary, updated: date })
      }),
  ]
}

const taken = new Map<Language, Promise<Work[]>>()

/** Every document there is to read in a language. A build reads it once; while writing it is always fresh. */
export function catalogue(language: Language): Promise<Work[]> {
  const known = taken.get(language)
  if (known && import.meta.env.PROD) return known
  const works = take(language)
  taken.set(language, works)
  return works
}

const found = new Map<Language, Promise<Map<string, Work>>>()

/** The document at an address, where one stands there. */
export async function workAt(path: string, language: Language): Promise<Work | undefined> {
  let byPath = found.get(language)
  if (!byPath || !import.meta.env.PROD) {
    byPath = catalogue(language).then((works) => new Map(works.map((work) => [work.path, work])))
    found.set(language, byPath)
  }
  return (await byPath).get(path)
}
