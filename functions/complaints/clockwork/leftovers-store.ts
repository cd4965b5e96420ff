import { sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { answers, oneTimeCodes, reservations } from '../tables.ts'

/** Rows of each kind that one run sees to: every sending of files may have reserved a number. */
const AT_ONCE = 2000
/** Statements of one run. */
export const LEFTOVERS = 4
/** How many codes a case was sent is counted over a day, so they stay that long. */
const DAY = 24 * 60 * 60 * 1000

/**
 * What nobody can use any more: filings' answers, which stay as keys without a code, the keys of other steps, after
 * whose day nothing is repeated, reservations that nothing was filed under, and one-time codes. All were unreadable from their last moment on. Returns how many.
 */
export async function forgetLeftovers(db: Db, now: number): Promise<number> {
  const results = await db.batch([
    db
      .update(answers)
      .set({ sealed: null })
      .where(
        sql`${answers.keyHash} in (select key_hash from ${answers} where sealed is not null and expires_at <= ${now} limit ${AT_ONCE})`,
      )
      .returning({ key: answers.keyHash }),
    db
      .delete(answers)
      .where(
        sql`${answers.keyHash} in (select key_hash from ${answers} where version > 1 and expires_at <= ${now} limit ${AT_ONCE})`,
      )
      .returning({ key: answers.keyHash }),
    db
      .delete(reservations)
      .where(
        sql`${reservations.id} in (select id from ${reservations} where expires_at <= ${now} limit ${AT_ONCE})`,
      )
      .returning({ id: reservations.id }),
    db
      .delete(oneTimeCodes)
      .where(
        sql`${oneTimeCodes.id} in (select id from ${oneTimeCodes} where expires_at <= ${now - DAY} limit ${AT_ONCE})`,
      )
      .returning({ id: oneTimeCodes.id }),
  ])
  return results.reduce((sum, rows) => sum + rows.length, 0)
}
