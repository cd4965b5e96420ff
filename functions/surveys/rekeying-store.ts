import { sql } from 'drizzle-orm'
import type { Means } from '../means.ts'
import { surveyResponses } from './tables.ts'

type Db = Means['db']

/** The next responses that are still under the oldest of the older keys, from a place on. */
export async function outdated(db: Db, current: number, place: number, limit: number) {
  const { id, keyVersion, salt, sealed } = surveyResponses
  const [rows] = await db.batch([
    db
      .select({ place: sql<number>`${surveyResponses}.rowid`, id, keyVersion, salt, sealed })
      .from(surveyResponses)
      .where(
        sql`${keyVersion} = (select min(${keyVersion}) from ${surveyResponses} where ${keyVersion} < ${current})
          and ${surveyResponses}.rowid > ${place}`,
      )
      .orderBy(sql`${surveyResponses}.rowid`)
      .limit(limit),
  ])
  return rows
}

/**
 * Puts what was sealed anew in the place of what stands under the older key; words that were erased in between stay
 * erased. Returns how many moved.
 */
export async function sealAnew(
  db: Db,
  responses: readonly { id: string; keyVersion: number; sealed: string | null }[],
  current: number,
): Promise<number> {
  const [moved] = await db.batch([
    db
      .update(surveyResponses)
      .set({
        sealed: sql`case when ${surveyResponses.sealed} is not null then row.value ->> 'sealed' end`,
        keyVersion: current,
      })
      .from(sql`json_each(${JSON.stringify(responses)}) as row`)
      .where(
        sql`${surveyResponses.id} = row.value ->> 'id' and ${surveyResponses.keyVersion} = row.value ->> 'keyVersion'`,
      )
      .returning({ id: surveyResponses.id }),
  ])
  return moved.length
}
