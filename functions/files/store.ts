import { and, eq, gt, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { FILES_A_CASE, FILES_A_SENDING } from '#contract/files'
import type { Means, Statement } from '../means.ts'
import { fromBase64Url } from '../secrets/seal.ts'
import { files } from './tables.ts'

type Db = Means['db']
export type FileRow = typeof files.$inferSelect
/** A condition on other tables, made by the store of whoever owns the files. */
export type Guard = SQL

/** Every file of a case: those that an event brought in the order in which they were sent, and staged ones. */
export const filesOf = (db: Db, number: SQL | string) =>
  db.select().from(files).where(eq(files.number, number)).orderBy(files.version, files.position)

const Told = z.array(
  z.object({
    id: z.string(),
    number: z.string(),
    version: z.nullable(z.int()),
    stagedFor: z.nullable(z.string()),
    position: z.int(),
    size: z.int(),
    sealed: z.pipe(
      z.string(),
      z.transform((stored) => fromBase64Url(stored) ?? new Uint8Array(0)),
    ),
    storedAt: z.nullable(z.int()),
    expiresAt: z.nullable(z.int()),
  }),
)

/** The same as a column of the case's own row: a statement less wherever a case is read. */
export const filesAsColumn = (number: SQL) =>
  sql<FileRow[]>`(select json_group_array(json_object('id', id, 'number', number, 'version', version,
    'stagedFor', staged_for, 'position', position, 'size', size, 'sealed', sealed, 'storedAt', stored_at,
    'expiresAt', expires_at)) from (select * from files as of_case where of_case.number = ${number}
    order by version, position))`
    .mapWith((told: string) => Told.parse(JSON.parse(told)))
    .as('files')

/** Those of them that an event brought. */
export const isAdopted = (row: FileRow) => row.version !== null
/** Those that wait for this sending, whole and not over. */
export const isStagedFor = (stagedFor: string, now: number) => (row: FileRow) =>
  row.stagedFor === stagedFor && row.version === null && row.storedAt !== null && (row.expiresAt ?? 0) > now

const ofSending = (number: string, stagedFor: string) =>
  and(eq(files.number, number), eq(files.stagedFor, stagedFor), isNull(files.version))

export type Claimed = { ok: true; row: FileRow } | { ok: false; why: 'file.many' | 'file.full' | 'moved' }

/**
 * Makes a place for a file, unless the sending or the case is full; the same file of the same sending has its
 * place already. The limits stand in the insert, so that a doubled click does not get past them. `owner` says
 * that whose file it is still stands under the key that the row was sealed with.
 */
export async function claim(
  db: Db,
  row: Pick<FileRow, 'id' | 'number' | 'size' | 'sealed'> & { stagedFor: string; expiresAt: number },
  owner: SQL,
): Promise<Claimed> {
  const { id, number, stagedFor } = row
  const sent = sql`(select count(*) from ${files} where ${files.number} = ${number} and ${files.stagedFor} = ${stagedFor})`
  const held = sql`(select count(*) from ${files} where ${files.number} = ${number})`
  const [, found, all] = await db.batch([
    db
      .insert(files)
      .select(
        sql`select ${id}, ${number}, null, ${stagedFor}, ${sent}, ${row.size},
          ${sql.param(row.sealed, files.sealed)}, null, ${row.expiresAt}
          where ${sent} < ${FILES_A_SENDING} and ${held} < ${FILES_A_CASE} and ${owner}`,
      )
      .onConflictDoNothing(),
    db.select().from(files).where(eq(files.id, id)),
    db.select({ stagedFor: files.stagedFor }).from(files).where(eq(files.number, number)),
  ])
  if (found[0]) return { ok: true, row: found[0] }
  if (all.filter((one) => one.stagedFor === stagedFor).length >= FILES_A_SENDING)
    return { ok: false, why: 'file.many' }
  return { ok: false, why: all.length >= FILES_A_CASE ? 'file.full' : 'moved' }
}

/** Its object is written. False when the row went in the meantime, and the object must go too. */
export async function stored(db: Db, id: string, now: number): Promise<boolean> {
  const [rows] = await db.batch([
    db.update(files).set({ storedAt: now }).where(eq(files.id, id)).returning({ id: files.id }),
  ])
  return rows.length === 1
}

/**
 * Takes a staged file out of its sending before its object goes: from here on nothing adopts it. False when
 * there is none, or an event has brought it.
 */
export async function unstage(db: Db, number: string, stagedFor: string, id: string): Promise<boolean> {
  const [rows] = await db.batch([
    db
      .update(files)
      .set({ storedAt: null })
      .where(and(eq(files.id, id), ofSending(number, stagedFor)))
      .returning({ id: files.id }),
  ])
  return rows.length === 1
}

/** Ends the waiting of a sending's files: nothing lists or adopts them any more, and they are cleaned away. */
export const expire = (
  db: Db,
  { number, stagedFor }: { number: string; stagedFor: readonly string[] },
  now: number,
  guard: SQL,
) =>
  db
    .update(files)
    .set({ expiresAt: now })
    .where(
      and(
        eq(files.number, number),
        inArray(files.stagedFor, [...stagedFor]),
        isNull(files.version),
        gt(files.expiresAt, now),
        guard,
      ),
    )

/** The row goes last, when nothing lies in R2 any more that it names. */
export const forget = (db: Db, id: string) =>
  db.batch([db.delete(files).where(and(eq(files.id, id), isNull(files.version), isNull(files.storedAt)))])

/**
 * Makes staged files part of the event that brings them, in this order, where `guard` holds: statements for
 * that event's own batch. What is not stored, or whose time is over and may be being cleaned away, stays.
 */
export function adopt(db: Db, ids: readonly string[], version: number, now: number, guard: SQL): Statement[] {
  if (ids.length === 0) return []
  const places = ids.map((id, place) => sql`when ${id} then ${place}`)
  const position = sql`case ${files.id} ${sql.join(places, sql` `)} end`
  return [
    db
      .update(files)
      .set({ version, position, stagedFor: null, expiresAt: null })
      .where(and(inArray(files.id, [...ids]), isNotNull(files.storedAt), gt(files.expiresAt, now), guard)),
  ]
}
