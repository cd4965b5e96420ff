import { and, eq, gt, inArray, lt, type SQL, sql } from 'drizzle-orm'
import { post } from '../../mail/store.ts'
import type { Db } from '../store.ts'
import { oneTimeCodes } from '../tables.ts'

const DAY = 24 * 60 * 60 * 1000
export const TRIES = 5

type Issue = Omit<typeof oneTimeCodes.$inferSelect, 'tries'> & {
  /** The mail that brings it, by its id. */
  letter: string
  sealed: Uint8Array<ArrayBuffer>
  /** How many a case may have been sent in a day with this one. */
  limit: number
}

/** Stores a one-time code and puts its mail on its way, unless its case has had its share of codes for a day. */
export async function issue(db: Db, { letter, sealed, limit, ...code }: Issue): Promise<void> {
  const { id, number, contactVersion, createdAt: now } = code
  const sent = db
    .select({ count: sql`count(*)` })
    .from(oneTimeCodes)
    .where(and(eq(oneTimeCodes.number, number), gt(oneTimeCodes.createdAt, now - DAY)))
  const isStored = sql`exists (select 1 from ${oneTimeCodes} where ${oneTimeCodes.id} = ${id})`
  await db.batch([
    db.insert(oneTimeCodes).select(
      sql`select ${id}, ${number}, ${code.purpose}, ${contactVersion}, ${code.codeHash}, ${now}, ${code.expiresAt}, 0
          where (${sent}) < ${limit}`,
    ),
    post(db, { id: letter, number, kind: 'code', contactVersion, sealed }, now, isStored),
  ])
}

/** Takes one of the tries that a code has; undefined when there is none left, or nothing to try. */
export async function takeTry(
  db: Db,
  ids: string[],
  purpose: Issue['purpose'],
  now: number,
): Promise<typeof oneTimeCodes.$inferSelect | undefined> {
  const isOpen = and(
    inArray(oneTimeCodes.id, ids),
    eq(oneTimeCodes.purpose, purpose),
    lt(oneTimeCodes.tries, TRIES),
    gt(oneTimeCodes.expiresAt, now),
  )
  const [rows] = await db.batch([
    db
      .update(oneTimeCodes)
      .set({ tries: sql`${oneTimeCodes.tries} + 1` })
      .where(isOpen)
      .returning(),
  ])
  return rows[0]
}

/** No code of the case can be used any more. They stay, and count, for the day. */
export const endCodes = (db: Db, number: string, now: number, guard: SQL) =>
  db
    .update(oneTimeCodes)
    .set({ expiresAt: now })
    .where(and(eq(oneTimeCodes.number, number), gt(oneTimeCodes.expiresAt, now), guard))
