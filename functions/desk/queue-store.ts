import { asc, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { CaseFacts } from '#contract/complaints'
import { countOpen } from '../alerts/store.ts'
import { complaints } from '../complaints/tables.ts'
import type { Means } from '../means.ts'
import { type Filter, filtersOf, kinds, queueTime } from './filters-store.ts'
import { placeAfter, type Queue } from './queue.ts'

type Db = Means['db']

/** Rows that a page walks at most, whatever is combined. */
export const SCANNED = 500
export const PAGE = 50
/** Counts are exact up to here. */
export const COUNTED = 99

/** Undefined where they do not read: such a case stands in the queue by its number, and holds up no other. */
const Facts = z.pipe(
  z.string(),
  z.transform((facts) => CaseFacts.safeParse(JSON.parse(facts)).data),
)

const isAsked = (one: SQL | undefined): one is SQL => one !== undefined
const all = (conditions: readonly (SQL | undefined)[]) =>
  sql.join([sql`1`, ...conditions.filter(isAsked)], sql` and `)

/** From where a further page goes on: cases of one deadline are told apart by their number. */
function after({ after: place }: Queue, by: SQL): SQL | undefined {
  if (place === undefined) return undefined
  const [due, ...number] = place.split('-')
  return sql`(${by}, ${complaints.number}) > (${Number(due)}, ${number.join('-')})`
}

/** How many a filter lets through, looking at one row more than is said. */
const counted = ({ walked, exact = walked, by = queueTime }: Filter) =>
  sql<number>`(select count(*) from (select 1 from ${complaints} where ${by} is not null and ${exact} limit ${sql.raw(String(COUNTED + 1))}))`

/** A count as people read it: exact to 99. */
export const inDigits = (count: number) => (count > COUNTED ? `${COUNTED}+` : String(count))

/**
 * The cases that wait for somebody, the next deadline first, and how many stand under each filter by itself. One
 * index is walked once, for at most `SCANNED` rows, and brings the facts of those that are asked for; where others
 * may lie behind them, `isCut` says so and `more` goes on from there. Each count walks an index of its own, for a
 * hundred rows at most.
 */
export async function queued(db: Db, queue: Queue, me: string, now: number) {
  const [first, ...others] = filtersOf(queue, me, now)
  const asked = [first?.besides, ...others.flatMap((one) => [one.walked, one.besides])].filter(isAsked)
  const by = first?.by ?? queueTime
  const limit = asked.length === 0 ? COUNTED + 1 : SCANNED
  const { number, kind, language, facts } = complaints
  const named = Object.entries(kinds(me, now))
  const [walk, [sums = {}], alerts] = await db.batch([
    db
      .select({
        number,
        kind,
        language,
        dueAt: sql<number>`${by}`.as('due'),
        facts: sql<string | null>`case when ${all(asked)} then ${facts} end`.as('asked'),
      })
      .from(complaints)
      .where(all([sql`${by} is not null`, after(queue, by), first?.walked]))
      .orderBy(asc(by), asc(number))
      .limit(limit),
    db
      .select(Object.fromEntries(named.map(([name, filter]) => [name, counted(filter).as(name)])))
      .from(sql`(select 1)`),
    countOpen(db),
  ])
  const matching = walk.filter((row) => row.facts !== null)
  const rows = matching.slice(0, PAGE).map((row) => ({ ...row, facts: Facts.parse(row.facts) }))
  const isCut = asked.length > 0 && walk.length === SCANNED && matching.length <= PAGE
  const end = matching.length > PAGE ? rows.at(-1) : isCut ? walk.at(-1) : undefined
  const isMany = matching.length > COUNTED
  const count = isMany ? `${COUNTED}+` : isCut ? `${matching.length}+` : String(matching.length)
  const counts = Object.fromEntries(Object.entries(sums).map(([name, sum]) => [name, inDigits(Number(sum))]))
  return { rows, more: end && placeAfter(end), isCut, count, counts, openAlerts: alerts[0]?.open }
}
export type Row = Awaited<ReturnType<typeof queued>>['rows'][number]
