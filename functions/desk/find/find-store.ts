import { and, desc, isNull, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { CaseFacts } from '#contract/complaints'
import { caseHashes, complaints } from '../../complaints/tables.ts'
import type { Means } from '../../means.ts'
import type { StaffMember } from '../../staff/contract.ts'
import { audit } from '../tables.ts'

type Db = Means['db']

/** Cases that a page shows at most, however many bear what was looked for. */
export const FOUND = 20
const REMEMBERED = 30

const Facts = z.pipe(
  z.string(),
  z.transform((facts) => CaseFacts.safeParse(JSON.parse(facts)).data),
)

/**
 * The newest cases of a number or of keyed hashes, and the record that somebody looked, in one round trip. Of each
 * hash the last rows are read and no more, so that a busy customer costs what another does. What was looked for is
 * written nowhere.
 */
export async function find(
  db: Db,
  { number, hashes }: { number: string | undefined; hashes: readonly { kind: string; hash: string }[] },
  { id: staff, role }: StaffMember,
  ways: readonly string[],
  now: number,
) {
  const bearing = sql`(select json_group_array(of_hash.number) from (select bears.number from ${caseHashes} as bears
    where bears.kind = asked.value ->> 'kind' and bears.hash = asked.value ->> 'hash'
    order by bears.rowid desc limit ${sql.raw(String(FOUND + 1))}) as of_hash)`
  const numbers = sql`(select ${number ?? null} union
    select found.value from json_each(${JSON.stringify(hashes)}) as asked, json_each(${bearing}) as found)`
  const { number: named, kind, dueAt, facts } = complaints
  const [rows] = await db.batch([
    db
      .select({ number: named, kind, dueAt, facts: sql<string>`${facts}`.as('facts_written') })
      .from(complaints)
      .where(sql`${named} in ${numbers}`)
      .orderBy(desc(sql`${facts} ->> '$.filedAt'`))
      .limit(FOUND + 1),
    db.insert(audit).values(ways.map((way) => ({ at: now, staff, role, act: `find-${way}` }))),
  ])
  const found = rows.slice(0, FOUND).map((row) => ({ ...row, facts: Facts.parse(row.facts) }))
  return { found, isMore: rows.length > FOUND }
}
export type Found = Awaited<ReturnType<typeof find>>['found'][number]

/** Who looked for cases lately, and in which way: what leads can read. */
export async function looks(db: Db) {
  const [rows] = await db.batch([
    db
      .select()
      .from(audit)
      .where(and(isNull(audit.number), sql`${audit.act} like 'find-%'`))
      .orderBy(desc(audit.at), desc(audit.id))
      .limit(REMEMBERED),
  ])
  return rows
}
