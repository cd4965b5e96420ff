import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { type DemoCase, demoCases } from './demo-cases/cases.ts'
import type { Portal } from './portal.ts'

const Done = z.strictObject({ database: z.string(), caseNumber: z.string(), accessCode: z.string() })
const Begun = z.strictObject({ database: z.string(), begunAt: z.int(), key: z.uuid() })
export type Demo = { caseNumber: string; accessCode: string }

/**
 * Fills a new portal with demo cases, once, also when it is killed in the middle and started again: the note beside
 * the database says from the beginning under which key and at what time they are filed, and at the end keeps the
 * access code, which is stored nowhere else. A database under another id counts as a new one.
 */
export async function seedOnce(
  portal: Pick<Portal, 'bindings'>,
  persist: string,
  database: string,
  now: Date,
  cases: readonly DemoCase[] = demoCases,
): Promise<Demo | 'unchanged'> {
  if (readDemo(persist, database)) return 'unchanged'
  const { seed, forgetCodes } = await import('./seed.ts')
  const env = await portal.bindings<Parameters<typeof seed>[0]>()
  const begun = begin(persist, database, now)
  const demo = await seed(env, begun, cases)
  write(persist, { database, ...demo })
  await forgetCodes(env, begun, cases)
  return demo
}

/** What a start before this one has begun under this database, or a beginning of our own. */
function begin(persist: string, database: string, now: Date) {
  const before = readNote(persist, Begun)
  const begun =
    before?.database === database
      ? before
      : { database, begunAt: now.getTime(), key: globalThis.crypto.randomUUID() }
  write(persist, begun)
  return { at: new Date(begun.begunAt), key: begun.key }
}

/** The case that was told to the first start, if this is the same database. */
export function readDemo(persist: string, database: string): Demo | undefined {
  const note = readNote(persist, Done)
  return note?.database === database ? note : undefined
}

export function inWords(demo: Demo | undefined): string {
  return demo ? `A demo case to follow: number ${demo.caseNumber}, access code ${demo.accessCode}` : ''
}

const notePath = (persist: string) => `${persist}/demo.json`

function readNote<Note extends z.ZodMiniType>(persist: string, schema: Note): z.output<Note> | undefined {
  const path = notePath(persist)
  if (!existsSync(path)) return undefined
  return schema.safeParse(JSON.parse(readFileSync(path, 'utf8'))).data
}

/** Whoever is killed here leaves the note as it was. */
function write(persist: string, note: z.output<typeof Begun> | z.output<typeof Done>): void {
  mkdirSync(persist, { recursive: true })
  writeFileSync(`${notePath(persist)}.new`, JSON.stringify(note))
  renameSync(`${notePath(persist)}.new`, notePath(persist))
}
