import { and, eq, isNotNull, ne, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../store.ts'
import { answers, complaints } from '../tables.ts'

/** Puts a new access code in the place of the old one, which then opens nothing, sessions included. */
export const replaceCode = (db: Db, number: string, codeHash: string, guard: SQL) =>
  db
    .update(complaints)
    .set({ codeHash, codeGeneration: sql`${complaints.codeGeneration} + 1` })
    .where(and(eq(complaints.number, number), guard))

/** Kept answers hold a code that no longer opens anything; all but this key's are forgotten. */
export const forgetAnswers = (db: Db, number: string, keyHash: string, guard: SQL) =>
  db
    .update(answers)
    .set({ sealed: null })
    .where(and(eq(answers.number, number), isNotNull(answers.sealed), ne(answers.keyHash, keyHash), guard))
