import { type CollectionEntry, getCollection, getEntry } from 'astro:content'
import { existsSync } from 'node:fs'
import { parse } from 'yaml'
import type { Language } from '#contract/company'
import type { Evidence } from '#contract/remediation'
import { changeDays, removals } from './changes.ts'
import { belowCompany, companyFolder } from './company-folder.ts'
import type { Folder } from './evidence.ts'
import { DocumentStatus, PublishedLine } from './schemas/published.ts'
import { textIn } from './source.ts'
import { today } from './today.ts'
import {
  documentsIn,
  type Moment,
  plainly,
  slugOf,
  type Versions,
  type Withdrawal,
  withdrawalsIn,
} from './versions.ts'

export { slugOf }

/** What the components inside a document know about it; set by its page in `Astro.locals`. */
export type DocumentContext = {
  language: Language
  /** Absent for documents without files of their own, such as the complaints page. */
  folder?: Folder
  evidence?: Evidence[]
}

type Paper = CollectionEntry<'white-papers'>
type Handbook = CollectionEntry<'faq'>

/** A heading's anchor. One that begins with a figure gets a letter first, as older tools demand of an id. */
export const anchor = (slug: string) => (/^\p{L}/u.test(slug) ? slug : `s-${slug}`)

/** The sections of a rendered document, for its contents list. */
export const linesOf = (headings: { depth: number; slug: string; text: string }[]) =>
  headings.filter(({ depth }) => depth === 2).map(({ slug, text }) => ({ id: anchor(slug), text }))

/** Drafts are shown where they are written, and nowhere else. */
export const moment: Moment = { today, isWriting: import.meta.env.DEV }

// As text, so that Vite watches them and a change shows while writing.
const statusFiles = import.meta.glob<string>('@company/*/*/document.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
})
const ledgerFiles = import.meta.glob<string>('@company/published.jsonl', {
  query: '?raw',
  import: 'default',
  eager: true,
})

const statuses = Object.entries(statusFiles).map(([file, text]) => ({
  document: belowCompany(file.slice(1)).slice(0, -'/document.yaml'.length),
  status: DocumentStatus.parse(parse(text)),
}))
/** What was published when, in its order. */
const lines = Object.values(ledgerFiles)
  .join('')
  .split('\n')
  .filter(Boolean)
  .map((line) => PublishedLine.parse(JSON.parse(line)))

/** The collections whose documents are versioned and may be withdrawn. */
export type Collection = 'white-papers' | 'statements'

/** The days on which what may change did, the newest first; `paths` as the ledger names them. */
export const changesOf = (paths: readonly string[]): string[] => changeDays(lines, paths)

/** What was taken off a page by today and did not come back; `within` is how its paths begin. */
export const takenOff = (within: string): { name: string; date: string }[] => removals(lines, within)

export const withdrawals = (collection: Collection): Withdrawal[] =>
  withdrawalsIn(collection, statuses, lines, today)

/** What is said about a document as a whole, beside its versions. */
export const statusOf = (collection: Collection, slug: string): DocumentStatus | undefined =>
  statuses.find(({ document }) => document === `${collection}/${slug}`)?.status

/** The evidence beside a document's versions. Most have no register, and Astro warns of an entry that is not there. */
export const evidenceIn = async (folder: Folder): Promise<Evidence[]> =>
  existsSync(`${companyFolder}/${folder}/evidence.yaml`)
    ? ((await getEntry('evidence', `${folder}/evidence`))?.data.evidence ?? [])
    : []

/** Only what a version cites belongs to it; other versions' files stand beside it in the same folder. */
export function citedBy(
  version: { filePath?: string | undefined },
  evidence: readonly Evidence[],
): Evidence[] {
  const text = evidence.length > 0 ? plainly(textIn(version)) : ''
  return evidence.filter(({ id }) => text.includes(`id="${id}"`))
}

/** The documents of a versioned collection in one language, without what was withdrawn. */
export async function documents<C extends Collection>(
  collection: C,
  language: Language,
): Promise<Versions<CollectionEntry<C>>[]> {
  const gone = new Set(withdrawals(collection).map(({ slug }) => slug))
  const entries: CollectionEntry<C>[] = await getCollection(collection)
  return documentsIn(
    language,
    entries.filter((entry) => !gone.has(slugOf(entry))),
    moment,
  )
}

export type WhitePaper = Versions<Paper>

/** White papers in one language, the one published last first. */
export const whitePapers = (language: Language): Promise<WhitePaper[]> => documents('white-papers', language)

/** Handbooks in one language, the one updated last first. */
export const handbooks = async (language: Language): Promise<Handbook[]> =>
  (
    await getCollection(
      'faq',
      ({ data }) => data.language === language && (import.meta.env.DEV || data.updated <= today),
    )
  ).sort((a, b) => b.data.updated.localeCompare(a.data.updated))

export const questionsOf = (handbook: Handbook) =>
  handbook.data.sections.flatMap((section) => section.questions)
