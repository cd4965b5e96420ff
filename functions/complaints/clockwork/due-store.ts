import { and, asc, getTableColumns, isNotNull, lte, type SQL, sql } from 'drizzle-orm'
import { CaseFacts } from '#contract/complaints'
import type { Case, Db } from '../store.ts'
import { complaints } from '../tables.ts'
import { source } from './erasing-store.ts'

/** `complaint` is missing where a row does not read; `source` stands with one that is to be reduced. */
export type Due = { number: string; version: number; complaint: Case | undefined; source: string | null }

const wordsGoFirst = sql`(${complaints.facts} ->> '$.wordsGoFirst' is 1)`

async function due(db: Db, which: SQL, now: number, limit: number): Promise<Due[]> {
  const [rows] = await db.batch([
    db
      .select({
        ...getTableColumns(complaints),
        source: sql<string | null>`case when ${wordsGoFirst} then ${source} end`,
      })
      .from(complaints)
      .where(and(isNotNull(complaints.alarmAt), lte(complaints.alarmAt, now), which))
      .orderBy(asc(complaints.alarmAt))
      .limit(limit),
  ])
  return rows.map(({ source, ...row }) => {
    const facts = CaseFacts.safeParse(row.facts).data
    return { number: row.number, version: row.version, complaint: facts && { ...row, facts }, source }
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
