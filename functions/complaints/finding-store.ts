import { type SQL, sql } from 'drizzle-orm'
import type { FindableHash } from './finding.ts'
import type { Db } from './store.ts'
import { caseHashes } from './tables.ts'

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
