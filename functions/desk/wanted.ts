import { roles } from '#rules/complaints'
import { CaseNumber } from '../complaints/code.ts'
import { errorsOf } from '../http/valid.ts'
import type { StaffMember } from '../staff/contract.ts'
import { StaffAction } from './contract.ts'

export type Wanted = { ok: true; wanted: StaffAction } | { ok: false; codes: Record<string, string> }

/** What only colleagues read needs no second look. */
export const isInternal = ({ action }: StaffAction) =>
  action === 'note' || action === 'assign' || action === 'name-cause'

/**
 * The form's fields as the step's schema has them: each step's boxes carry its name, so that nothing is lost when
 * another is refused. Faults come as codes by the page's field names.
 */
export function wantedBy(
  typed: Record<string, string>,
  number: string,
  staff: readonly StaffMember[],
): Wanted {
  const { action = '', version = '' } = typed
  const own = Object.entries(typed).flatMap(([name, value]) =>
    name.endsWith(`-${action}`) ? [[name.slice(0, -action.length - 1), value]] : [],
  )
  const parsed = StaffAction.safeParse({ ...Object.fromEntries(own), action, version: Number(version) })
  if (!parsed.success) {
    const codes = errorsOf(parsed.error).map(({ pointer, code }) => [`${pointer.slice(1)}-${action}`, code])
    return { ok: false, codes: Object.fromEntries(codes) }
  }
  const wanted = parsed.data
  if (wanted.action === 'assign' && !canAnswer(staff, wanted.assignee))
    return { ok: false, codes: { 'assignee-assign': 'assignee.missing' } }
  if (wanted.action !== 'duplicate') return { ok: true, wanted }
  const other = CaseNumber.safeParse(wanted.other).data
  return other === undefined || other === number
    ? { ok: false, codes: { 'other-duplicate': 'other.missing' } }
    : { ok: true, wanted: { ...wanted, other } }
}

/** A case is handed to somebody who can take its steps. */
const canAnswer = (staff: readonly StaffMember[], id: string) =>
  staff.some((one) => one.id === id && roles.some((role) => role === one.role))
