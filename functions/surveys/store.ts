import { and, asc, eq, exists, inArray } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { surveyResponses } from './tables.ts'

/**
 * Adds a response once for its id; returns the content that holds the id, ours or an earlier one's. One that came
 * before under an older key of the ring stays, and ours goes again in the same batch.
 */
export async function respond(
  db: DrizzleD1Database,
  response: typeof surveyResponses.$inferInsert,
  olderIds: readonly string[],
) {
  const older = db
    .select({ id: surveyResponses.id })
    .from(surveyResponses)
    .where(inArray(surveyResponses.id, [...olderIds]))
  const ours = eq(surveyResponses.id, response.id)
  const [, held] = await db.batch([
    db.insert(surveyResponses).values(response).onConflictDoNothing(),
    db
      .select({ contentHash: surveyResponses.contentHash })
      .from(surveyResponses)
      .where(inArray(surveyResponses.id, [response.id, ...olderIds]))
      .orderBy(asc(surveyResponses.keyVersion)),
    ...(olderIds.length === 0 ? [] : [db.delete(surveyResponses).where(and(ours, exists(older)))]),
  ])
  return held[0]?.contentHash
}
