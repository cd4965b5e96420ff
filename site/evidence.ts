import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evidence } from '#contract/remediation'
import { companyFolder } from './company-folder.ts'

/** Where a document's files lie, `white-papers/<slug>`, in content/ and on the site alike. */
export type Folder = `${'white-papers' | 'statements' | 'remediation'}/${string}`

/** What a reader wants to know before opening a file. It is published unchanged, so anybody can check the hash. */
export function fileFacts(folder: Folder, file: string) {
  const content = readFileSync(join(process.cwd(), companyFolder, folder, file))
  return {
    type: (file.split('.').at(-1) ?? '').toUpperCase(),
    size: sizeInWords(content.length),
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}

/** The address that opens a piece of evidence; both languages share the file. */
export const openAt = (folder: Folder, evidence: Evidence) => evidence.url ?? `/${folder}/${evidence.file}`

/** A file's size as one says it before a download. */
export const sizeInWords = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
