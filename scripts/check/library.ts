import { globSync } from 'node:fs'
import type * as z from 'zod/mini'
import { EarlyWarning } from '#contract/alerts'
import { PublishedCategories } from '#contract/categories'
import { Company } from '#contract/company'
import { Playbook } from '#contract/playbooks'
import { PrivacyNotice } from '#contract/privacy'
import { PublishedPromise } from '#contract/promise'
import { Ledger } from '#contract/remediation'
import { Survey } from '#contract/surveys'
import { FollowUps } from '#contract/visits'
import { inCompany } from '../../site/company-folder.ts'
import { Certificate } from '../../site/schemas/certificates.ts'
import { EvidenceList, Handbook, Page, Timeline, WhitePaper } from '../../site/schemas/documents.ts'
import { DocumentStatus } from '../../site/schemas/published.ts'
import { Statement } from '../../site/schemas/statements.ts'
import { type Body, readBody } from './body.ts'
import { type KindName, kinds } from './collections.ts'
import type { Fault } from './fault.ts'
import { shapeFaults } from './shape.ts'
import { readSource, type Source } from './source.ts'

/** A file with what it says. `value` is missing where the file breaks its schema, so later checks pass it by. */
export type Entry<Value> = {
  source: Source
  value: Value | undefined
  faults: Fault[]
  /** What an MDX file's text consists of; a data file has none. */
  body: Body | undefined
}
export type Library = ReturnType<typeof readLibrary>

/** Every file that staff write, by the address of its collection, read by the schema that the portal uses. */
export function readLibrary() {
  return {
    company: read('company', Company),
    categories: read('categories', PublishedCategories),
    promises: read('promises', PublishedPromise),
    notices: read('notices', PrivacyNotice),
    followUps: read('followUps', FollowUps),
    surveys: read('surveys', Survey),
    playbooks: read('playbooks', Playbook),
    earlyWarnings: read('earlyWarnings', EarlyWarning),
    ledgers: read('ledgers', Ledger),
    timelines: read('timelines', Timeline),
    evidence: read('evidence', EvidenceList),
    papers: read('papers', WhitePaper),
    statements: read('statements', Statement),
    statuses: read('statuses', DocumentStatus),
    certificates: read('certificates', Certificate),
    handbooks: read('handbooks', Handbook),
    pages: read('pages', Page),
  }
}

/** Everything that is written as text with components, of whatever collection. */
export const documentsOf = ({ papers, statements, timelines, handbooks, pages }: Library) => [
  ...papers,
  ...statements,
  ...timelines,
  ...handbooks,
  ...pages,
]

function read<Schema extends z.ZodMiniType>(kind: KindName, schema: Schema): Entry<z.output<Schema>>[] {
  return globSync(inCompany(kinds[kind].files))
    .sort()
    .map((file) => {
      const source = readSource(file)
      const faults = source.faults.length ? source.faults : shapeFaults(source, schema)
      const body = file.endsWith('.mdx') ? readBody(source.body.text, source.body.line) : undefined
      return { source, faults, body, value: faults.length ? undefined : schema.parse(source.value) }
    })
}
