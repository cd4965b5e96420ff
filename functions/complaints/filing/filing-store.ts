import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { filesOf } from '../../files/store.ts'
import type { Db } from '../store.ts'
import { answers, reservations } from '../tables.ts'

export type Row = typeof reservations.$inferSelect

/** What keys have filed, what a form has reserved, and the files of that reservation: one round trip. */
export async function read(db: Db, keyHashes: readonly string[], ids: readonly string[]) {
  const ours = inArray(reservations.id, [...ids])
  const number = db.select({ number: reservations.number }).from(reservations).where(ours).limit(1)
  const [filed, reserved, files] = await db.batch([
    db
      .select({ keyHash: answers.keyHash, contentHash: answers.contentHash, number: answers.number })
      .from(answers)
      .where(inArray(answers.keyHash, [...keyHashes])),
    db.select().from(reservations).where(ours).limit(1),
    filesOf(db, sql`${number}`),
  ])
  return { filed, reservation: reserved[0], files }
}

/**
 * The number and salt under which a form's files are staged: drawn by the first of several calls, the same for all.
 * `older` are the ids that the same token had under older keys of the ring.
 */
export async function reserve(db: Db, drawn: Row, older: readonly string[]): Promise<Row> {
  const { id, number, sealed, keyVersion, expiresAt } = drawn
  const earlier = inArray(reservations.id, [...older])
  const [, found] = await db.batch([
    db
      .insert(reservations)
      .select(
        sql`select ${id}, ${number}, ${sql.param(sealed, reservations.sealed)}, ${keyVersion}, ${expiresAt}
          where not exists (select 1 from ${reservations} where ${earlier})`,
      )
      .onConflictDoNothing(),
    db
      .select()
      .from(reservations)
      .where(inArray(reservations.id, [id, ...older]))
      .limit(1),
  ])
  const [held] = found
  if (!held) throw new Error('a reservation did not hold')
  return held
}

/** That a reservation still stands under the key with which a file of it was just sealed. */
export const stands = ({ id, keyVersion }: Pick<Row, 'id' | 'keyVersion'>): SQL =>
  sql`exists (select 1 from ${reservations} where ${and(eq(reservations.id, id), eq(reservations.keyVersion, keyVersion))})`
