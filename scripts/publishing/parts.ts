import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { parse } from 'yaml'
import * as z from 'zod/mini'
import { type Entry, type Item, Ledger } from '#contract/remediation'
import { beginning } from '#rules/remediation'
import { belowCompany, companyFolder, inCompany } from '../../site/company-folder.ts'
import { Certificate } from '../../site/schemas/certificates.ts'
import { Handbook, Page, Timeline } from '../../site/schemas/documents.ts'
import { DRAFT_DAY } from '../../site/schemas/published.ts'
import { kindOf, kinds } from '../check/collections.ts'

/** What of a file is chained by itself, and since when readers see it; without a day they see it as it is written. */
export type Part = { part?: string; from?: string; version?: number; sha256: string }

const hashOf = (content: string | Buffer) => createHash('sha256').update(content).digest('hex')
/** Facts in an order of their own, so that moving or re-wrapping them in the file changes nothing. */
const factsHash = (...facts: unknown[]) => hashOf(JSON.stringify(facts, (_, fact) => sorted(fact)))
const sorted = (fact: unknown) =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact)
    ? Object.fromEntries(Object.entries(fact).sort(([a], [b]) => (a < b ? -1 : 1)))
    : fact

type Chained = 'promises' | 'notices' | 'surveys' | 'ledgers' | 'itemWords' | 'timelines' | 'proofs'
type Recorded = 'handbooks' | 'certificates' | 'scans' | 'pages'

/**
 * The parts of a file of each kind that is chained and is no version of a white paper or a statement (shelf.ts). A
 * file that cannot be read has none; the check refuses it as such.
 */
export const partsOf: Record<Chained | Recorded, (file: string) => Part[]> = {
  promises: numbered,
  notices: numbered,
  surveys: numbered,
  ledgers: (file) =>
    itemsIn(file).flatMap((item) => [
      { part: item.id, from: beginning([item]), sha256: factsHash(item.id, item.due) },
      ...item.entries.map((entry, index) => ({
        part: `${item.id}/${index + 1}`,
        from: entry.date,
        sha256: entryHash(entry),
      })),
    ]),
  itemWords: (file) =>
    itemsIn(file).map((item) => ({
      part: `${item.id}/words`,
      from: beginning([item]),
      sha256: factsHash(item.title, item.cause, item.measure, item.owner, item.evidence),
    })),
  timelines: (file) => {
    const { head, body } = split(file)
    const { data } = Timeline.safeParse(head)
    const from = beginning(itemsIn(`${dirname(file)}/ledger.yaml`)) || DRAFT_DAY
    return data ? [{ from, sha256: factsHash(data, body) }] : []
  },
  proofs: (file) => {
    const name = `evidence/${basename(file)}`
    const days = itemsIn(`${dirname(dirname(file))}/ledger.yaml`).flatMap((item) =>
      item.evidence.some((one) => one.file === name) ? [beginning([item])] : [],
    )
    return [{ from: days.sort()[0] ?? DRAFT_DAY, sha256: hashOf(readFileSync(file)) }]
  },
  handbooks: (file) => {
    const { head, body } = split(file)
    const { data } = Handbook.safeParse(head)
    if (!data) return []
    const { title, summary, audience, updated } = data
    return [
      { from: updated, sha256: factsHash(title, summary, audience, body) },
      ...data.sections.flatMap(({ questions }) =>
        questions.map(({ id, question, answer }) => ({
          part: id,
          from: updated,
          sha256: factsHash(question, answer.trim()),
        })),
      ),
    ]
  },
  certificates: (file) => {
    const { data } = Certificate.safeParse(read(file))
    return data ? [{ ...draft(data), sha256: factsHash(data) }] : []
  },
  scans: (file) => {
    const of = globSync(inCompany(kinds.certificates.files))
      .map((one) => Certificate.safeParse(read(one)).data)
      .filter((one) => one?.scan === `scans/${basename(file)}`)
    const isOut = of.some((one) => one && one.validFrom !== DRAFT_DAY)
    return [{ ...(isOut ? {} : { from: DRAFT_DAY }), sha256: hashOf(readFileSync(file)) }]
  },
  pages: (file) => {
    const { head, body } = split(file)
    const { data } = Page.safeParse(head)
    return data ? [{ sha256: factsHash(data, body) }] : []
  },
}

const draft = ({ validFrom }: Certificate) => (validFrom === DRAFT_DAY ? { from: DRAFT_DAY } : {})

/** The day, what happened and what was said of it. */
const entryHash = (entry: Entry): string =>
  factsHash(
    entry.date,
    entry.kind,
    entry.note['zh-CN'].trim(),
    entry.note.en.trim(),
    'due' in entry ? entry.due : null,
    'by' in entry ? entry.by : null,
  )

const Numbered = z.object({ version: z.int(), effective: z.string() })

/** A version in one file, frozen as it is written from the day on which it takes effect. */
function numbered(file: string): Part[] {
  const { data } = Numbered.safeParse(read(file))
  const known = data && { version: data.version, from: data.effective }
  return [{ ...(known ?? { from: DRAFT_DAY }), sha256: hashOf(readFileSync(file)) }]
}

const itemsIn = (file: string): Item[] =>
  existsSync(file) ? (Ledger.safeParse(read(file)).data?.items ?? []) : []

function split(file: string): { head: unknown; body: string } {
  const text = readFileSync(file, 'utf8')
  const [fence = '', head = ''] = /^---\r?\n([\s\S]*?)\n---[ \t]*(?:\r?\n|$)/.exec(text) ?? []
  return { head: parsed(head), body: text.slice(fence.length).trim() }
}

const read = (file: string) => parsed(readFileSync(file, 'utf8'))

/** What cannot be read is refused as such by the check. */
function parsed(text: string): unknown {
  try {
    return parse(text)
  } catch {
    return undefined
  }
}

const isPartKind = (name: string | undefined): name is keyof typeof partsOf =>
  name !== undefined && name in partsOf

/** Everything of these kinds, by its path in the ledger. */
export function allParts(): (Part & { path: string })[] {
  return Object.entries(partsOf).flatMap(([kind, parts]) =>
    isPartKind(kind)
      ? globSync(inCompany(kinds[kind].files))
          .sort()
          .flatMap((file) =>
            parts(file).map((one) => ({
              ...one,
              path: one.part ? `${belowCompany(file)}#${one.part}` : belowCompany(file),
            })),
          )
      : [],
  )
}

/** What the parts of files are now, by path; each file is read once. `null` where the path is of no such kind. */
export function partReader(): (path: string) => string | undefined | null {
  const known = new Map<string, Part[]>()
  return (path) => {
    const kind = kindOf(path)
    if (!isPartKind(kind)) return null
    const [file = '', part] = path.split('#')
    const whole = `${companyFolder}/${file}`
    const parts = known.get(`${kind} ${file}`) ?? (existsSync(whole) ? partsOf[kind](whole) : [])
    known.set(`${kind} ${file}`, parts)
    return parts.find((one) => one.part === part)?.sha256
  }
}
