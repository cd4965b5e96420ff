import { CaseFacts } from '#contract/complaints'
import { decide, type Role } from '#rules/complaints'
import { promiseVersion } from '../../content.ts'
import type { Means } from '../../means.ts'
import type { StaffMember } from '../../staff/contract.ts'
import { answeringRole } from '../../staff/identity.ts'
import * as store from './store.ts'

export type Handed = {
  handed: number
  /** Somebody else moved them in this moment, or they allow no step. */
  missed: number
  /** Held still, the missed among them. */
  left: number
}

type Fault = ['from', 'from.missing'] | ['to', 'to.missing' | 'to.same']

/** What is wrong with handing cases over, by field. They may come from somebody who has left. */
export function faultsOf({ from, to }: { from: string; to: string }, staff: readonly StaffMember[]): Fault[] {
  const receiver = staff.find(({ id }) => id === to)
  const faults: Fault[] = from === '' || from.length > 32 ? [['from', 'from.missing']] : []
  if (!receiver || !answeringRole(receiver)) faults.push(['to', 'to.missing'])
  else if (from === to) faults.push(['to', 'to.same'])
  return faults
}

/**
 * Hands a lot of somebody's cases to a colleague, each by the same rules as a single one. Sent twice it finds what the
 * first time left, so nothing happens twice.
 */
export async function handLot(
  { db, now }: Pick<Means, 'db' | 'now'>,
  by: StaffMember & { role: Role },
  from: string,
  to: string,
): Promise<Handed> {
  const lot = await store.lotOf(db, from)
  const cases = lot.flatMap(({ number, version, facts }) => {
    const read = CaseFacts.safeParse(facts).data
    if (!read) return []
    const step = { step: 'assign', assignee: to } as const
    const decision = decide(
      read,
      step,
      { kind: 'staff', role: by.role },
      promiseVersion(read.promiseVersion),
      now,
    )
    return decision.ok ? [{ number, before: version, decision }] : []
  })
  if (cases.length === 0) return { handed: 0, missed: lot.length, left: lot.length }
  const { handed, left } = await store.handOver(db, by, from, cases, now)
  return { handed, missed: lot.length - handed, left }
}
