import { lookupHashes } from '../../complaints/contact/finding.ts'
import { company } from '../../content.ts'
import type { Means } from '../../means.ts'
import type { StaffMember } from '../../staff/contract.ts'
import { find } from './find-store.ts'
import { lookedFor } from './looked-for.ts'

/** Looks cases up by what was typed, which stands in no address and no record; that somebody looked is recorded. */
export async function lookFor({ db, ring, now }: Means, staff: StaffMember, typed: string) {
  const asked = lookedFor(typed, /^\+(\d{1,3})\b/.exec(company.contact.phone)?.[1])
  const hashes = await lookupHashes(ring, asked.texts)
  return { ...asked, ...(await find(db, { ...asked, hashes }, staff, asked.ways, now)) }
}
