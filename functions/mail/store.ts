import { and, asc, eq, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Means } from '../means.ts'
import type { Outcome } from './delivery.ts'
import { letterKinds, outbox } from './tables.ts'

type Db = Means['db']

export type Waiting = typeof outbox.$inferSelect

export type Letter = {
  /** Drawn by whoever binds something to it. */
  id?: string
  number: string
  kind: Waiting['kind']
  contactVersion: number
  /** At most one mail ever under this name. */
  once?: string
  sealed?: Uint8Array<ArrayBuffer>
}

/** News that wait unsent stand for later news too. */
const newsWait = (number: string) =>
  sql`exists (select 1 from ${outbox} where ${outbox.number} = ${number} and ${outbox.kind} = 'news'
    and ${outbox.nextAt} is not null and ${outbox.tries} = 0)`

/** Puts a mail to the customer on its way in the batch of the event that causes it, where `guard` holds. */
export const post = (
  db: Db,
  { id, number, kind, contactVersion, once, sealed }: Letter,
  now: number,
  guard: SQL,
) =>
  db
    .insert(outbox)
    .select(
      sql`select ${id ?? crypto.randomUUID()}, ${once ?? null}, ${number}, ${kind}, ${contactVersion},
        ${sealed ? sql.param(sealed, outbox.sealed) : null}, ${now}, ${now}, 0, 0, null, null, null
        where ${guard} ${kind === 'news' ? sql`and not ${newsWait(number)}` : sql``}`,
    )
    .onConflictDoNothing()

/** What an event has to say to the customer, or to one of the staff or their robots. */
export type Word = { kind: Waiting['kind']; contactVersion?: number; recipient?: string }

/** Puts everything that an event has to say on its way, in one statement of its batch. */
export const postAll = (db: Db, number: string, words: readonly Word[], now: number, guard: SQL) =>
  db.insert(outbox).select(
    sql`select value ->> 'id', null, ${number}, value ->> 'kind', coalesce(value ->> 'contactVersion', 0), null,
        ${now}, ${now}, 0, 0, null, null, value ->> 'recipient'
        from json_each(${JSON.stringify(words.map((word) => ({ id: crypto.randomUUID(), ...word })))})
        where ${guard} and (value ->> 'kind' <> 'news' or not ${newsWait(number)})`,
  )

/**
 * Takes what is due, the longest waiting first, so that until the lease ends nobody else does. Customers' mail and
 * notices to staff stand in two lines, each with a limit of its own.
 */
export async function claim(
  db: Db,
  due: { now: number; until: number; limit: number; notices: number; number?: string | undefined },
): Promise<Waiting[]> {
  const first = (line: SQL, limit: number) =>
    inArray(
      outbox.id,
      db
        .select({ id: outbox.id })
        .from(outbox)
        .where(
          and(
            isNotNull(outbox.nextAt),
            line,
            lte(outbox.nextAt, due.now),
            due.number === undefined ? undefined : eq(outbox.number, due.number),
          ),
        )
        .orderBy(asc(outbox.nextAt))
        .limit(limit),
    )
  const [claimed] = await db.batch([
    db
      .update(outbox)
      .set({ nextAt: due.until, tries: sql`${outbox.tries} + 1`, doubts: sql`${outbox.doubts} + 1` })
      .where(or(first(isNull(outbox.recipient), due.limit), first(isNotNull(outbox.recipient), due.notices)))
      .returning(),
  ])
  return claimed
}

export type Came = { row: Waiting; outcome: Outcome }

/**
 * Records what came of claims. A success counts whoever reports it; anything else only from the last who claimed,
 * and never against a success.
 */
export function settle(db: Db, came: readonly Came[], now: number, next: (row: Waiting) => number) {
  const known = came.map(({ row, outcome }) => ({
    id: row.id,
    tries: outcome === 'sent' ? null : row.tries,
    doubts: outcome === 'lost' || outcome === 'given-up' ? row.doubts : row.doubts - 1,
    nextAt: outcome === 'refused' || outcome === 'lost' ? next(row) : null,
    sentAt: outcome === 'sent' ? now : null,
    givenUpAt: outcome === 'given-up' ? now : null,
  }))
  const of = (name: keyof (typeof known)[number]) => sql`came.value ->> ${sql.raw(`'$.${name}'`)}`
  return db.batch([
    db
      .update(outbox)
      .set({
        nextAt: of('nextAt'),
        doubts: of('doubts'),
        sentAt: of('sentAt'),
        givenUpAt: of('givenUpAt'),
        sealed: sql`case when ${of('nextAt')} is null then null else ${outbox.sealed} end`,
      })
      .from(sql`json_each(${JSON.stringify(known)}) as came`)
      .where(
        sql`${outbox.id} = ${of('id')} and ${outbox.sentAt} is null
          and coalesce(${of('tries')}, ${outbox.tries}) = ${outbox.tries}`,
      ),
  ])
}

/** What a customer may know of a mail about their case: of which kind it is, and what became of it. */
export const SentMail = z.object({
  kind: z.enum(letterKinds),
  createdAt: z.number(),
  sentAt: z.nullable(z.number()),
  givenUpAt: z.nullable(z.number()),
})
export type SentMail = z.output<typeof SentMail>

/** Mails of a case that nobody took for a day: its customer has not been told by mail, and staff should know. */
export const unsentOf = (db: Db, number: string) =>
  db
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(and(eq(outbox.number, number), isNull(outbox.recipient), isNotNull(outbox.givenUpAt)))

/** One row more than is said of a line. */
const SEEN = sql.raw('100')

/** What waits in one of the two lines, looking at a hundred rows: how many, how many of them in vain so far, since when. */
export const lineOf = (db: Db, line: 'customers' | 'staff') =>
  db
    .select({
      count: sql<number>`count(*)`.as('count'),
      tried: sql<number>`coalesce(sum(tried), 0)`.as('tried'),
      oldest: sql<number | null>`min(since)`.as('oldest'),
    })
    .from(
      sql`(select ${outbox.tries} > 0 as tried, ${outbox.createdAt} as since from ${outbox} where ${outbox.nextAt} is not null
        and ${line === 'staff' ? isNotNull(outbox.recipient) : isNull(outbox.recipient)} limit ${SEEN})`,
    )

const WATCHED = 7 * 24 * 60 * 60 * 1000
/** Beyond so many the number itself says nothing more. */
const COUNTED = 1000

/** How much was given up in the last week, and whether it was for customers or for staff. */
export const givenUpSince = (db: Db, now: number) =>
  db
    .select({ isForStaff: sql<number>`${outbox.recipient} is not null`.as('is_for_staff') })
    .from(outbox)
    .where(gt(outbox.givenUpAt, now - WATCHED))
    .limit(COUNTED)

/** The mails to the customer of a case, oldest first. */
export const mailsOf = (db: Db, number: SQL | string) =>
  db
    .select({
      kind: outbox.kind,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
      givenUpAt: outbox.givenUpAt,
    })
    .from(outbox)
    .where(and(eq(outbox.number, number), isNull(outbox.recipient)))
    .orderBy(asc(outbox.createdAt))
