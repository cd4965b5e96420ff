import { type CollectionEntry, getCollection } from 'astro:content'
import type { Language } from '#contract/company'
import { slugOf } from './documents.ts'
import { today } from './today.ts'

type Version = CollectionEntry<'statements'>
export type StatementVersions = { slug: string; newest: Version; versions: Version[] }

/**
 * Statements in one language with all their versions, newest first, the statement published last on top.
 * A version whose day has not come is not there yet.
 */
export async function statements(language: Language): Promise<StatementVersions[]> {
  const published = await getCollection(
    'statements',
    ({ data }) => data.language === language && data.date <= today,
  )
  const bySlug = Map.groupBy(
    published.sort((a, b) => b.data.version - a.data.version),
    slugOf,
  )
  return [...bySlug]
    .flatMap(([slug, [newest, ...older]]) => (newest ? [{ slug, newest, versions: [newest, ...older] }] : []))
    .sort((a, b) => b.newest.data.date.localeCompare(a.newest.data.date))
}

export const homeOf = (slug: string) => `/statements/${slug}/`
export const versionOf = (slug: string, version: number) => `${homeOf(slug)}v${version}/`
