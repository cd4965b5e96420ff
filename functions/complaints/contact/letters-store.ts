import { and, eq, inArray, sql } from 'drizzle-orm'
import { CaseFacts } from '#contract/complaints'
import type { Db } from '../store.ts'
import { complaints, complaintWords } from '../tables.ts'

/** The cases that mails and notices belong to, each with the words that hold its contact data now. */
export async function recipients(db: Db, numbers: string[]) {
  const holdsContact = and(
    eq(complaintWords.number, complaints.number),
    eq(complaintWords.version, sql`${complaints.facts} ->> '$.contact.version'`),
  )
  const [rows] = await db.batch([
    db
      .select({
        number: complaints.number,
        kind: complaints.kind,
        dueAt: complaints.dueAt,
        language: complaints.language,
        salt: complaints.salt,
        keyVersion: complaints.keyVersion,
        facts: complaints.facts,
        sealed: complaintWords.sealed,
      })
      .from(complaints)
      .leftJoin(complaintWords, holdsContact)
      .where(inArray(complaints.number, numbers)),
  ])
  return rows.map((row) => ({ ...row, facts: CaseFacts.safeParse(row.facts).data }))
}

export type Found = Awaited<ReturnType<typeof recipients>>[number]
