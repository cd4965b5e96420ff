import { sql } from 'drizzle-orm'
import { complaintEvents, complaints } from '../complaints/tables.ts'
import type { Means } from '../means.ts'

/** Ratings that are looked at, the latest of all: an average is of today's work. */
const LATEST = sql.raw('500')

/** How many of the latest ratings are of real cases that somebody has, and their average. */
export async function ratingsOf(db: Means['db'], staff: string) {
  const { number, at, type, facts } = complaintEvents
  const latest = sql`(select ${number} as rated, ${facts} ->> '$.score' as score from ${complaintEvents}
    where ${type} = 'rate' order by ${at} desc limit ${LATEST})`
  const [[found]] = await db.batch([
    db
      .select({
        count: sql<number>`count(*)`.as('count'),
        average: sql<number | null>`avg(score)`.as('average'),
      })
      .from(latest)
      .innerJoin(complaints, sql`${complaints.number} = rated`)
      .where(sql`${complaints.kind} = 'real' and ${complaints.facts} ->> '$.assignee' = ${staff}`),
  ])
  return { count: found?.count ?? 0, average: found?.average ?? 0 }
}
