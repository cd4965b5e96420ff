import { sql } from 'drizzle-orm'
import { givenUpSince } from '../mail/store.ts'
import type { Means } from '../means.ts'
import { jobs } from './tables.ts'

type Db = Means['db']
export type Job = typeof jobs.$inferSelect
export type Tally = { done: number; failed: number; cursor?: string | null }

/** Every job's last run; there are few. */
export async function lastRuns(db: Db): Promise<Job[]> {
  const [rows] = await db.batch([db.select().from(jobs).orderBy(jobs.name)])
  return rows
}

/** What health tells, in one round trip: every job's last run, and what was given up of mail and notices. */
export async function standing(db: Db, now: number) {
  const [runs, givenUp] = await db.batch([db.select().from(jobs).orderBy(jobs.name), givenUpSince(db, now)])
  const staff = givenUp.filter(({ isForStaff }) => isForStaff).length
  return { runs, undelivered: { customers: givenUp.length - staff, staff } }
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
