import { and, asc, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import { CaseFacts } from '#contract/complaints'
import { complaints } from '../complaints/tables.ts'
import { unsentOf } from '../mail/store.ts'
import type { Means } from '../means.ts'
import type { StaffMember } from '../staff/contract.ts'
import { placeAfter, type Queue, type queueViews } from './queue.ts'
import { audit } from './tables.ts'

type Db = Means['db']

/** What the facts say, written as the indexes have it. */
const fact = (name: string) => sql`${complaints.facts} ->> ${sql.raw(`'$.${name}'`)}`

/** Rows that a page walks at most, whatever is combined. */
export const SCANNED = 500
export const PAGE = 50
const COUNTED = 99

/** A filter: what an index knows of it with the next deadline, and what has to be looked at besides. */
type Filter = { walked: SQL; besides?: SQL | undefined }

const views = (me: string, now: number): Record<(typeof queueViews)[number], Filter> => ({
  mine: { walked: sql`${fact('assignee')} = ${me}` },
  unassigned: { walked: sql`${fact('assignee')} is null` },
  late: {
    walked: sql`${complaints.dueAt} <= ${now}`,
    besides: sql`${fact('state')} in ('received', 'investigating')`,
  },
  'wrote-last': { walked: sql`${fact('customerWroteLast')} = 1` },
  remedies: { walked: sql`${fact('state')} = 'closed' and ${complaints.dueAt} <= ${now}` },
})

/** What is likely to leave least comes first: its index is the one that is walked. */
function filtersOf({ state, level, severity, category, language, view }: Queue, me: string, now: number) {
  const chosen: (Filter | undefined)[] = [
    view && views(me, now)[view],
    category === undefined ? undefined : { walked: sql`${fact('category')} = ${category}` },
    level === undefined ? undefined : { walked: sql`${fact('level')} = ${level}` },
    state && { walked: sql`${fact('state')} = ${state}` },
    severity && { walked: sql`${fact('severity')} = ${severity}` },
    language && { walked: sql`${complaints.language} = ${language}` },
  ]
  return chosen.filter((one) => one !== undefined)
}

/** Undefined where they do not read: such a case stands in the queue by its number, and holds up no other. */
const Facts = z.string().transform((facts) => CaseFacts.safeParse(JSON.parse(facts)).data)

/**
 * The cases that wait for somebody, the next deadline first. One index is walked once, for at most `SCANNED` rows,
 * and brings the facts of those that are asked for; where others may lie behind them, `isCut` says so and `more`
 * goes on from there.
 */
export async function queued(db: Db, queue: Queue, me: string, now: number) {
  const [first, ...others] = filtersOf(queue, me, now)
  const asked = [first?.besides, ...others.flatMap((one) => [one.walked, one.besides])].filter(isAsked)
  const limit = asked.length === 0 ? COUNTED + 1 : SCANNED
  const { number, kind, language, dueAt, facts } = complaints
  const [walk] = await db.batch([
    db
      .select({
        number,
        kind,
        language,
        dueAt: sql<number>`${dueAt}`.as('due'),
        facts: sql<string | null>`case when ${all(asked)} then ${facts} end`.as('asked'),
      })
      .from(complaints)
      .where(all([sql`${dueAt} is not null`, after(queue), first?.walked]))
      .orderBy(asc(dueAt), asc(number))
      .limit(limit),
  ])
  const matching = walk.filter((row) => row.facts !== null)
  const rows = matching.slice(0, PAGE).map((row) => ({ ...row, facts: Facts.parse(row.facts) }))
  const isCut = asked.length > 0 && walk.length === SCANNED && matching.length <= PAGE
  const end = matching.length > PAGE ? rows.at(-1) : isCut ? walk.at(-1) : undefined
  const isMany = matching.length > COUNTED
  const count = isMany ? `${COUNTED}+` : isCut ? `${matching.length}+` : String(matching.length)
  return { rows, more: end && placeAfter(end), isCut, count }
}
export type Row = Awaited<ReturnType<typeof queued>>['rows'][number]

/** From where a further page goes on: cases of one deadline are told apart by their number. */
function after({ after: place }: Queue): SQL | undefined {
  if (place === undefined) return undefined
  const [due, ...number] = place.split('-')
  return sql`(${complaints.dueAt}, ${complaints.number}) > (${Number(due)}, ${number.join('-')})`
}

const isAsked = (one: SQL | undefined): one is SQL => one !== undefined
const all = (conditions: readonly (SQL | undefined)[]) =>
  sql.join([sql`1`, ...conditions.filter(isAsked)], sql` and `)

const LATELY = 10 * 60 * 1000
const REMEMBERED = 50
export type Deed = typeof audit.$inferSelect

/**
 * Records that a case was opened; tells who else opened it in the last ten minutes, what was done with it lately, and
 * whether a mail about it was given up.
 */
export async function opening(db: Db, { id: staff, role }: StaffMember, number: string, now: number) {
  const ofCase = eq(audit.number, number)
  const [others, deeds, unsent] = await db.batch([
    db
      .selectDistinct({ staff: audit.staff })
      .from(audit)
      .where(and(ofCase, gt(audit.at, now - LATELY), ne(audit.staff, staff))),
    db.select().from(audit).where(ofCase).orderBy(desc(audit.at), desc(audit.id)).limit(REMEMBERED),
    unsentOf(db, number),
    db.insert(audit).values({ at: now, staff, role, act: 'open', number }),
  ])
  return { others: others.map((one) => one.staff), deeds, isUnsent: unsent.length > 0 }
}
export type Opening = Awaited<ReturnType<typeof opening>>

/** The record of a step, written in its batch and under its guard. */
export const record = (
  db: Db,
  by: StaffMember,
  act: string,
  number: string,
  version: number,
  now: number,
  guard: SQL,
) =>
  db
    .insert(audit)
    .select(sql`select null, ${now}, ${by.id}, ${by.role}, ${act}, ${number}, ${version} where ${guard}`)
