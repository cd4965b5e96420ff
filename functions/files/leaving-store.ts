import { sql } from 'drizzle-orm'
import type { Means } from '../means.ts'
import { files } from './tables.ts'

type Db = Means['db']

/** Takes files whose time is over out of everybody's reach: from here on nothing adopts them. */
export async function claimOver(db: Db, now: number, limit: number): Promise<string[]> {
  const [rows] = await db.batch([
    db
      .update(files)
      .set({ storedAt: null })
      .where(
        sql`${files.id} in (select id from ${files} where expires_at <= ${now} order by expires_at limit ${limit})`,
      )
      .returning({ id: files.id }),
  ])
  return rows.map(({ id }) => id)
}

/** Their rows go last, when nothing lies in R2 any more that they name. */
export const forgetClaimed = (db: Db, ids: readonly string[], now: number) =>
  db.batch([
    db.delete(files).where(
      sql`${files.id} in (select value from json_each(${JSON.stringify(ids)}))
          and ${files.expiresAt} <= ${now} and ${files.storedAt} is null`,
    ),
  ])
