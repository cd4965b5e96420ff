import { eq } from 'drizzle-orm'
import type { DrizzleD1Database } from 'drizzle-orm/d1'
import { surveyResponses } from './tables.ts'

/** Adds a response once for its id; returns the content that holds the id, ours or an earlier one's. */
export async function respond(db: DrizzleD1Database, response: typeof surveyResponses.$inferInsert) {
  const [, held] = await db.batch([
    db.insert(surveyResponses).values(response).onConflictDoNothing(),
    db
      .select({ contentHash: surveyResponses.contentHash })
      .from(surveyResponses)
      .where(eq(surveyResponses.id, response.id)),
  ])
  return held[0]?.contentHash
}
