import { existsSync, globSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { Language } from '#contract/company'
import { DocumentStatus } from '../../site/schemas/published.ts'
import { sha256 } from './ledger.ts'

/** The collections whose documents are versioned and never change once they are out. */
export const versioned = ['white-papers', 'statements'] as const
export const LEDGER = 'content/published.jsonl'

/** A file that is published: a version in a language, or something that versions show. */
export type Piece = { path: string; version?: number; language?: Language; date: string; sha256: string }

const hashOf = (file: string) => sha256(readFileSync(file))
const below = (file: string) => file.replace(/^content\//, '')

/** Every version whose date has come, and the files beside them; drafts and later dates are not published yet. */
export function shelf(today: string): Piece[] {
  const folders = versioned.flatMap((collection) => globSync(`content/${collection}/*/`).sort())
  return folders.flatMap((folder) => {
    const versions = globSync(`${folder}/v*.*.mdx`)
      .sort()
      .flatMap((file) => versionOf(file))
      .filter(({ date }) => date <= today)
    const first = versions.map(({ date }) => date).sort()[0]
    if (first === undefined) return []
    const files = globSync(`${folder}/{evidence,figures}/*`).sort()
    return [...versions, ...files.map((file) => ({ path: below(file), date: first, sha256: hashOf(file) }))]
  })
}

function versionOf(file: string): Piece[] {
  const matter: unknown = parse(/^---\n([\s\S]*?)\n---/.exec(readFileSync(file, 'utf8'))?.[1] ?? '')
  if (
    typeof matter !== 'object' ||
    matter === null ||
    !('date' in matter) ||
    !('version' in matter) ||
    !('language' in matter)
  )
    return []
  const language = Language.safeParse(matter.language)
  if (!language.success || typeof matter.version !== 'number') return []
  return [
    {
      path: below(file),
      version: matter.version,
      language: language.data,
      date: String(matter.date),
      sha256: hashOf(file),
    },
  ]
}

/** What is said about each document as a whole, by `collection/slug`. */
export function statuses(): { document: string; file: string; status: DocumentStatus }[] {
  return versioned.flatMap((collection) =>
    globSync(`content/${collection}/*/document.yaml`)
      .sort()
      .flatMap((file) => {
        const status = DocumentStatus.safeParse(parse(readFileSync(file, 'utf8')))
        return status.success
          ? [{ document: below(file).replace('/document.yaml', ''), file, status: status.data }]
          : []
      }),
  )
}

export const readLedgerFile = () => (existsSync(LEDGER) ? readFileSync(LEDGER, 'utf8') : '')
