import { and, asc, eq, inArray, isNull, notInArray, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { caseHashes, complaints } from '../complaints/tables.ts'
import type { Means } from '../means.ts'
import type { Occasion } from './rules.ts'
import { alerts } from './tables.ts'

type Db = Means['db']
export type Alert = typeof alerts.$inferSelect
export type Raised = Occasion & { id: string }

/** Opens alerts in the batch of what causes them; one that a case has had already, open or closed, is not opened again. */
export const raise = (db: Db, number: string, raised: readonly Raised[], now: number, guard: SQL) =>
  db
    .insert(alerts)
    .select(
      sql`select value ->> 'id', ${number}, value ->> 'reason', value ->> 'detail', ${now}, null, null, null
        from json_each(${JSON.stringify(raised)}) where ${guard}`,
    )
    .onConflictDoNothing()

/** Rows of one reference that are looked at: the latest, however often it was named. */
const LOOKED_AT = 50

/**
 * Opens an alert on a case that is being filed where enough real cases of late name the same order, by any of the
 * `hashes` that it may be stored as, and none of them has such an alert open: one is enough to look at them all.
 */
export const raiseForReference = (
  db: Db,
  { id, number, hashes }: { id: string; number: string; hashes: readonly string[] },
  { cases, since, now }: { cases: number; since: number; now: number },
  guard: SQL,
) => {
  const others = sql`(select number from ${caseHashes} where ${caseHashes.kind} = 'reference'
    and ${inArray(caseHashes.hash, [...hashes])} and ${caseHashes.number} <> ${number}
    order by ${caseHashes}.rowid desc limit ${LOOKED_AT})`
  return db.insert(alerts).select(
    sql`select ${id}, ${number}, 'same-reference', 'order', ${now}, null, null, null where ${guard}
      and (select count(*) from ${complaints} where ${complaints.number} in ${others} and ${complaints.kind} = 'real'
        and ${complaints.facts} ->> '$.filedAt' >= ${since}) >= ${cases - 1}
      and not exists (select 1 from ${alerts} where ${alerts.number} in ${others}
        and ${alerts.reason} = 'same-reference' and ${alerts.closedAt} is null)`,
  )
}

/** That one of these was opened in this batch under its guard: each id is drawn for it alone. */
export const isRaised = (ids: readonly string[], guard: SQL) =>
  sql`${guard} and exists (select 1 from ${alerts} where ${inArray(alerts.id, [...ids])})`

/** The open alerts of a case, oldest first: a statement of the batch that reads the case. */
export const openOf = (db: Db, number: string) =>
  db
    .select({ id: alerts.id, reason: alerts.reason, detail: alerts.detail, at: alerts.at })
    .from(alerts)
    .where(and(eq(alerts.number, number), isNull(alerts.closedAt)))
    .orderBy(asc(alerts.at), asc(alerts.id))
export type OpenAlert = Pick<Alert, 'id' | 'reason' | 'detail' | 'at'>
const OpenAlerts = z.array(
  z.object({ id: z.string(), reason: z.enum(alerts.reason.enumValues), detail: z.string(), at: z.number() }),
)
export const readOpen = (rows: unknown): OpenAlert[] => OpenAlerts.parse(rows)

/** Closes an alert in the batch of the event that says so, and with it. */
export const close = (
  db: Db,
  { id, number, staff, version }: { id: string; number: string; staff: string; version: number },
  now: number,
  guard: SQL,
) =>
  db
    .update(alerts)
    .set({ closedAt: now, closedBy: staff, closedVersion: version })
    .where(and(eq(alerts.id, id), eq(alerts.number, number), isNull(alerts.closedAt), guard))

/** A number is exact up to here. */
export const COUNTED = 99
/** How many are open, looking at one more than is said. */
export const countOpen = (db: Db, of: SQL | undefined = isNull(alerts.closedAt)) =>
  db
    .select({ open: sql<number>`count(*)`.as('open') })
    .from(sql`(select 1 from ${alerts} where ${of} limit ${sql.raw(String(COUNTED + 1))})`)

export const SHOWN = 50

/**
 * The open alerts, the oldest first, each with its case as it stands, and how many there are; but for those of the
 * reasons that somebody may not know.
 */
export async function open(db: Db, hidden: readonly Alert['reason'][] = []) {
  const told = and(isNull(alerts.closedAt), notInArray(alerts.reason, [...hidden]))
  const [rows, counted] = await db.batch([
    db
      .select({
        id: alerts.id,
        number: alerts.number,
        reason: alerts.reason,
        detail: alerts.detail,
        at: alerts.at,
        kind: complaints.kind,
        facts: complaints.facts,
      })
      .from(alerts)
      .innerJoin(complaints, eq(complaints.number, alerts.number))
      .where(told)
      .orderBy(asc(alerts.at), asc(alerts.id))
      .limit(SHOWN),
    countOpen(db, told),
  ])
  return { rows, count: counted[0]?.open ?? 0 }
}
