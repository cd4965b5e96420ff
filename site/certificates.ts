import { getCollection } from 'astro:content'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inCompany } from './company-folder.ts'
import { DRAFT_DAY } from './schemas/published.ts'
import { byUrgency, type Validity, validity } from './schemas/validity.ts'
import { today } from './today.ts'

const folder = join(process.cwd(), inCompany('certificates'))

/** Every certificate with its state today, expired and expiring first. */
export async function register() {
  const all = (
    await getCollection('certificates', ({ data }) => import.meta.env.DEV || data.validFrom !== DRAFT_DAY)
  ).map(({ id, data }) => ({ id, ...data }))
  const ordered = all.sort(byUrgency(today))
  return ordered.map((one) => ({ ...one, now: validity(one, today) satisfies Validity }))
}
export type Registered = Awaited<ReturnType<typeof register>>[number]

const types: Record<string, string> = {
  pdf: 'application/pdf',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
}
const typeOf = (scan: string) => scan.split('.').at(-1) ?? ''
const bytes = (scan: string) => readFileSync(join(folder, scan))

/** What a reader wants to know before opening a scan; only a picture can be shown on the page. */
export function scanFacts(scan: string) {
  const content = bytes(scan)
  return {
    at: `/certificates/${scan}`,
    isPicture: typeOf(scan) !== 'pdf',
    type: typeOf(scan).toUpperCase(),
    size: `${Math.ceil(content.length / 1000)} KB`,
    sha256: createHash('sha256').update(content).digest('hex'),
  }
}

/** The scan as it was put there; served unchanged, so that its hash can be checked by anybody. */
export const scanFile = (scan: string) =>
  new Response(new Uint8Array(bytes(scan)), {
    headers: { 'Content-Type': types[typeOf(scan)] ?? 'application/octet-stream' },
  })
