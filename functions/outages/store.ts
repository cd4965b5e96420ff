import { desc, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { Outage } from '#contract/outages'
import { complaints } from '../complaints/tables.ts'
import type { Means } from '../means.ts'
import { outages } from './tables.ts'

type Db = Means['db']

/** Older ones no longer touch a time that runs, or stand in the facts of the case whose time they moved. */
const REMEMBERED = 20

const Known = z.pipe(
  z.string(),
  z.transform((told) => z.array(Outage).parse(JSON.parse(told))),
)
/** A column of JSON as outages; null where the table had none to give. */
export const asOutages = (told: string | null): Outage[] => (told === null ? [] : Known.parse(told))

const newest = sql`(select ${outages.startedAt} as started_at, ${outages.endedAt} as ended_at from ${outages}
  order by ${desc(outages.startedAt)} limit ${sql.raw(String(REMEMBERED))})`

/** The outages that may move a customer's time, as a column of whatever is read: a statement less. */
export const outagesAsColumn =
  sql<string>`(select json_group_array(json_object('from', started_at, 'to', ended_at)) from ${newest})`.as(
    'outages',
  )

/** Wakes the cases whose customers are thinking about a proposal, so that their new times stand in the queue. */
const wake = (db: Db, now: number) =>
  db
    .update(complaints)
    .set({ alarmAt: now })
    .where(
      sql`${complaints.facts} ->> '$.state' = 'proposed' and ${complaints.dueAt} is not null
        and coalesce(${complaints.alarmAt}, ${now}) >= ${now} and ${complaints.facts} ->> '$.customerWroteLast' = 0`,
    )

/** Records an outage; one that began at the same moment lasts as long as the longer of the two. */
export const record = (db: Db, { from, to }: Outage, now: number) =>
  db.batch([
    db
      .insert(outages)
      .values({ startedAt: from, endedAt: to })
      .onConflictDoUpdate({
        target: outages.startedAt,
        set: { endedAt: sql`max(${outages.endedAt}, excluded.ended_at)` },
      }),
    wake(db, now),
  ])
