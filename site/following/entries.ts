import type { Language } from '#contract/company'
import type { Item, Entry as LedgerEntry } from '#contract/remediation'
import type { FollowingWords } from '../i18n/following.ts'

/** Something that happened on the portal, as a feed tells it. */
export type Entry = {
  /** What the entry is about, a path of the portal in its language; it never changes, so the entry's id does not. */
  key: string
  /** Where it is read. */
  path: string
  kind: keyof FollowingWords['kinds']
  title: string
  summary: string
  points: readonly string[]
  date: string
}

export type VersionFacts = {
  version: number
  title: string
  summary: string
  date: string
  changes?: readonly string[] | undefined
  /** The text as it was written, in which corrections are marked. */
  body?: string | undefined
}

/** A version and the corrections it brings; `home` is the document's address. */
export function versionEntries(home: string, version: VersionFacts, t: FollowingWords): Entry[] {
  const path = `${home}v${version.version}/`
  const title = t.version(version.title, version.version)
  const told = { path, date: version.date }
  return [
    {
      ...told,
      key: path,
      kind: 'version',
      title,
      summary: version.summary,
      points: version.changes ?? [],
    },
    ...correctionsIn(version, t).map(({ date, text }, index) => ({
      ...told,
      key: `${path}#correction-${index + 1}`,
      kind: 'correction' as const,
      title: t.correction(version.title),
      summary: text,
      points: [],
      date,
    })),
  ]
}

/** The passages marked as corrections; where there is none, the listed changes that call themselves one. */
function correctionsIn({ body = '', changes = [], date }: VersionFacts, t: FollowingWords) {
  const marked = [...body.matchAll(/<Correction date="([\d-]{10})">([\s\S]*?)<\/Correction>/g)].map(
    ([, day = date, text = '']) => ({ date: day, text: plain(text) }),
  )
  return marked.length > 0
    ? marked
    : changes.filter((change) => t.callsItselfCorrection.test(change)).map((text) => ({ date, text }))
}

/** A passage of Markdown as one line of text. */
const plain = (markdown: string) =>
  markdown
    .replaceAll(/<[^>]+>/g, '')
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/[*_`]{1,2}(?=\S)|(?<=\S)[*_`]{1,2}/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** Every dated line of a ledger's item. A day can have two lines of a kind; the second is told apart by its number. */
export function ledgerEntries(
  path: string,
  item: Pick<Item, 'id' | 'title' | 'due' | 'entries'>,
  language: Language,
  t: FollowingWords,
): Entry[] {
  const about = `${path}#${item.id}`
  return item.entries.map((entry, index, all) => {
    const before = all
      .slice(0, index)
      .filter(({ date, kind }) => date === entry.date && kind === entry.kind).length
    return {
      key: `${about}/${entry.date}/${entry.kind}${before > 0 ? `-${before + 1}` : ''}`,
      path: about,
      kind: 'remediation',
      title: t.ledger(item.title[language], t.entries[entry.kind]),
      summary: entry.note[language],
      points: pointsOf(entry, item.due, language, t),
      date: entry.date,
    }
  })
}

function pointsOf(entry: LedgerEntry, firstDue: string, language: Language, t: FollowingWords): string[] {
  if (entry.kind === 'replanned') return [t.newDue(entry.due), t.firstDue(firstDue)]
  return entry.kind === 'verified' ? [t.verifiedBy(entry.by[language])] : []
}

/** What has happened by `today`, newest first. */
export const until = (today: string, entries: readonly Entry[]) =>
  entries
    .filter(({ date }) => date <= today)
    .sort((a, b) => b.date.localeCompare(a.date) || a.key.localeCompare(b.key))
