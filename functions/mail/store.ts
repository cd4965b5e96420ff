import { and, asc, eq, gt, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import type { Means } from '../means.ts'
import { priorities, priorityOf } from './priorities.ts'
import { letterKinds, mailUse, outbox } from './tables.ts'

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

/** News that wait unsent stand for later news too, unless these go out before them. */
const newsWait = (number: string, priority: SQL | number) =>
  sql`exists (select 1 from ${outbox} where ${outbox.number} = ${number} and ${outbox.kind} = 'news'
    and ${outbox.nextAt} is not null and ${outbox.tries} = 0 and ${outbox.priority} <= ${priority})`

/** Puts a mail to the customer on its way in the batch of the event that causes it, where `guard` holds. */
export const post = (
  db: Db,
  { id, number, kind, contactVersion, once, sealed }: Letter,
  now: number,
  guard: SQL,
) => {
  const priority = priorityOf({ kind })
  return db
    .insert(outbox)
    .select(
      sql`select ${id ?? crypto.randomUUID()}, ${once ?? null}, ${number}, ${kind}, ${contactVersion},
        ${sealed ? sql.param(sealed, outbox.sealed) : null}, ${now}, ${now}, 0, 0, null, null, null, ${priority}, null, null
        where ${guard} ${kind === 'news' ? sql`and not ${newsWait(number, priority)}` : sql``}`,
    )
    .onConflictDoNothing()
}

/** What an event has to say to the customer, or to one of the staff or their robots. */
export type Word = {
  kind: Waiting['kind']
  contactVersion?: number
  recipient?: string
  /** It says nothing new, and goes out after all that does. */
  isReminder?: boolean
}

/** Puts everything that an event has to say on its way, in one statement of its batch. */
export const postAll = (db: Db, number: string, words: readonly Word[], now: number, guard: SQL) =>
  db.insert(outbox).select(
    sql`select value ->> 'id', null, ${number}, value ->> 'kind', coalesce(value ->> 'contactVersion', 0), null,
        ${now}, ${now}, 0, 0, null, null, value ->> 'recipient', value ->> 'priority', null, null
        from json_each(${JSON.stringify(words.map((word) => ({ id: crypto.randomUUID(), priority: priorityOf(word), ...word })))})
        where ${guard} and (value ->> 'kind' <> 'news' or not ${newsWait(number, sql`value ->> 'priority'`)})`,
  )

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

const LINES = {
  customers: [priorities.code, priorities.news, priorities.rest].join(),
  staff: [priorities.robot, priorities.staff].join(),
}
/** One row more than is said of a line. */
const SEEN = sql.raw('100')

/** What waits in one of the two lines, looking at a hundred rows: how many, how many of them in vain so far, since when. */
export const lineOf = (db: Db, line: keyof typeof LINES) =>
  db
    .select({
      count: sql<number>`count(*)`.as('count'),
      tried: sql<number>`coalesce(sum(tried), 0)`.as('tried'),
      oldest: sql<number | null>`min(since)`.as('oldest'),
    })
    .from(
      sql`(select ${outbox.tries} > 0 as tried, ${outbox.createdAt} as since from ${outbox} where ${outbox.nextAt} is not null
        and ${outbox.priority} in (${sql.raw(LINES[line])}) limit ${SEEN})`,
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

/** What became of the mails that told the customer of a case that there is news, as a column of the case's own row. */
export const newsAsColumn = (number: SQL) =>
  sql`(select json_group_array(json_object('sentAt', told.sent_at, 'waits', told.next_at is not null))
    from ${outbox} as told where told.number = ${number} and told.recipient is null and told.kind = 'news')`

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

/** How much of a day's mail is used up. */
export const useOf = (db: Db, day: string) =>
  db
    .select({ used: mailUse.used, rest: mailUse.rest })
    .from(mailUse)
    .where(and(eq(mailUse.id, 1), eq(mailUse.day, day)))
