import { and, eq, inArray, notInArray, type SQL, sql } from 'drizzle-orm'
import { type Db, parsed } from '../store.ts'
import { caseHashes, complaints } from '../tables.ts'
import type { FindableHash } from './finding.ts'

/** Replaces what a case is found by; a kind that is not named stays. */
export const insertHashes = (
  db: Db,
  number: string,
  hashes: readonly FindableHash[],
  keyVersion: number,
  guard: SQL,
) =>
  db
    .insert(caseHashes)
    .select(
      sql`select ${number}, value ->> 'kind', value ->> 'hash', ${keyVersion} from json_each(${JSON.stringify(hashes)}) where ${guard}`,
    )
    .onConflictDoUpdate({
      target: [caseHashes.number, caseHashes.kind],
      set: { hash: sql`excluded.hash`, keyVersion },
    })

/** A case is no longer found by contact data that were taken out; `kept` are the kinds that it still has. */
export const removeHashes = (db: Db, number: string, kept: readonly FindableHash['kind'][], guard: SQL) =>
  db
    .delete(caseHashes)
    .where(and(eq(caseHashes.number, number), notInArray(caseHashes.kind, ['reference', ...kept]), guard))

/**
 * The case that number and address name together, by the hashes that the pair may be stored as; a hash that was moved
 * to another case finds none.
 */
export async function findByRenewal(db: Db, asked: string, hashes: string[]) {
  const number = db
    .select({ number: caseHashes.number })
    .from(caseHashes)
    .where(
      and(
        eq(caseHashes.kind, 'renewal'),
        inArray(caseHashes.hash, hashes),
        sql`+${caseHashes.number} = ${asked}`,
      ),
    )
    .limit(1)
  const [rows] = await db.batch([db.select().from(complaints).where(eq(complaints.number, number))])
  return rows[0] && parsed(rows[0])
}
