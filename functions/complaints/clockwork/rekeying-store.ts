import { and, type SQL, sql } from 'drizzle-orm'
import { unionAll } from 'drizzle-orm/sqlite-core'
import { drafts } from '../../desk/tables.ts'
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

/** What the key of these cases has sealed: their words, the rows of their files, and drafts of replies; one statement. */
export async function sealedOf(db: Db, numbers: readonly string[]) {
  const none = sql<string>`''`
  const kind = (name: 'words' | 'file' | 'draft') => sql<typeof name>`${name}`
  const [rows] = await db.batch([
    unionAll(
      db
        .select({
          kind: kind('words').as('kind'),
          number: complaintWords.number,
          sealed: complaintWords.sealed,
          at: complaintWords.version,
          id: none.as('id'),
          action: none.as('action'),
        })
        .from(complaintWords)
        .where(sql`${complaintWords.number} in ${given(numbers)}`),
      db
        .select({
          kind: kind('file').as('kind'),
          number: files.number,
          sealed: files.sealed,
          at: files.position,
          id: files.id,
          action: none.as('action'),
        })
        .from(files)
        .where(sql`${files.number} in ${given(numbers)}`),
      db
        .select({
          kind: kind('draft').as('kind'),
          number: drafts.number,
          sealed: drafts.sealed,
          at: drafts.savedAt,
          id: drafts.staff,
          action: drafts.action,
        })
        .from(drafts)
        .where(sql`${drafts.number} in ${given(numbers)}`),
    ),
  ])
  return rows
}
export type SealedRow = Awaited<ReturnType<typeof sealedOf>>[number]

/** A case sealed anew: every sealed value as its column stores it. */
export type Anew = Pick<Outdated, 'number' | 'version' | 'keyVersion'> & {
  words: { version: number; sealed: string }[]
  files: { id: string; sealed: string }[]
  drafts: { staff: string; action: string; savedAt: number; sealed: string }[]
  hashes: FindableHash[]
}

/** A draft as the guard names it: one that was saved again has another name. */
const draftNames = sql`${drafts.staff} || ' ' || ${drafts.action} || ' ' || ${drafts.savedAt}`

/**
 * Moves cases to the current key: words, rows of files, drafts, and the hashes by which they are found, each case wholly
 * or not at all. The guard names version and key version, and that no file and no draft has come since: whatever joined a case
 * in between was sealed under the key that the case then had. `words` may need several statements. Events stay
 * untouched. Returns how many moved.
 */
export async function sealAnew(db: Db, cases: readonly Anew[], current: number, words: readonly string[]) {
  const asked = JSON.stringify(
    cases.map(({ number, version, keyVersion, files, drafts }) => ({
      number,
      version,
      keyVersion,
      files: files.map(({ id }) => id),
      drafts: drafts.map(({ staff, action, savedAt }) => `${staff} ${action} ${savedAt}`),
    })),
  )
  const stands = sql`${complaints.number} = asked.value ->> 'number' and ${complaints.version} = asked.value ->> 'version'
    and ${complaints.keyVersion} = asked.value ->> 'keyVersion' and not ${waits}
    and not exists (select 1 from ${files} where ${files.number} = ${complaints.number}
      and ${files.id} not in (select value from json_each(asked.value, '$.files')))
    and not exists (select 1 from ${drafts} where ${drafts.number} = ${complaints.number}
      and ${draftNames} not in (select value from json_each(asked.value, '$.drafts')))`
  const standing = sql`(select ${complaints.number} from json_each(${asked}) as asked join ${complaints} on ${stands})`
  const rows = flat(cases, ({ files }) => files)
  const begun = flat(cases, ({ drafts }) => drafts)
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
    ...(begun.length === 0
      ? []
      : [
          db
            .update(drafts)
            .set(anew)
            .from(sql`json_each(${JSON.stringify(begun)}) as row`)
            .where(
              and(
                ofRow(sql`${drafts.number}`),
                sql`${drafts.staff} = row.value ->> 'staff' and ${drafts.action} = row.value ->> 'action'`,
              ),
            ),
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
