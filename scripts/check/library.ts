import { globSync } from 'node:fs'
import type * as z from 'zod'
import { Categories } from '#contract/categories'
import { Company } from '#contract/company'
import { PrivacyNotice } from '#contract/privacy'
import { ServicePromise } from '#contract/promise'
import { Ledger } from '#contract/remediation'
import { Survey } from '#contract/surveys'
import { Certificate } from '../../site/schemas/certificates.ts'
import { EvidenceList, Handbook, Page, Timeline, WhitePaper } from '../../site/schemas/documents.ts'
import { Statement } from '../../site/schemas/statements.ts'
import type { Fault } from './fault.ts'
import { shapeFaults } from './shape.ts'
import { readSource, type Source } from './source.ts'

/** A file with what it says. `value` is missing where the file breaks its schema, so later checks pass it by. */
export type Entry<Value> = { source: Source; value: Value | undefined; faults: Fault[] }
export type Library = ReturnType<typeof readLibrary>

/** Every file that staff write, by the address of its collection, read by the schema that the portal uses. */
export function readLibrary() {
  return {
    company: read('content/company.yaml', Company),
    categories: read('content/categories.yaml', Categories),
    promises: read('content/service-promise/v*.yaml', ServicePromise),
    notices: read('content/privacy/v*.yaml', PrivacyNotice),
    surveys: read('content/surveys/*.yaml', Survey),
    ledgers: read('content/remediation/*/ledger.yaml', Ledger),
    timelines: read('content/remediation/*/*.mdx', Timeline),
    evidence: read('content/white-papers/*/evidence.yaml', EvidenceList),
    papers: read('content/white-papers/*/v*.*.mdx', WhitePaper),
    statements: read('content/statements/*/v*.*.mdx', Statement),
    certificates: read('content/certificates/*.yaml', Certificate),
    handbooks: read('content/faq/*/*.mdx', Handbook),
    pages: read('content/pages/*/*.mdx', Page),
  }
}

function read<Schema extends z.ZodType>(pattern: string, schema: Schema): Entry<z.output<Schema>>[] {
  return globSync(pattern)
    .sort()
    .map((file) => {
      const source = readSource(file)
      const faults = source.faults.length ? source.faults : shapeFaults(source, schema)
      return { source, faults, value: faults.length ? undefined : schema.parse(source.value) }
    })
}
