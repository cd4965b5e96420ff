import { sql } from 'drizzle-orm'
import type { Means } from '../means.ts'
import { surveyResponses } from './tables.ts'

type Db = Means['db']

/** Responses to one survey, from a day on and before another. */
export type Range = { survey: string; from: string; before: string }

/** Every survey that has responses, with the day of the last one; the index is leapt through, never read whole. */
export async function answered(db: Db): Promise<{ survey: string; lastDay: string }[]> {
  const next = (after: unknown) =>
    sql`(select min(${surveyResponses.survey}) from ${surveyResponses} where ${surveyResponses.survey} > ${after})`
  const [rows] = await db.batch([
    db
      .select({
        survey: sql<string>`survey`.as('survey'),
        lastDay: sql<string>`(select max(${surveyResponses.day}) from ${surveyResponses}
          where ${surveyResponses.survey} = found.survey)`.as('last_day'),
      })
      .from(
        sql`(with recursive each(survey) as (
          select ${next('')} union all select ${next(sql`each.survey`)} from each where each.survey is not null)
          select survey from each where survey is not null) as found`,
      ),
  ])
  return rows
}

const within = (ranges: readonly Range[], isDue: ReturnType<typeof sql>, limit: number) =>
  sql`${surveyResponses.id} in (
    select ${surveyResponses.id} from json_each(${JSON.stringify(ranges)}) as due
      join ${surveyResponses} on ${surveyResponses.survey} = due.value ->> 'survey'
        and ${surveyResponses.day} >= due.value ->> 'from' and ${surveyResponses.day} < due.value ->> 'before'
      where ${isDue} limit ${limit})`

/** Erases what was written in some responses, and removes others whole. Returns how many it touched. */
export async function forget(
  db: Db,
  { words, whole }: { words: readonly Range[]; whole: readonly Range[] },
  limit: number,
): Promise<number> {
  const [removed, erased] = await db.batch([
    db
      .delete(surveyResponses)
      .where(within(whole, sql`1`, limit))
      .returning({ id: surveyResponses.id }),
    db
      .update(surveyResponses)
      .set({ sealed: null, salt: null, contentHash: '' })
      .where(within(words, sql`${surveyResponses.sealed} is not null`, limit))
      .returning({ id: surveyResponses.id }),
  ])
  return removed.length + erased.length
}
