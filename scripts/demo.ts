import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import type { Portal } from './portal.ts'

const Note = z.strictObject({ database: z.string(), caseNumber: z.string(), accessCode: z.string() })
export type Demo = { caseNumber: string; accessCode: string }

/**
 * Fills a new portal with demo cases, once. The access code is stored nowhere else, so the note beside
 * the database keeps it for the next start; a database under another id counts as a new one.
 */
export async function seedOnce(
  portal: Portal,
  persist: string,
  database: string,
  now: Date,
): Promise<Demo | 'unchanged'> {
  if (readDemo(persist, database)) return 'unchanged'
  const { seed } = await import('./seed.ts')
  const demo = await seed(await portal.bindings<Parameters<typeof seed>[0]>(), now)
  if (!demo) return 'unchanged'
  writeFileSync(notePath(persist), JSON.stringify({ database, ...demo }))
  return demo
}

/** The case that was told to the first start, if this is the same database. */
export function readDemo(persist: string, database: string): Demo | undefined {
  const path = notePath(persist)
  if (!existsSync(path)) return undefined
  const note = Note.safeParse(JSON.parse(readFileSync(path, 'utf8')))
  return note.success && note.data.database === database ? note.data : undefined
}

export function inWords(demo: Demo | undefined): string {
  return demo ? `A demo case to follow: number ${demo.caseNumber}, access code ${demo.accessCode}` : ''
}

const notePath = (persist: string) => `${persist}/demo.json`
