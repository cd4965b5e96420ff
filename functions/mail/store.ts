import { type SQL, sql } from 'drizzle-orm'
import type { Means } from '../means.ts'
import { outbox } from './tables.ts'

type Db = Means['db']

export type Letter = {
  number: string
  kind: (typeof outbox.$inferSelect)['kind']
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
        ${sealed ? sql.param(sealed, outbox.sealed) : null}, ${now}, ${now}, 0, 0, null, null
        where ${guard} ${kind === 'news' ? sql`and not ${waits}` : sql``}`,
    )
    .onConflictDoNothing()
}
