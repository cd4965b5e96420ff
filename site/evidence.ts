import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Evidence } from '#contract/remediation'

const collections = join(process.cwd(), 'content')

/** Where a document's files lie: `white-papers/<slug>` or `remediation/<slug>`, in content/ and on the site alike. */
export type Folder = `${'white-papers' | 'remediation'}/${string}`

/** The file as it was published; it is served unchanged, so its hash can be checked by anybody. */
export const bytes = (folder: Folder, file: string) => readFileSync(join(collections, folder, file))

/** What a reader wants to know before opening a file. */
export function fileFacts(folder: Folder, file: string) {
  const content = bytes(folder, file)
  return {
    type: (file.split('.').at(-1) ?? '').toUpperCase(),
    size:
      content.length < 1_000_000
        ? `${Math.ceil(content.length / 1000)} KB`
        : `${(content.length / 1_000_000).toFixed(1)} MB`,
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}

/** The address that opens a piece of evidence; both languages share the file. */
export const openAt = (folder: Folder, evidence: Evidence) => evidence.url ?? `/${folder}/${evidence.file}`

/** `getStaticPaths` of the evidence routes: every file that lies in an evidence folder. */
export const evidencePaths = (collection: 'white-papers' | 'remediation') =>
  readdirSync(join(collections, collection)).flatMap((slug) => {
    const folder = join(collections, collection, slug, 'evidence')
    return existsSync(folder) ? readdirSync(folder).map((file) => ({ params: { slug, file } })) : []
  })

const types: Record<string, string> = {
  pdf: 'application/pdf',
  csv: 'text/csv; charset=utf-8',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
}

export const evidenceFile = (folder: Folder, file: string) =>
  new Response(new Uint8Array(bytes(folder, `evidence/${file}`)), {
    headers: { 'Content-Type': types[file.split('.').at(-1) ?? ''] ?? 'application/octet-stream' },
  })
