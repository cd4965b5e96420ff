import { sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/sqlite-core'
import { complaintEvents, complaints } from '../complaints/tables.ts'
import type { Means } from '../means.ts'

/** Ratings of a month that are looked at, the earliest first. */
const OF_A_MONTH = sql.raw('2000')
const TOGETHER = sql.raw('5')

/**
 * How somebody's real cases were rated in a time that is over: by how many customers, and how on average, counted in
 * whole fives from the first. A case is whose it was when it was rated, so that no later rating and no handing over
 * changes what is told, and nobody learns a single one by comparing two averages.
 */
export async function ratingsOf(db: Means['db'], staff: string, { from, to }: { from: number; to: number }) {
  const rated = alias(complaintEvents, 'rated')
  const assigned = sql`(select e.facts ->> '$.assignee' from ${complaintEvents} as e where e.number = ${rated.number}
    and e.version < ${rated.version} and e.type = 'assign' order by e.version desc limit 1)`
  const theirs = sql`(select score, row_number() over (order by at, number) as place, count(*) over () as counted from (
    select ${rated.facts} ->> '$.score' as score, ${rated.at} as at, ${rated.number} as number
    from (select * from ${complaintEvents} where type = 'rate' and at > ${from} and at <= ${to}
      order by at limit ${OF_A_MONTH}) as rated
    join ${complaints} on ${complaints.number} = ${rated.number} and ${complaints.kind} = 'real'
    where ${assigned} = ${staff}))`
  const [[found]] = await db.batch([
    db
      .select({
        count: sql<number>`count(*)`.as('count'),
        average: sql<number | null>`avg(score)`.as('average'),
      })
      .from(theirs)
      .where(sql`place <= counted / ${TOGETHER} * ${TOGETHER}`),
  ])
  return { count: found?.count ?? 0, average: found?.average ?? 0 }
}
