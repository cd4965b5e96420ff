import { desc, eq, inArray } from 'drizzle-orm'
import { type Db, parsed } from './store.ts'
import { answers, complaints } from './tables.ts'

/** What a key did before, under whichever key of the ring it was stored. */
export const answerOf = (db: Db, keyHashes: readonly string[]) =>
  db
    .select()
    .from(answers)
    .where(inArray(answers.keyHash, [...keyHashes]))

/** A filing's answer by its key, with the case's row for what can be said without the code. */
export async function findAnswer(db: Db, keyHashes: string[]) {
  const number = db
    .select({ number: answers.number })
    .from(answers)
    .where(inArray(answers.keyHash, keyHashes))
    .orderBy(desc(answers.keyVersion))
    .limit(1)
  const [found, cases] = await db.batch([
    db
      .select()
      .from(answers)
      .where(inArray(answers.keyHash, keyHashes))
      .orderBy(desc(answers.keyVersion))
      .limit(1),
    db.select().from(complaints).where(eq(complaints.number, number)),
  ])
  return found[0] && cases[0] ? { answer: found[0], complaint: parsed(cases[0]) } : undefined
}

/** The customer has saved the code: nobody can read it here again. The key keeps naming the case. */
export const forgetAnswer = (db: Db, keyHashes: string[]) =>
  db.batch([db.update(answers).set({ sealed: null }).where(inArray(answers.keyHash, keyHashes))])
