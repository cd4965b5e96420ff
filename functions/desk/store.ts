import { and, asc, desc, eq, gt, ne, type SQL, sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { countOpen } from '../alerts/store.ts'
import { complaints } from '../complaints/tables.ts'
import { unsentOf } from '../mail/store.ts'
import type { Means } from '../means.ts'
import type { StaffMember } from '../staff/contract.ts'
import { audit } from './tables.ts'

type Db = Means['db']

const LATELY = 10 * 60 * 1000
const REMEMBERED = 50
export type Deed = typeof audit.$inferSelect

/** That somebody saw the case as its page or file shows it, since then. */
const sawSince = (staff: string, number: string, at: SQL) =>
  sql`exists (select 1 from ${audit} where ${audit.number} = ${number} and ${audit.at} ${at}
    and ${audit.staff} = ${staff} and ${audit.act} in ('open', 'case-file'))`

/**
 * The record that somebody is shown a case, in the batch that reads it for them: whatever page or answer it is for,
 * there is one of the last ten minutes.
 */
export const shown = (db: Db, by: StaffMember, number: string, now: number) =>
  record(
    db,
    by,
    'open',
    number,
    null,
    now,
    sql`exists (select 1 from ${complaints} where ${complaints.number} = ${number})
      and not ${sawSince(by.id, number, sql`> ${now - LATELY}`)}`,
  )

/**
 * Records that a case was opened, though it was lately; tells who else opened it in the last ten minutes, what was done
 * with it before, and whether a mail about it was given up; and how many early warnings are open on all cases together.
 */
export async function opening(db: Db, by: StaffMember, number: string, now: number) {
  const ofCase = eq(audit.number, number)
  const { id: staff } = by
  const isThis = and(eq(audit.staff, staff), eq(audit.at, now), eq(audit.act, 'open'))
  const [others, deeds, unsent, open] = await db.batch([
    db
      .selectDistinct({ staff: audit.staff })
      .from(audit)
      .where(and(ofCase, gt(audit.at, now - LATELY), ne(audit.staff, staff))),
    db
      .select()
      .from(audit)
      .where(and(ofCase, sql`not ${isThis}`))
      .orderBy(desc(audit.at), desc(audit.id))
      .limit(REMEMBERED),
    unsentOf(db, number),
    countOpen(db),
    record(db, by, 'open', number, null, now, sql`not ${sawSince(staff, number, sql`= ${now}`)}`),
  ])
  return {
    others: others.map((one) => one.staff),
    deeds,
    isUnsent: unsent.length > 0,
    openAlerts: open[0]?.open,
  }
}
export type Opening = Awaited<ReturnType<typeof opening>>

/** Who of the staff took which step after a version of a case. */
export const deedsSince = (db: Db, number: string, version: number) =>
  db
    .select({ staff: audit.staff, version: audit.version })
    .from(audit)
    .where(and(eq(audit.number, number), gt(audit.version, version)))
const DeedsBy = z.array(z.object({ staff: z.string(), version: z.int() }))
export type DeedBy = z.output<typeof DeedsBy>[number]
export const readDeeds = (rows: unknown): DeedBy[] => DeedsBy.parse(rows ?? [])

/** All that staff did with a case, the earliest first: a statement of the batch that reads its file. */
export const deedsOf = (db: Db, number: string) =>
  db.select().from(audit).where(eq(audit.number, number)).orderBy(asc(audit.at), asc(audit.id))

/** The record of a step, written in its batch and under its guard. */
export const record = (
  db: Db,
  by: StaffMember,
  act: string,
  number: string,
  version: number | null,
  now: number,
  guard: SQL,
) =>
  db
    .insert(audit)
    .select(sql`select null, ${now}, ${by.id}, ${by.role}, ${act}, ${number}, ${version} where ${guard}`)

/** Records that a file was fetched; one that its page shows needs no record of its own where that opening is fresh. */
export const fetched = (
  db: Db,
  by: StaffMember,
  { number, isShown }: { number: string; isShown: boolean },
  now: number,
) => {
  const guard = isShown ? sql`not ${sawSince(by.id, number, sql`> ${now - LATELY}`)}` : sql`1`
  return db.batch([record(db, by, 'file', number, null, now, guard)])
}
