import { eq } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { jobs } from './tables.ts'

export async function lastRun(db: DrizzleD1Database, name: string): Promise<number | undefined> {
  const [rows] = await db.batch([db.select({ at: jobs.lastRunAt }).from(jobs).where(eq(jobs.name, name))])
  return rows[0]?.at
}

export const ran = (db: DrizzleD1Database, name: string, now: number) =>
  db.batch([
    db
      .insert(jobs)
      .values({ name, lastRunAt: now })
      .onConflictDoUpdate({ target: jobs.name, set: { lastRunAt: now } }),
  ])
