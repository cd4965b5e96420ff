import { and, asc, getTableColumns, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { CaseFacts } from '#contract/complaints'
import { newsAsColumn } from '../../mail/store.ts'
import { asOutages, outagesAsColumn } from '../../outages/store.ts'
import { type Case, type Db, derived, standing } from '../store.ts'
import { complaints } from '../tables.ts'
import { source } from './erasing-store.ts'

const News = z.array(z.object({ sentAt: z.nullable(z.int()), waits: z.int() }))
export type News = z.output<typeof News>

/**
 * `complaint` is missing where a row does not read; `source` stands with one that is to be reduced, and `news`, the
 * mails that said there is news, with one of which it has to be seen whether they went out.
 */
export type Due = {
  number: string
  version: number
  complaint: Case | undefined
  source: string | null
  news: News
}

const wordsGoFirst = sql`(${complaints.facts} ->> '$.wordsGoFirst' is 1)`

async function due(db: Db, which: SQL, now: number, limit: number): Promise<Due[]> {
  const [rows] = await db.batch([
    db
      .select({
        ...getTableColumns(complaints),
        source: sql<string | null>`case when ${wordsGoFirst} then ${source} end`.as('source'),
        news: sql<
          string | null
        >`case when ${complaints.facts} ->> '$.mailCheckAt' is not null then ${newsAsColumn(
          sql`${complaints}."number"`,
        )} end`.as('news'),
        outages: outagesAsColumn,
      })
      .from(complaints)
      .where(and(isNotNull(complaints.alarmAt), lte(complaints.alarmAt, now), which))
      .orderBy(asc(complaints.alarmAt))
      .limit(limit),
  ])
  return rows.map(({ source, news, outages, ...row }) => {
    const facts = CaseFacts.safeParse(row.facts).data
    const complaint = facts && { ...row, facts: standing(facts, asOutages(outages)) }
    return {
      number: row.number,
      version: row.version,
      complaint,
      source,
      news: News.parse(JSON.parse(news ?? '[]')),
    }
  })
}

const state = sql`${complaints.facts} ->> '$.state'`

const hasVisit = sql`${complaints.facts} ->> '$.visitDue' is not null`
/** A visit that nobody makes is the clock's to count, unless the words of its case go before that. */
const goesOn = sql`(${state} is not 'closed' or (${hasVisit} and not ${wordsGoFirst}))`

/** Cases whose clock has something to do, the longest waiting first. */
export const dueSteps = (db: Db, now: number, limit: number) => due(db, goesOn, now, limit)

/** Closed cases whose words, or what was left of them, or whose record, are kept no longer. */
export const dueEndings = (db: Db, now: number, limit: number) => due(db, sql`not ${goesOn}`, now, limit)

/** Puts what is asked of cases by their times right, where an outage has moved those; a case that moved is left alone. */
export const reckonAnew = (db: Db, cases: readonly Case[]) => {
  const anew = cases.map(({ number, facts }) => ({ number, ...derived(facts) }))
  return db.batch([
    db
      .update(complaints)
      .set({
        facts: sql`anew.value -> 'facts'`,
        dueAt: sql`anew.value ->> 'dueAt'`,
        alarmAt: sql`anew.value ->> 'alarmAt'`,
      })
      .from(sql`json_each(${JSON.stringify(anew)}) as anew`)
      .where(
        sql`${complaints.number} = anew.value ->> 'number' and ${complaints.version} = anew.value ->> 'version'`,
      ),
  ])
}

/** Lets cases that cannot be worked on stand back, so that they hold up no other; one that moved is left alone. */
export const postpone = (db: Db, cases: readonly Pick<Due, 'number' | 'version'>[], until: number) =>
  db.batch([
    db
      .update(complaints)
      .set({ alarmAt: until })
      .where(
        sql`(${complaints.number}, ${complaints.version}) in (select value ->> 'number', value ->> 'version'
          from json_each(${JSON.stringify(cases.map(({ number, version }) => ({ number, version })))}))`,
      ),
  ])
