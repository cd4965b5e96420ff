import { and, type SQL, sql } from 'drizzle-orm'
import { files } from '../../files/tables.ts'
import { outbox } from '../../mail/tables.ts'
import type { FindableHash } from '../contact/finding.ts'
import type { Db } from '../store.ts'
import { caseHashes, complaints, complaintWords } from '../tables.ts'

const given = (numbers: readonly string[]) => sql`(select value from json_each(${JSON.stringify(numbers)}))`
/** A one-time code on its way is sealed under its case's key; the case waits until it was sent. */
const waits = sql`exists (select 1 from ${outbox} where ${outbox.number} = ${complaints.number} and ${outbox.sealed} is not null)`

/**
 * The next cases that are still under the oldest of the older keys, from a place on in the index of key versions:
 * a case that cannot be sealed anew is passed, and comes round again.
 */
export async function outdated(db: Db, current: number, place: number, limit: number) {
  const { keyVersion } = complaints
  const oldest = sql`(select min(${keyVersion}) from ${complaints} where ${keyVersion} < ${current})`
  const [rows] = await db.batch([
    db
      .select({
        place: sql<number>`${complaints}.rowid`,
        number: complaints.number,
        version: complaints.version,
        salt: complaints.salt,
        keyVersion,
        facts: complaints.facts,
      })
      .from(complaints)
      .where(sql`${keyVersion} = ${oldest} and ${complaints}.rowid > ${place} and not ${waits}`)
      .orderBy(sql`${complaints}.rowid`)
      .limit(limit),
  ])
  return rows
}
export type Outdated = Awaited<ReturnType<typeof outdated>>[number]

/** What the key of these cases has sealed: their words, and the rows of their files. */
export async function sealedOf(db: Db, numbers: readonly string[]) {
  const [words, rows] = await db.batch([
    db
      .select()
      .from(complaintWords)
      .where(sql`${complaintWords.number} in ${given(numbers)}`),
    db
      .select({ id: files.id, number: files.number, sealed: files.sealed })
      .from(files)
      .where(sql`${files.number} in ${given(numbers)}`),
  ])
  return { words, files: rows }
}

/** A case sealed anew: every sealed value as its column stores it. */
export type Anew = Pick<Outdated, 'number' | 'version' | 'keyVersion'> & {
  words: { version: number; sealed: string }[]
  files: { id: string; sealed: string }[]
  hashes: FindableHash[]
}

/**
 * Moves cases to the current key: words, rows of files, and the hashes by which they are found, each case wholly
 * or not at all. The guard names version and key version, and that no file has come since: whatever joined a case
 * in between was sealed under the key that the case then had. `words` may need several statements. Events stay
 * untouched. Returns how many moved.
 */
export async function sealAnew(db: Db, cases: readonly Anew[], current: number, words: readonly string[]) {
  const asked = JSON.stringify(
    cases.map(({ number, version, keyVersion, files }) => ({
      number,
      version,
      keyVersion,
      files: files.map(({ id }) => id),
    })),
  )
  const stands = sql`${complaints.number} = asked.value ->> 'number' and ${complaints.version} = asked.value ->> 'version'
    and ${complaints.keyVersion} = asked.value ->> 'keyVersion' and not ${waits}
    and not exists (select 1 from ${files} where ${files.number} = ${complaints.number}
      and ${files.id} not in (select value from json_each(asked.value, '$.files')))`
  const standing = sql`(select ${complaints.number} from json_each(${asked}) as asked join ${complaints} on ${stands})`
  const rows = flat(cases, ({ files }) => files)
  const hashes = flat(cases, ({ hashes }) => hashes)
  const anew = { sealed: sql`row.value ->> 'sealed'` }
  const ofRow = (column: SQL) => sql`${column} = row.value ->> 'number' and ${column} in ${standing}`
  const [first, ...rest] = [
    ...words.map((chunk) =>
      db
        .update(complaintWords)
        .set(anew)
        .from(sql`json_each(${chunk}) as row`)
        .where(
          and(ofRow(sql`${complaintWords.number}`), sql`${complaintWords.version} = row.value ->> 'version'`),
        ),
    ),
    ...(rows.length === 0
      ? []
      : [
          db
            .update(files)
            .set(anew)
            .from(sql`json_each(${JSON.stringify(rows)}) as row`)
            .where(and(ofRow(sql`${files.number}`), sql`${files.id} = row.value ->> 'id'`)),
        ]),
    ...(hashes.length === 0
      ? []
      : [
          db
            .update(caseHashes)
            .set({ hash: sql`row.value ->> 'hash'`, keyVersion: current })
            .from(sql`json_each(${JSON.stringify(hashes)}) as row`)
            .where(and(ofRow(sql`${caseHashes.number}`), sql`${caseHashes.kind} = row.value ->> 'kind'`)),
        ]),
    db
      .update(complaints)
      .set({ keyVersion: current })
      .where(sql`${complaints.number} in ${standing}`)
      .returning({ number: complaints.number }),
  ]
  if (!first) return 0
  const moved = (await db.batch([first, ...rest])).at(-1)
  return Array.isArray(moved) ? moved.length : 0
}

/** Rows of several cases in one list, each with its case's number. */
const flat = <Row extends object>(cases: readonly Anew[], rowsOf: (one: Anew) => Row[]) =>
  cases.flatMap((one) => rowsOf(one).map((row) => ({ number: one.number, ...row })))
