import { and, asc, eq, inArray, isNotNull, isNull, lte, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod'
import type { Means } from '../means.ts'
import type { Outcome } from './delivery.ts'
import { outbox } from './tables.ts'

type Db = Means['db']

export type Waiting = typeof outbox.$inferSelect

export type Letter = {
  number: string
  kind: Waiting['kind']
  contactVersion: number
  /** At most one mail ever under this name. */
  once?: string
  sealed?: Uint8Array<ArrayBuffer>
}

/**
 * Puts a mail on its way in the batch of the event that causes it, where `guard` holds. News that wait unsent
 * stand for later news too.
 */
export const post = (
  db: Db,
  { number, kind, contactVersion, once, sealed }: Letter,
  now: number,
  guard: SQL,
) => {
  const waits = sql`exists (select 1 from ${outbox} where ${outbox.number} = ${number} and ${outbox.kind} = 'news'
    and ${outbox.nextAt} is not null and ${outbox.tries} = 0)`
  return db
    .insert(outbox)
    .select(
      sql`select ${crypto.randomUUID()}, ${once ?? null}, ${number}, ${kind}, ${contactVersion},
        ${sealed ? sql.param(sealed, outbox.sealed) : null}, ${now}, ${now}, 0, 0, null, null, null
        where ${guard} ${kind === 'news' ? sql`and not ${waits}` : sql``}`,
    )
    .onConflictDoNothing()
}

/** Takes mails that are due, the longest waiting first, so that until the lease ends nobody else does. */
export async function claim(
  db: Db,
  due: { now: number; until: number; limit: number; number?: string | undefined },
): Promise<Waiting[]> {
  const isDue = and(
    isNotNull(outbox.nextAt),
    lte(outbox.nextAt, due.now),
    due.number === undefined ? undefined : eq(outbox.number, due.number),
  )
  const first = db.select({ id: outbox.id }).from(outbox).where(isDue).orderBy(asc(outbox.nextAt))
  const [claimed] = await db.batch([
    db
      .update(outbox)
      .set({ nextAt: due.until, tries: sql`${outbox.tries} + 1`, doubts: sql`${outbox.doubts} + 1` })
      .where(inArray(outbox.id, first.limit(due.limit)))
      .returning(),
  ])
  return claimed
}

/**
 * Records what came of a claim. A success counts whoever reports it; anything else only from the last who claimed,
 * and never against a success.
 */
export function settle(db: Db, { id, tries, doubts }: Waiting, outcome: Outcome, now: number, next: number) {
  const over = { nextAt: null, sealed: null }
  const records = {
    sent: { ...over, doubts: doubts - 1, sentAt: now },
    dropped: { ...over, doubts: doubts - 1 },
    refused: { nextAt: next, doubts: doubts - 1 },
    lost: { nextAt: next },
    'given-up': { ...over, givenUpAt: now },
  } as const satisfies Record<Outcome, Partial<Waiting>>
  const isLast = outcome === 'sent' ? undefined : eq(outbox.tries, tries)
  const unsent = and(eq(outbox.id, id), isNull(outbox.sentAt), isLast)
  return db.batch([db.update(outbox).set(records[outcome]).where(unsent)])
}

/** What a customer may know of a mail about their case: of which kind it is, and what became of it. */
export const SentMail = z.object({
  kind: z.enum(outbox.kind.enumValues),
  createdAt: z.number(),
  sentAt: z.number().nullable(),
  givenUpAt: z.number().nullable(),
})
export type SentMail = z.output<typeof SentMail>

/** The mails about a case, oldest first. */
/** Mails of a case that nobody took for a day: its customer has not been told by mail, and staff should know. */
export const unsentOf = (db: Db, number: string) =>
  db
    .select({ kind: outbox.kind })
    .from(outbox)
    .where(and(eq(outbox.number, number), isNotNull(outbox.givenUpAt)))

export const mailsOf = (db: Db, number: SQL | string) =>
  db
    .select({
      kind: outbox.kind,
      createdAt: outbox.createdAt,
      sentAt: outbox.sentAt,
      givenUpAt: outbox.givenUpAt,
    })
    .from(outbox)
    .where(eq(outbox.number, number))
    .orderBy(asc(outbox.createdAt))
