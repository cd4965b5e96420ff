import { existsSync, globSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { Language } from '#contract/company'
import { EvidenceList } from '../../site/schemas/documents.ts'
import { DocumentStatus } from '../../site/schemas/published.ts'
import { sha256 } from './ledger.ts'
import type { Named } from './redactions.ts'

/** The collections whose documents are versioned and never change once they are out. */
export const versioned = ['white-papers', 'statements'] as const
export const LEDGER = 'content/published.jsonl'

/** A file that is published: a version in a language, or something that versions show. */
export type Piece = { path: string; version?: number; language?: Language; date: string; sha256: string }

const Head = z.object({ date: z.string(), version: z.int(), language: Language })
type Version = Piece & { text: string }

const below = (file: string) => file.replace(/^content\//, '')

/** Every version whose date has come, and the files that they show; a later date is not published yet. */
export function shelf(today: string): Piece[] {
  const folders = versioned.flatMap((collection) => globSync(`content/${collection}/*/`).sort())
  return folders.flatMap((folder) => {
    const versions = globSync(`${folder}/v*.*.mdx`).sort().flatMap(versionOf)
    const out = versions.filter(({ date }) => date <= today)
    const files = globSync(`${folder}/{evidence,figures}/*`).sort()
    return [
      ...out.map(({ text: _, ...piece }) => piece),
      ...files.flatMap((file) => shown(file, versions, out)),
    ]
  })
}

/** A file is out since the first version that shows it; one that only drafts show is a draft itself. */
function shown(file: string, versions: Version[], out: Version[]): Piece[] {
  const names = namesOf(file)
  const shows = ({ text }: Version) => names.some((name) => text.includes(name))
  const from = versions.some(shows) ? out.filter(shows) : out
  const [date] = from.map((version) => version.date).sort()
  return date === undefined ? [] : [{ path: below(file), date, sha256: sha256(readFileSync(file)) }]
}

/** How a version writes it: by its id in evidence.yaml, as a drawing without language, by its path. */
function namesOf(file: string): string[] {
  const [collection, slug, ...rest] = below(file).split('/')
  const path = rest.join('/')
  const register = `content/${collection}/${slug}/evidence.yaml`
  const listed = existsSync(register)
    ? EvidenceList.safeParse(parse(readFileSync(register, 'utf8'))).data
    : undefined
  const ids = listed?.evidence.filter((one) => one.file === path).map(({ id }) => `id="${id}"`) ?? []
  return [...ids, `"${path}"`, `${path})`, `"${path.replace(/\.[\w-]+\.svg$/, '')}"`]
}

function versionOf(file: string): Version[] {
  const text = readFileSync(file, 'utf8')
  const { data } = Head.safeParse(parse(/^---\r?\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''))
  return data ? [{ path: below(file), ...data, sha256: sha256(readFileSync(file)), text }] : []
}

/** What is said about each document as a whole, by `collection/slug`. */
export function statuses(): Named[] {
  return versioned.flatMap((collection) =>
    globSync(`content/${collection}/*/document.yaml`)
      .sort()
      .flatMap((file) => {
        const { data } = DocumentStatus.safeParse(parse(readFileSync(file, 'utf8')))
        return data ? [{ document: below(file).replace('/document.yaml', ''), file, status: data }] : []
      }),
  )
}

export const readLedgerFile = () => (existsSync(LEDGER) ? readFileSync(LEDGER, 'utf8') : '')
