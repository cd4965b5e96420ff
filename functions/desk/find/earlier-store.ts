import { and, desc, ne, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { CaseFacts, CaseKind } from '#contract/complaints'
import { caseHashes, complaints } from '../../complaints/tables.ts'
import type { Means } from '../../means.ts'

/** Cases that stand beside another at most, and rows of their address that are looked at for them. */
const SHOWN = 10
const WALKED = 100

/**
 * The newest other cases of the address that a case has confirmed, and they too: whoever only names an address is not
 * taken for its owner. While a rotation of keys is under way, those under the other key are missing.
 */
export const earlierOf = (db: Means['db'], number: string) => {
  const { number: named, kind, facts } = complaints
  const isConfirmed = sql`${facts} ->> '$.contact.email' = 'confirmed'`
  const theirs = sql`(select other.number from ${caseHashes} as mine join ${caseHashes} as other
    on other.kind = 'email' and other.hash = mine.hash where mine.number = ${number} and mine.kind = 'email'
    order by other.rowid desc limit ${sql.raw(String(WALKED))})`
  return db
    .select({ number: named, kind, facts })
    .from(complaints)
    .where(
      and(
        sql`exists (select 1 from ${complaints} where ${named} = ${number} and ${isConfirmed})`,
        sql`${named} in ${theirs}`,
        ne(named, number),
        isConfirmed,
      ),
    )
    .orderBy(desc(sql`${facts} ->> '$.filedAt'`))
    .limit(SHOWN)
}

/** A case whose record does not read is left out: the queue names it. */
const Earlier = z.array(
  z.object({
    number: z.string(),
    kind: CaseKind,
    facts: z.pipe(
      z.unknown(),
      z.transform((facts) => CaseFacts.safeParse(facts).data),
    ),
  }),
)
export const readEarlier = (rows: unknown) =>
  Earlier.parse(rows).flatMap(({ facts, ...row }) => (facts ? [{ ...row, facts }] : []))
export type Earlier = ReturnType<typeof readEarlier>
