import type { Language, Text } from '#contract/company'
import type { DocumentStatus, PublishedLine } from './schemas/published.ts'

/** What every versioned document says of itself, whatever its collection. */
type Facts = { language: Language; version: number; date: string; authoritative: Language }
export type Version = { id: string; data: Facts }

/** A document in one language, its versions newest first, and the same document in the other language. */
export type Versions<V extends Version = Version> = { slug: string; newest: V; versions: V[]; twins: V[] }

export const slugOf = ({ id }: { id: string }) => id.split('/')[0] ?? id

/** The day of a page, and whether it is only shown to whoever writes it. */
export type Moment = { today: string; isWriting: boolean }

export const isDraft = ({ date }: { date: string }, today: string) => date > today

/** The one decision what is there: a version whose day has not come is nowhere but under `npm run dev`. */
export const isShown = ({ data }: Version, { today, isWriting }: Moment) => isWriting || !isDraft(data, today)

/** The documents of one language, the one published last on top; `entries` are the versions in all languages. */
export function documentsIn<V extends Version>(
  language: Language,
  entries: readonly V[],
  moment: Moment,
): Versions<V>[] {
  const shown = entries
    .filter((entry) => isShown(entry, moment))
    .sort((a, b) => b.data.version - a.data.version)
  return [...Map.groupBy(shown, slugOf)]
    .flatMap(([slug, all]) => {
      const versions = all.filter(({ data }) => data.language === language)
      const twins = all.filter(({ data }) => data.language !== language)
      const [newest] = versions
      return newest ? [{ slug, newest, versions, twins }] : []
    })
    .sort((a, b) => b.newest.data.date.localeCompare(a.newest.data.date))
}

export const atVersion = (home: string, version: number) => `${home}v${version}/`
export const atChanges = (home: string, version: number) => `${atVersion(home, version)}changes/`

/** The version that a version is compared with: the one before it in its language. */
export const before = <V extends Version>(versions: readonly V[], { data }: Version): V | undefined =>
  versions.find((other) => other.data.version < data.version)

/** The version that replaced a version: the next one in its language. */
export const after = <V extends Version>(versions: readonly V[], { data }: Version): V | undefined =>
  versions.findLast((other) => other.data.version > data.version)

export type Translation<V extends Version> = {
  /** Whether this is the language that prevails. */
  isOriginal: boolean
  /** The same version in the other language. */
  twin: V | undefined
  /** The newest original, where this is the newest translation and stays behind it. */
  ahead: V | undefined
}

/** How a version stands to the other language: version N of a translation renders version N of the original. */
export function translation<V extends Version>({ newest, twins }: Versions<V>, version: V): Translation<V> {
  const { language, authoritative, version: number } = version.data
  const isOriginal = language === authoritative
  const [original] = twins.filter(({ data }) => data.language === authoritative)
  const isBehind = !isOriginal && version === newest && original !== undefined
  return {
    isOriginal,
    twin: twins.find(({ data }) => data.version === number),
    ahead: isBehind && original.data.version > number ? original : undefined,
  }
}

/**
 * Where switching the language leads from a page of a document: nothing where the page has its twin, else the
 * newest version in the other language, else the list in which the document will stand.
 */
export function elsewhere({ slug, twins }: Versions, list: string, hasTwin: boolean): string | undefined {
  if (twins.length === 0) return list
  return hasTwin ? undefined : `${list}${slug}/`
}

export type Withdrawal = {
  slug: string
  date: string
  title: Text
  reason: Text
  /** What the ledger knows to have been published. */
  versions: { version: number; language: Language }[]
}

/** The documents of a collection that were taken back by this day. */
export function withdrawalsIn(
  collection: string,
  statuses: readonly { document: string; status: DocumentStatus }[],
  lines: readonly PublishedLine[],
  today: string,
): Withdrawal[] {
  return statuses
    .flatMap(({ document, status: { withdrawn } }) => {
      const [folder, slug] = document.split('/')
      if (folder !== collection || slug === undefined || !withdrawn || isDraft(withdrawn, today)) return []
      return [{ slug, ...withdrawn, versions: publishedVersions(document, lines) }]
    })
    .sort((a, b) => b.date.localeCompare(a.date))
}

function publishedVersions(document: string, lines: readonly PublishedLine[]): Withdrawal['versions'] {
  return lines.flatMap((line) =>
    line.kind === 'published' && line.path.startsWith(`${document}/`) && line.version && line.language
      ? [{ version: line.version, language: line.language }]
      : [],
  )
}

/** Every address below a collection's that a withdrawn document ever had in a language, the first its own. */
export function withdrawnAddresses({ slug, versions }: Withdrawal, language: Language): string[] {
  const home = `${slug}/`
  const numbers = versions
    .filter((one) => one.language === language)
    .map(({ version }) => version)
    .sort((a, b) => a - b)
  const [, ...later] = numbers
  return [
    home,
    ...numbers.map((number) => atVersion(home, number)),
    ...later.map((number) => atChanges(home, number)),
  ]
}

/** A text with its attributes as most people write them, so that `id = 'levels'` is found as `id="levels"`. */
export const plainly = (body: string) => body.replaceAll(/\b(id|src)\s*=\s*["']([^"'\n]*)["']/g, '$1="$2"')

export type Redaction = NonNullable<DocumentStatus['redactions']>[number]

/** What was blacked out in a version or in what it shows, `evidence/report.pdf` or `evidence.yaml#report`. */
export function redactionsIn(
  status: DocumentStatus | undefined,
  { id, text }: { id: string; text: () => string },
  cited: readonly string[],
): Redaction[] {
  const own = `${id.split('/').at(-1)}.mdx`
  const language = own.split('.').at(1)
  const isShownHere = (file: string) => {
    const body = plainly(text())
    const entry = /^evidence\.yaml#(.*)$/.exec(file)?.[1]
    if (entry !== undefined) return body.includes(`id="${entry}"`)
    const [, stem, of] = /^(.*?)(?:\.(zh-CN|en))?\.\w+$/.exec(file) ?? []
    return (of === undefined || of === language) && (body.includes(`"${file}"`) || body.includes(`"${stem}"`))
  }
  return (status?.redactions ?? []).filter(
    ({ file }) => file === own || cited.includes(file) || isShownHere(file),
  )
}
