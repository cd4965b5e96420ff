import { dirname } from 'node:path'
import { type Language, languages } from '#contract/company'
import { DRAFT_DAY } from '../../site/schemas/published.ts'
import { collections, homeOf, isCollection } from './collections.ts'
import { type Fault, nothing, quote, say } from './fault.ts'
import { documentsOf, type Entry, type Library } from './library.ts'

type Standing = { entry: Entry<unknown>; language: Language; version: number; updated: string | undefined }

/**
 * Where a language is missing or behind. In a collection that demands both, a missing twin is a fault;
 * everything else is a gap, which is listed and blocks nothing.
 */
export function twinFindings(library: Library): { faults: Fault[]; gaps: Fault[] } {
  const byDocument = Map.groupBy(documentsOf(library).flatMap(standing), ({ entry }) =>
    dirname(entry.source.file),
  )
  const found = [...byDocument].flatMap(([folder, all]) => {
    const { collection } = homeOf(`${folder}/`)
    const isDemanded = isCollection(collection) && collections[collection].bothLanguages
    return gapsOf(folder, all).map((gap) => ({ ...gap, isFault: isDemanded && gap.isMissing }))
  })
  return {
    faults: found.filter(({ isFault }) => isFault).map(({ fault }) => fault),
    gaps: found.filter(({ isFault }) => !isFault).map(({ fault }) => fault),
  }
}

/** A file that breaks its schema still says by its name what it is. */
function standing(entry: Entry<object>): Standing[] {
  const { file } = entry.source
  const language = languages.find((one) => file.endsWith(`${one}.mdx`))
  const version = Number(/\/v(\d+)\.[\w-]+\.mdx$/.exec(file)?.[1] ?? 1)
  const { value = {} } = entry
  const updated =
    'updated' in value ? value.updated : 'date' in value && !/\/v\d+\./.test(file) ? value.date : undefined
  return language
    ? [{ entry, language, version, updated: typeof updated === 'string' ? updated : undefined }]
    : []
}

type Gap = { fault: Fault; isMissing: boolean }

/** The newest version of each language against the other's; drafts count, for they are what is being written. */
function gapsOf(folder: string, all: Standing[]): Gap[] {
  const newest = languages.map((language) =>
    all.filter((one) => one.language === language).reduce<Standing | undefined>(newer, undefined),
  )
  return languages.flatMap((language, index): Gap[] => {
    const mine = newest[index]
    const other = newest.find((one) => one && one.language !== language)
    if (!other || (mine && mine.version > other.version)) return []
    const { file } = other.entry.source
    const twin = file.replace(`${other.language}.mdx`, `${language}.mdx`)
    if (!mine || mine.version < other.version) return [{ fault: missing(file, twin), isMissing: true }]
    return (mine.updated ?? '') < (other.updated ?? '') && other.updated !== DRAFT_DAY
      ? [{ fault: behind(mine, other, folder), isMissing: false }]
      : []
  })
}

const newer = (one: Standing | undefined, two: Standing) => (one && one.version > two.version ? one : two)

const missing = (file: string, twin: string): Fault => ({
  file,
  line: 1,
  at: '',
  expected: say(`the same document in the other language, ${twin}`, `另一种语言的同一份文档 ${twin}`),
  came: nothing,
  mend: say(
    `Translate it into ${twin}; until then its readers are told that their language is behind.`,
    `把它译成 ${twin}；在那之前，页面会告诉读者这种语言尚未更新。`,
  ),
})

const behind = ({ entry, updated }: Standing, other: Standing, folder: string): Fault => ({
  file: entry.source.file,
  line: entry.source.lineOf([entry.source.file.includes('/faq/') ? 'updated' : 'date']),
  at: '',
  expected: say(
    `a text as new as ${other.entry.source.file.slice(folder.length + 1)} (${other.updated})`,
    `与 ${other.entry.source.file.slice(folder.length + 1)} 一样新（${other.updated}）`,
  ),
  came: quote(updated),
  mend: say('Bring this language up to date, then its date.', '先把这种语言的内容更新，再改日期。'),
})
