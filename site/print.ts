import type { Language } from '#contract/company'
import { catalogue, type Work } from './catalogue.ts'
import { company } from './facts.ts'
import { address } from './i18n/address.ts'
import { inWords } from './i18n/dates.ts'
import { versionWords } from './i18n/versions.ts'
import { words } from './i18n/words.ts'
import { today } from './today.ts'
import { atChanges, atVersion } from './versions.ts'

/**
 * What stands in the margins of every printed page of a document. `name` parts the versions of one, and what is
 * compared, from each other in their common stylesheet; a document without versions has none.
 */
export type Margins = {
  path: string
  home: string
  name: string
  title: string
  edition: string
  address: string
}

/** The stylesheet that brings the margins of all pages of the document at an address. */
export const sheetAt = (home: string) => `${home}print.css`

const known = new Map<Language, Promise<Map<string, Margins>>>()

/** The margins of all documents and comparisons in a language, by their paths. A build reads them once. */
export function marginsIn(language: Language): Promise<Map<string, Margins>> {
  const taken = known.get(language)
  if (taken && import.meta.env.PROD) return taken
  const margins = take(language)
  known.set(language, margins)
  return margins
}

async function take(language: Language): Promise<Map<string, Margins>> {
  const works = await catalogue(language)
  const all = works.flatMap((work) => [
    margins(work, language, work.path, work.version ? atVersion(work.home, work.version) : work.path),
    ...comparison(work, works, language),
  ])
  return new Map(all.map((one) => [one.path, one]))
}

const margins = (work: Work, language: Language, path: string, cited: string): Margins => ({
  path,
  home: work.home,
  name: cited.slice(work.home.length).replaceAll('/', ' ').trim().replace(' ', '-'),
  title: `${company.shortName[language]} · ${work.title}`,
  edition: edition(work, language),
  address: company.origin + address(language, cited),
})

/** What a document without versions says of itself changes with the day, or was last changed on one. */
function edition({ shelf, path, version, updated }: Work, language: Language): string {
  const { printed } = versionWords(language)
  if (version) return printed.version(words(language).page.version(version), inWords(updated, language))
  const isComputed = shelf === 'remediation' || path === '/certificates/'
  return isComputed ? printed.asOf(inWords(today, language)) : printed.updated(inWords(updated, language))
}

/** A version that has one before it is also compared with that, on a page of its own. */
function comparison(work: Work, works: readonly Work[], language: Language): Margins[] {
  const { shelf, home, version, standing } = work
  const isCompared = shelf === 'white-papers' || shelf === 'statements'
  if (!isCompared || !version || standing === 'current') return []
  const older = works
    .filter((other) => other.home === home && other.version !== undefined && other.version < version)
    .map((other) => other.version ?? 0)
  if (older.length === 0) return []
  const path = atChanges(home, version)
  const compared = versionWords(language).comparedWith(Math.max(...older), version)
  return [{ ...margins(work, language, path, path), edition: compared }]
}
