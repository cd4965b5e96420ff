import { inArray, type SQL, sql } from 'drizzle-orm'
import type { CaseFacts } from '#contract/complaints'
import type { Event } from '#rules/complaints'
import { alerts } from '../../alerts/tables.ts'
import { audit, drafts } from '../../desk/tables.ts'
import { files } from '../../files/tables.ts'
import { outbox } from '../../mail/tables.ts'
import { type Db, derived } from '../store.ts'
import {
  answers,
  caseHashes,
  complaintEvents,
  complaints,
  complaintWords,
  oneTimeCodes,
  reservations,
} from '../tables.ts'

/** One case to be erased: as it was read, and what is left of it afterwards. */
export type Erasing = { number: string; before: number; next: CaseFacts; event: Event }

/**
 * Takes from cases what people wrote and what names them, proves it in their history, and leaves the bare record:
 * each case wholly or not at all. The event comes first and is the guard of everything after it, so a case that
 * moved since it was read keeps all it has. Files lose their rows' content here; the rows themselves stay, due to
 * be cleaned away, until their objects are gone. Returns the numbers that were erased.
 */
export async function erase(db: Db, cases: readonly Erasing[], now: number): Promise<Set<string>> {
  const asked = JSON.stringify(
    cases.map(({ number, before, next, event }) => {
      const { facts, dueAt, alarmAt, version } = derived(next)
      return { number, before, version, facts, dueAt, alarmAt, event: event.facts }
    }),
  )
  const unmoved = sql`json_each(${asked}) as asked join ${complaints} on ${complaints.number} = asked.value ->> 'number'
    and ${complaints.version} = asked.value ->> 'before'`
  const event = sql`${complaintEvents.number} = asked.value ->> 'number' and ${complaintEvents.version} = asked.value ->> 'version'`
  const proved = sql`${event} and ${complaintEvents.type} = 'erase' and ${complaintEvents.at} = ${now}`
  const erased = sql`(select asked.value ->> 'number' from ${unmoved} join ${complaintEvents} on ${proved})`
  const ofErased = (column: SQL | typeof complaints.number) => sql`${column} in ${erased}`
  const results = await db.batch([
    db.insert(complaintEvents).select(
      sql`select asked.value ->> 'number', asked.value ->> 'version', ${now}, 'clock', null, 'erase', 'public',
        asked.value -> 'event' from ${unmoved} where not exists (select 1 from ${complaintEvents} where ${event})`,
    ),
    db.delete(complaintWords).where(ofErased(sql`${complaintWords.number}`)),
    db
      .update(answers)
      .set({ sealed: null })
      .where(ofErased(sql`${answers.number}`)),
    db.delete(caseHashes).where(ofErased(sql`${caseHashes.number}`)),
    db.delete(oneTimeCodes).where(ofErased(sql`${oneTimeCodes.number}`)),
    db.delete(outbox).where(ofErased(sql`${outbox.number}`)),
    db.delete(reservations).where(ofErased(sql`${reservations.number}`)),
    db.delete(drafts).where(ofErased(sql`${drafts.number}`)),
    db
      .update(files)
      .set({ version: null, stagedFor: null, storedAt: null, sealed: new Uint8Array(0), expiresAt: now })
      .where(ofErased(sql`${files.number}`)),
    db
      .update(complaints)
      .set({
        facts: sql`asked.value -> 'facts'`,
        version: sql`asked.value ->> 'version'`,
        dueAt: sql`asked.value ->> 'dueAt'`,
        alarmAt: sql`asked.value ->> 'alarmAt'`,
        salt: null,
      })
      .from(sql`json_each(${asked}) as asked`)
      .where(
        sql`${complaints.number} = asked.value ->> 'number' and ${complaints.version} = asked.value ->> 'before'
          and exists (select 1 from ${complaintEvents} where ${proved})`,
      )
      .returning({ number: complaints.number }),
  ])
  return new Set(results[9].map(({ number }) => number))
}

export type Standing = { number: string; version: number; erasedAt: number | null; facts: string | null }

/** How cases stand that an erasure list names; the facts, as JSON, only of those that are not erased. */
export async function standings(db: Db, numbers: readonly string[]): Promise<Map<string, Standing>> {
  const erasedAt = sql<number | null>`${complaints.facts} ->> '$.erasedAt'`
  const [rows] = await db.batch([
    db
      .select({
        number: complaints.number,
        version: complaints.version,
        erasedAt,
        facts: sql<string | null>`case when ${erasedAt} is null then ${complaints.facts} end`,
      })
      .from(complaints)
      .where(sql`${complaints.number} in (select value from json_each(${JSON.stringify(numbers)}))`),
  ])
  return new Map(rows.map((row) => [row.number, row]))
}

/** Removes the record of erased cases whole, with the keys and the staff's deeds that still named them. Returns how many went. */
export async function expire(db: Db, numbers: readonly string[], now: number): Promise<number> {
  const asked = sql`(select value from json_each(${JSON.stringify(numbers)}))`
  const isErased = sql`${complaints.facts} ->> '$.erasedAt' is not null`
  const expired = db
    .select({ number: complaints.number })
    .from(complaints)
    .where(sql`${complaints.number} in ${asked} and ${complaints.expiredAt} = ${now}`)
  const results = await db.batch([
    db
      .update(complaints)
      .set({ expiredAt: now })
      .where(sql`${complaints.number} in ${asked} and ${isErased}`),
    db.delete(complaintEvents).where(inArray(complaintEvents.number, expired)),
    db.delete(answers).where(inArray(answers.number, expired)),
    db.delete(audit).where(inArray(audit.number, expired)),
    db.delete(alerts).where(inArray(alerts.number, expired)),
    db
      .delete(complaints)
      .where(sql`${complaints.number} in ${asked} and ${complaints.expiredAt} = ${now}`)
      .returning({ number: complaints.number }),
  ])
  return results[5].length
}
