import type { CollectionEntry } from 'astro:content'
import type { Language } from '#contract/company'
import { documents } from './documents.ts'
import { atVersion, type Versions } from './versions.ts'

export type StatementVersions = Versions<CollectionEntry<'statements'>>

/**
 * Statements in one language with all their versions, newest first, the statement published last on top.
 * A version whose day has not come is not there yet.
 */
export const statements = (language: Language): Promise<StatementVersions[]> =>
  documents('statements', language)

export const homeOf = (slug: string) => `/statements/${slug}/`
export const versionOf = (slug: string, version: number) => atVersion(homeOf(slug), version)
