import { and, eq, inArray, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { CaseFacts } from '#contract/complaints'
import type { Outage } from '#contract/outages'
import { type Actor, type Event, nextAlarm } from '#rules/complaints'
import { promiseVersion } from '../content.ts'
import type { FileRow } from '../files/store.ts'
import type { Means, Statement } from '../means.ts'
import { nextDue } from './alarms.ts'
import { answerOf } from './answers-store.ts'
import { withOutages } from './reaching.ts'
import { answers, complaintEvents, complaints, complaintWords } from './tables.ts'
import { recordUntil } from './windows.ts'

export type Db = Means['db']

/** A case as it stands with the outages that the portal has had since. */
export const standing = (facts: CaseFacts, outages: readonly Outage[]): CaseFacts =>
  withOutages(facts, promiseVersion(facts.promiseVersion), outages)

/** A row with its rules' view parsed; `facts` is unknown until the schema has seen it. */
export const parsed = (row: typeof complaints.$inferSelect, outages: readonly Outage[] = []) => ({
  ...row,
  facts: standing(CaseFacts.parse(row.facts), outages),
})
export type Case = ReturnType<typeof parsed>

/** What an idempotency key stands for: the row's name, and the keyed hash of what came with it. */
export type Key = {
  keyHash: string
  /** What the same key was stored as before the ring's current key came. */
  olderHashes: readonly string[]
  contentHash: string
  keyVersion: number
  expiresAt: number
  sealed?: Uint8Array<ArrayBuffer> | undefined
}

export type Written = { actor: Actor; event: Event; words: Uint8Array<ArrayBuffer> | undefined; now: number }

/** What an erased case still waits for is the end of its record. */
function alarmAt(facts: CaseFacts): number | null {
  const promise = promiseVersion(facts.promiseVersion)
  if (facts.erasedAt !== undefined) return recordUntil(facts, promise)
  return nextAlarm(facts, promise)?.at ?? null
}

/** What the rules' view of a case gives the columns that are searched by. */
export const derived = (facts: CaseFacts) => ({
  facts,
  version: facts.version,
  dueAt: nextDue(facts, promiseVersion(facts.promiseVersion)) ?? null,
  alarmAt: alarmAt(facts),
})

/**
 * What else a step writes, in the same batch and under the same guard: mail, files that come with it, hashes.
 * Statements that carry the guard do nothing where the step was not taken; `version` is the event's.
 */
export type Besides = (guard: SQL, version: number) => Statement[]

/** Values, or the places in a statement where they will stand. */
export type Given<T> = { [K in keyof T]: T[K] | Placeholder }

export const eventValues = (number: string, version: number, { actor, event, now }: Written) => ({
  number,
  version,
  at: now,
  actor: actor.kind,
  role: actor.kind === 'staff' ? actor.role : null,
  type: event.type,
  visibility: event.visibility,
  facts: JSON.stringify(event.facts),
})

export const insertClaim = (
  db: Db,
  key: Given<Pick<Key, 'keyHash' | 'contentHash' | 'sealed' | 'keyVersion' | 'expiresAt'>>,
  number: string | Placeholder,
  version: number,
  guard: SQL,
) =>
  db
    .insert(answers)
    .select(
      sql`select ${key.keyHash}, ${key.contentHash}, ${number}, ${version}, ${stored(key.sealed, answers.sealed)},
        ${key.keyVersion}, ${key.expiresAt} where ${guard}`,
    )
    .onConflictDoNothing()

/** No claim of this key stands under an older key of the ring. */
export const isNew = (olderHashes: readonly (string | Placeholder)[]) =>
  olderHashes.length === 0
    ? sql`1`
    : sql`not exists (select 1 from ${answers} where ${inArray(answers.keyHash, [...olderHashes])})`

/** A value as its column stores it, for the inserts that are guarded and so written as a select. */
export const stored = (
  value: Uint8Array<ArrayBuffer> | Placeholder | null | undefined,
  column: typeof complaints.salt | typeof complaintWords.sealed | typeof answers.sealed,
) => sql`${value ? sql.param(value, column) : null}`

export const insertWords = (
  db: Db,
  number: string | Placeholder,
  version: number,
  words: Written['words'] | Placeholder,
  guard: SQL,
) =>
  db
    .insert(complaintWords)
    .select(
      sql`select ${number}, ${version}, ${stored(words, complaintWords.sealed)} where ${words ? guard : sql`0`}`,
    )

export const insertEvent = (db: Db, event: Given<ReturnType<typeof eventValues>>, guard: SQL) =>
  db.insert(complaintEvents).select(sql`select ${event.number}, ${event.version}, ${event.at}, ${event.actor},
    ${event.role}, ${event.type}, ${event.visibility}, ${event.facts} where ${guard}`)

export type Opened = {
  complaint: Case
  events: (typeof complaintEvents.$inferSelect)[]
  words: { version: number; sealed: Uint8Array<ArrayBuffer> }[]
  files: FileRow[]
  /** The entries of which words were read, from the first to the one before `before`, where a page of it was asked for. */
  part?: { first: number; before?: number | undefined } | undefined
}

/** A case without what people wrote: what a step is decided by. */
export type Known = Omit<Opened, 'words'>

/**
 * Moves a case and records the move, or does neither.
 *
 * A batch is atomic, but a guard that matches no row is not an error and would not roll the others back. So
 * every statement carries the same guard, and the case itself is moved last, while the version it depends on
 * still stands. The guard names the key of the case's words too: what was sealed before the case was sealed anew
 * would not open. With an idempotency key, claiming it is the first statement and part of the guard.
 *
 * Returns `moved: false` when somebody else moved it after it was read, and the key's row where there is one.
 */
export async function advance(
  db: Db,
  before: Case,
  next: CaseFacts,
  written: Written,
  {
    key,
    besides = () => [],
    rests = sql`1`,
  }: {
    key?: Key | undefined
    besides?: Besides | undefined
    /** What else must hold in this very moment, such as that another case is open. */
    rests?: SQL | undefined
  } = {},
): Promise<{ moved: boolean; answered?: typeof answers.$inferSelect | undefined }> {
  const { number } = before
  const unmoved = sql`exists (select 1 from ${complaints} where ${complaints.number} = ${number} and ${complaints.version} = ${before.version}
    and ${complaints.keyVersion} = ${before.keyVersion}) and ${rests}`
  const claimed = key
    ? sql`${unmoved} and exists (select 1 from ${answers} where ${answers.keyHash} = ${key.keyHash} and ${answers.number} = ${number} and ${answers.version} = ${next.version})`
    : unmoved
  const event = insertEvent(db, eventValues(number, next.version, written), claimed)
  const words = written.words ? [insertWords(db, number, next.version, written.words, claimed)] : []
  const heard = written.actor.kind === 'customer' ? (written.words?.length ?? 0) : 0
  const move = db
    .update(complaints)
    .set({
      ...derived(next),
      ...(heard > 0 ? { heardBytes: sql`${complaints.heardBytes} + ${heard}` } : {}),
    })
    .where(and(eq(complaints.number, number), claimed))
    .returning({ number: complaints.number })
  const others = besides(claimed, next.version)
  if (!key) return { moved: hasRow((await db.batch([event, ...words, ...others, move])).at(-1)) }
  const results = await db.batch([
    insertClaim(db, key, number, next.version, sql`${unmoved} and ${isNew(key.olderHashes)}`),
    answerOf(db, [key.keyHash, ...key.olderHashes]),
    event,
    ...words,
    ...others,
    move,
  ])
  return { moved: hasRow(results.at(-1)), answered: results[1].find((row) => row.number === number) }
}

const hasRow = (result: unknown) => Array.isArray(result) && result.length === 1
