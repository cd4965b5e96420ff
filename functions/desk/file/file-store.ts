import { sql } from 'drizzle-orm'
import * as z from 'zod/mini'
import { StaffRole } from '#contract/staff'
import { recordByNumber } from '../../complaints/opening-store.ts'
import { complaints } from '../../complaints/tables.ts'
import type { Means } from '../../means.ts'
import type { StaffMember } from '../../staff/contract.ts'
import { deedsOf, record } from '../store.ts'

const Deeds = z.array(
  z.object({
    id: z.int(),
    at: z.int(),
    staff: z.string(),
    role: StaffRole,
    act: z.string(),
    number: z.nullable(z.string()),
    version: z.nullable(z.int()),
  }),
)

/** A case with all that is recorded about it, and the record that its file was opened, in one round trip. */
export async function openFile(db: Means['db'], staff: StaffMember, number: string, now: number) {
  const stands = sql`exists (select 1 from ${complaints} where ${complaints.number} = ${number})`
  const found = await recordByNumber(db, number, [
    record(db, staff, 'case-file', number, null, now, stands),
    deedsOf(db, number),
  ])
  return found && { opened: found.opened, mails: found.mails, deeds: Deeds.parse(found.rest[1]) }
}
