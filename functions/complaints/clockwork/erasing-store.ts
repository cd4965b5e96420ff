import { inArray, type SQL, sql } from 'drizzle-orm'
import type { CaseFacts } from '#contract/complaints'
import type { Event } from '#rules/complaints'
import { alerts } from '../../alerts/tables.ts'
import { audit, drafts } from '../../desk/tables.ts'
import { files } from '../../files/tables.ts'
import { outbox } from '../../mail/tables.ts'
import { type Db, derived } from '../store.ts'
import { answers, caseHashes, complaintEvents, complaints, complaintWords, oneTimeCodes } from '../tables.ts'

/** What stays for visits that were agreed to: contact data and one line, sealed under a salt of their own. */
export type Remainder = { keyVersion: number; salt: string; sealed: string }

/** One case to be erased: as it was read, and what is left of it afterwards; with a remainder it is reduced to that. */
export type Erasing = {
  number: string
  before: number
  next: CaseFacts
  event: Event
  remainder?: Remainder | undefined
}

/**
 * Takes from cases what people wrote and what names them, proves it in their history, and leaves the bare record:
 * each case wholly or not at all. The event comes first and is the guard of everything after it, so a case that
 * moved since it was read keeps all it has. Files lose their rows' content here; the rows themselves stay, due to
 * be cleaned away, until their objects are gone. Reservations go with the event, by a trigger. Of a case that is
 * reduced the remainder stays, under a salt without which nothing that was sealed before opens, and by its contact
 * data it is still found. Returns the numbers that were erased or reduced.
 */
export async function erase(db: Db, cases: readonly Erasing[], now: number): Promise<Set<string>> {
  const asked = JSON.stringify(
    cases.map(({ number, before, next, event: { type, facts: event }, remainder }) => ({
      number,
      before,
      ...derived(next),
      type,
      event,
      ...remainder,
    })),
  )
  const unmoved = sql`json_each(${asked}) as asked join ${complaints} on ${complaints.number} = asked.value ->> 'number'
    and ${complaints.version} = asked.value ->> 'before'
    and ${complaints.keyVersion} = coalesce(asked.value ->> 'keyVersion', ${complaints.keyVersion})`
  const event = sql`${complaintEvents.number} = asked.value ->> 'number' and ${complaintEvents.version} = asked.value ->> 'version'`
  const proved = sql`${event} and ${complaintEvents.type} = asked.value ->> 'type' and ${complaintEvents.at} = ${now}`
  const erased = sql`(select asked.value ->> 'number' from ${unmoved} join ${complaintEvents} on ${proved})`
  const ofErased = (column: SQL | typeof complaints.number) => sql`${column} in ${erased}`
  const results = await db.batch([
    db.insert(complaintEvents).select(
      sql`select asked.value ->> 'number', asked.value ->> 'version', ${now}, 'clock', null, asked.value ->> 'type', 'public',
        asked.value -> 'event' from ${unmoved} where not exists (select 1 from ${complaintEvents} where ${event})`,
    ),
    db.delete(complaintWords).where(ofErased(sql`${complaintWords.number}`)),
    db.insert(complaintWords).select(
      sql`select asked.value ->> 'number', asked.value ->> 'version', asked.value ->> 'sealed' from ${unmoved}
        join ${complaintEvents} on ${proved} where asked.value ->> 'sealed' is not null`,
    ),
    db
      .update(answers)
      .set({ sealed: null, contentHash: '' })
      .where(ofErased(sql`${answers.number}`)),
    db.delete(caseHashes).where(
      sql`${caseHashes.number} in ${erased} and (${caseHashes.kind} = 'reference' or ${caseHashes.number} not in
          (select value ->> 'number' from json_each(${asked}) where value ->> 'sealed' is not null))`,
    ),
    db.delete(oneTimeCodes).where(ofErased(sql`${oneTimeCodes.number}`)),
    db.delete(outbox).where(ofErased(sql`${outbox.number}`)),
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
        salt: sql`asked.value ->> 'salt'`,
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

/**
 * Of the words of a case, those from which its remainder is made, as JSON: the story, what it was last answered with,
 * and its contact data.
 */
export const source = sql<string>`(select json_group_array(json_object('version', w.version, 'sealed', w.sealed))
  from ${complaintWords} as w where w.number = ${complaints.number} and w.version in (
    1, ${complaints.facts} ->> '$.contact.version',
    (select max(e.version) from ${complaintEvents} as e where e.number = ${complaints.number} and e.type in ('propose', 'final'))
  ))`

const { number, version, salt, keyVersion } = complaints
const key = { number, version, salt, keyVersion }

/** How cases stand that an erasure list names; facts, as JSON, and words only of those that are not erased. */
export async function standings(db: Db, numbers: readonly string[]) {
  const erasedAt = sql<number | null>`${complaints.facts} ->> '$.erasedAt'`
  const ofOthers = (what: SQL | typeof complaints.facts) =>
    sql<string | null>`case when ${erasedAt} is null then ${what} end`
  const [rows] = await db.batch([
    db
      .select({
        ...key,
        erasedAt,
        reducedAt: sql<number | null>`${complaints.facts} ->> '$.reducedAt'`,
        facts: ofOthers(complaints.facts),
        source: ofOthers(source),
      })
      .from(complaints)
      .where(sql`${complaints.number} in (select value from json_each(${JSON.stringify(numbers)}))`),
  ])
  return new Map(rows.map((row) => [row.number, row]))
}
export type Standing = NonNullable<ReturnType<Awaited<ReturnType<typeof standings>>['get']>>

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
