import { sql } from 'drizzle-orm'
import { givenUpSince, lineOf, useOf } from '../mail/store.ts'
import type { Means } from '../means.ts'
import { jobs } from './tables.ts'

type Db = Means['db']
export type Job = typeof jobs.$inferSelect
export type Tally = { done: number; failed: number; cursor?: string | null }

/** Every job's and every trigger's last run; there are few. */
export async function lastRuns(db: Db): Promise<Job[]> {
  const [rows] = await db.batch([db.select().from(jobs).orderBy(jobs.name)])
  return rows
}

/** What health tells, in one round trip: every job's last run, and what was given up of mail and notices. */
export async function standing(db: Db, now: number) {
  const [runs, givenUp] = await db.batch([db.select().from(jobs).orderBy(jobs.name), givenUpSince(db, now)])
  return { runs, undelivered: parted(givenUp) }
}

function parted(givenUp: readonly { isForStaff: number }[]) {
  const staff = givenUp.filter(({ isForStaff }) => isForStaff).length
  return { customers: givenUp.length - staff, staff }
}

/** The same for whoever operates the portal, with what waits in the outbox and what of the day's mail is used. */
export async function operation(db: Db, now: number, day: string) {
  const [runs, [customers], [staff], givenUp, [use]] = await db.batch([
    db.select().from(jobs).orderBy(jobs.name),
    lineOf(db, 'customers'),
    lineOf(db, 'staff'),
    givenUpSince(db, now),
    useOf(db, day),
  ])
  const none = { count: 0, tried: 0, oldest: null }
  return {
    runs,
    lines: { customers: customers ?? none, staff: staff ?? none },
    undelivered: parted(givenUp),
    mailUse: use ?? { used: 0, rest: 0 },
  }
}

/** Records a run; a job that brings no cursor keeps the one it has. */
export const ran = (db: Db, tallies: Readonly<Record<string, Tally>>, now: number) =>
  db.batch([
    db
      .insert(jobs)
      .select(
        sql`select key, ${now}, value ->> 'done', value ->> 'failed', value ->> 'cursor'
          from json_each(${JSON.stringify(tallies)}) where 1`,
      )
      .onConflictDoUpdate({
        target: jobs.name,
        set: {
          lastRunAt: now,
          done: sql`excluded.done`,
          failed: sql`excluded.failed`,
          cursor: sql`coalesce(excluded.cursor, ${jobs.cursor})`,
        },
      }),
  ])
