import { type CollectionEntry, getCollection } from 'astro:content'
import type { Language } from '#contract/company'
import type { Evidence } from '#contract/remediation'
import type { Folder } from './evidence.ts'

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

export const slugOf = (entry: { id: string }) => entry.id.split('/')[0] ?? entry.id

/** Every version of every white paper in one language, newest version first. */
async function versions(language: Language): Promise<Map<string, Paper[]>> {
  const papers = await getCollection('white-papers', ({ data }) => data.language === language)
  return Map.groupBy(
    papers.sort((a, b) => b.data.version - a.data.version),
    slugOf,
  )
}

export type WhitePaper = { slug: string; newest: Paper; versions: Paper[] }

/** White papers in one language, the one published last first. */
export const whitePapers = async (language: Language): Promise<WhitePaper[]> =>
  [...(await versions(language))]
    .flatMap(([slug, [newest, ...older]]) => (newest ? [{ slug, newest, versions: [newest, ...older] }] : []))
    .sort((a, b) => b.newest.data.date.localeCompare(a.newest.data.date))

/** Handbooks in one language, the one updated last first. */
export const handbooks = async (language: Language): Promise<Handbook[]> =>
  (await getCollection('faq', ({ data }) => data.language === language)).sort((a, b) =>
    b.data.updated.localeCompare(a.data.updated),
  )

export const questionsOf = (handbook: Handbook) =>
  handbook.data.sections.flatMap((section) => section.questions)
