import { existsSync, globSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { Language } from '#contract/company'
import type { Evidence } from '#contract/remediation'
import { belowCompany, companyFolder, inCompany } from '../../site/company-folder.ts'
import { EvidenceList } from '../../site/schemas/documents.ts'
import { DocumentStatus } from '../../site/schemas/published.ts'
import { plainly } from '../../site/versions.ts'
import { sha256 } from './ledger.ts'
import { allParts, partReader } from './parts.ts'
import type { Named } from './redactions.ts'

/** The collections whose documents are versioned and never change once they are out. */
export const versioned = ['white-papers', 'statements'] as const
export const LEDGER = inCompany('published.jsonl')

/**
 * What is published: a version in a language, a file that versions show, or a part of a file, whose path ends in `#`
 * and its name: an entry of `evidence.yaml`, an answer, an item or one of its entries.
 */
export type Piece = { path: string; version?: number; language?: Language; date: string; sha256: string }

const Head = z.object({ date: z.string(), version: z.int(), language: Language })
type Version = Piece & { text: string }

const below = (file: string) => belowCompany(file).replace(/\/$/, '')

/** Everything whose day has come; a later date is not published yet. */
export const shelf = (today: string): Piece[] => [...papers(today), ...others(today)]

const others = (today: string): Piece[] =>
  allParts()
    .filter(({ from }) => from === undefined || from <= today)
    .map(({ path, from = today, version, sha256 }) => ({
      path,
      ...(version === undefined ? {} : { version }),
      date: from,
      sha256,
    }))

/** Every version of a paper or a statement, and the files that they show. */
function papers(today: string): Piece[] {
  const folders = versioned.flatMap((collection) => globSync(`${companyFolder}/${collection}/*/`).sort())
  return folders.flatMap((folder) => {
    const versions = globSync(`${folder}/v*.*.mdx`).sort().flatMap(versionOf)
    const out = versions.filter(({ date }) => date <= today)
    const files = globSync(`${folder}/{evidence,figures}/*`).sort()
    return [
      ...out.map(({ text: _, ...piece }) => piece),
      ...files.flatMap((file) => shown(file, versions, out)),
      ...registered(folder, out),
    ]
  })
}

/**
 * What a version says of its evidence stands in the register beside it, and is published with the version:
 * title, issuer, date, and which file or address it is. Entries of other versions may join it later.
 */
function registered(folder: string, out: Version[]): Piece[] {
  return registerIn(folder).flatMap(({ id, ...facts }) => {
    const [date] = out
      .filter(({ text }) => text.includes(`id="${id}"`))
      .map((version) => version.date)
      .sort()
    const path = `${below(folder)}/evidence.yaml#${id}`
    return date === undefined ? [] : [{ path, date, sha256: factsHash({ id, ...facts }) }]
  })
}

/** The facts in an order of their own, so that moving or re-wrapping them in the file changes nothing. */
const factsHash = ({ id, title, issuer, date, file, url }: Evidence): string =>
  sha256(JSON.stringify([id, title['zh-CN'], title.en, issuer['zh-CN'], issuer.en, date, file ?? url]))

function registerIn(folder: string): Evidence[] {
  const register = `${folder.replace(/\/$/, '')}/evidence.yaml`
  if (!existsSync(register)) return []
  return EvidenceList.safeParse(parsed(register)).data?.evidence ?? []
}

/** A register that cannot be read is refused as such. */
function parsed(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** The hash of what stands at a path of the ledger now; undefined where nothing does. */
export function hashNow(path: string, partAt = partReader()): string | undefined {
  const hash = partAt(path)
  if (hash !== null) return hash
  const [file = '', id] = path.split('#')
  if (id === undefined)
    return existsSync(`${companyFolder}/${file}`)
      ? sha256(readFileSync(`${companyFolder}/${file}`))
      : undefined
  const entry = registerIn(`${companyFolder}/${file.replace(/\/evidence\.yaml$/, '')}`).find(
    (one) => one.id === id,
  )
  return entry && factsHash(entry)
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
  const listed = registerIn(`${companyFolder}/${collection}/${slug}`)
  const ids = listed.filter((one) => one.file === path).map(({ id }) => `id="${id}"`)
  return [...ids, `"${path}"`, `${path})`, `"${path.replace(/\.[\w-]+\.svg$/, '')}"`]
}

function versionOf(file: string): Version[] {
  const text = readFileSync(file, 'utf8')
  const { data } = Head.safeParse(parse(/^---\r?\n([\s\S]*?)\n---/.exec(text)?.[1] ?? ''))
  return data ? [{ path: below(file), ...data, sha256: sha256(readFileSync(file)), text: plainly(text) }] : []
}

/** What is said about each document as a whole, by `collection/slug`. */
export function statuses(): Named[] {
  return versioned.flatMap((collection) =>
    globSync(`${companyFolder}/${collection}/*/document.yaml`)
      .sort()
      .flatMap((file) => {
        const { data } = DocumentStatus.safeParse(parse(readFileSync(file, 'utf8')))
        return data ? [{ document: below(file).replace('/document.yaml', ''), file, status: data }] : []
      }),
  )
}

export const readLedgerFile = () => (existsSync(LEDGER) ? readFileSync(LEDGER, 'utf8') : '')
