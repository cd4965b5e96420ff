import { and, eq, inArray, isNotNull, type SQL } from 'drizzle-orm'
import type { Means } from '../means.ts'
import { files } from './tables.ts'

type Db = Means['db']

/** The files of a case that an event brought, in the order in which they were sent. */
export const filesOf = (db: Db, number: SQL | string) =>
  db
    .select()
    .from(files)
    .where(and(eq(files.number, number), isNotNull(files.version)))
    .orderBy(files.version, files.position)

/** Makes staged files part of the event that brings them, where `guard` holds. */
export const adopt = (db: Db, ids: readonly string[], version: number, guard: SQL) =>
  db
    .update(files)
    .set({ version, stagedFor: null, expiresAt: null })
    .where(and(inArray(files.id, [...ids]), isNotNull(files.storedAt), guard))
