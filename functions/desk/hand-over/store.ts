import { and, asc, type SQL, sql } from 'drizzle-orm'
import type { Decision } from '#rules/complaints'
import { derived } from '../../complaints/store.ts'
import { complaintEvents, complaints } from '../../complaints/tables.ts'
import type { Means } from '../../means.ts'
import type { StaffMember } from '../../staff/contract.ts'
import { audit } from '../tables.ts'

type Db = Means['db']

/** Cases that one sending hands over at most; the rest follows with the next. */
export const LOT = 100
/** Counted exactly up to here. */
const COUNTED = 1000
/** Colleagues who may hold cases at a time, those who have left among them. */
const HOLDERS = 200

const fact = (name: string) => sql`${complaints.facts} ->> ${sql.raw(`'$.${name}'`)}`
const assignee = fact('assignee')
/** What waits for somebody, each with an index by whose it is: cases with a deadline, and what closed ones are owed. */
const waiting = {
  cases: sql`${complaints.dueAt} is not null`,
  owed: sql`${complaints.dueAt} is null and (${fact('visitDue')} is not null or ${fact('causeOwed')} = 1)`,
}
const isWith = (staff: string, which: SQL) => and(sql`${assignee} = ${staff}`, which)

/** The ids of all who hold something that waits, whether or not they are on the staff: a row of each index for each. */
export async function holding(db: Db): Promise<string[]> {
  const ids = (which: SQL) => {
    const next = sql`select ${assignee} from ${complaints} where ${which}`
    return sql`select id from (with recursive held(id) as (
      select (${next} and ${assignee} is not null order by 1 limit 1)
      union all
      select (${next} and ${assignee} > held.id order by 1 limit 1) from held where held.id is not null limit ${sql.raw(String(HOLDERS))}
    ) select id from held where id is not null)`
  }
  const [rows] = await db.batch([
    db
      .select({ id: sql<string>`id` })
      .from(sql`(${ids(waiting.cases)} union ${ids(waiting.owed)} order by 1)`),
  ])
  return rows.map(({ id }) => id)
}

function countOf(db: Db, staff: string) {
  const some = (which: SQL) =>
    sql`select * from (select 1 from ${complaints} where ${isWith(staff, which)} limit ${sql.raw(String(COUNTED))})`
  return db
    .select({ count: sql<number>`min(count(*), ${sql.raw(String(COUNTED))})`.as('count') })
    .from(sql`(${some(waiting.cases)} union all ${some(waiting.owed)})`)
}

/** How many cases that wait somebody holds; a thousand stands for more. */
export async function held(db: Db, staff: string): Promise<number> {
  const [[one]] = await db.batch([countOf(db, staff)])
  return one?.count ?? 0
}

/** Of the cases that somebody holds, those that are due first; then closed ones, by the day of their visit. */
export async function lotOf(db: Db, staff: string) {
  const lot = (which: SQL, by: SQL) =>
    db
      .select({ number: complaints.number, version: complaints.version, facts: complaints.facts })
      .from(complaints)
      .where(isWith(staff, which))
      .orderBy(asc(by), asc(complaints.number))
      .limit(LOT)
  const [cases, owed] = await db.batch([
    lot(waiting.cases, sql`${complaints.dueAt}`),
    lot(waiting.owed, fact('visitDue')),
  ])
  return [...cases, ...owed].slice(0, LOT)
}

export type Handing = { number: string; before: number; decision: Decision & { ok: true } }

/**
 * Writes the decided steps, each with its event and its record and each guarded by the version it was decided on: a
 * case that moved meanwhile is left as it is. Returns how many were handed over, and how many are still held.
 */
export async function handOver(
  db: Db,
  by: StaffMember,
  from: string,
  cases: readonly Handing[],
  now: number,
) {
  const asked = JSON.stringify(
    cases.map(({ number, before, decision: { next, event } }) => {
      const { facts, version, dueAt, alarmAt } = derived(next)
      return {
        number,
        before,
        version,
        facts,
        dueAt,
        alarmAt,
        event: event.facts,
        visibility: event.visibility,
      }
    }),
  )
  const unmoved = sql`json_each(${asked}) as asked join ${complaints} on ${complaints.number} = asked.value ->> 'number'
    and ${complaints.version} = asked.value ->> 'before'`
  const [, , moved, [left]] = await db.batch([
    db.insert(complaintEvents).select(
      sql`select asked.value ->> 'number', asked.value ->> 'version', ${now}, 'staff', ${by.role}, 'assign',
        asked.value ->> 'visibility', asked.value -> 'event' from ${unmoved}`,
    ),
    db.insert(audit).select(
      sql`select null, ${now}, ${by.id}, ${by.role}, 'assign', asked.value ->> 'number', asked.value ->> 'version'
        from ${unmoved}`,
    ),
    db
      .update(complaints)
      .set({
        facts: sql`asked.value -> 'facts'`,
        version: sql`asked.value ->> 'version'`,
        dueAt: sql`asked.value ->> 'dueAt'`,
        alarmAt: sql`asked.value ->> 'alarmAt'`,
      })
      .from(sql`json_each(${asked}) as asked`)
      .where(
        sql`${complaints.number} = asked.value ->> 'number' and ${complaints.version} = asked.value ->> 'before'`,
      )
      .returning({ number: complaints.number }),
    countOf(db, from),
  ])
  return { handed: moved.length, left: left?.count ?? 0 }
}
