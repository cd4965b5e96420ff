import { type StepName, steps } from '#rules/complaints'
import { CaseNumber } from '../complaints/code.ts'
import type { Taken } from '../complaints/handling.ts'
import { titleOf } from '../content.ts'
import type { FieldError } from '../http/problem.ts'
import { errorsOf } from '../http/valid.ts'
import type { StaffMember } from '../staff/contract.ts'
import { answeringRole } from '../staff/identity.ts'
import { replyOf } from './boxes.ts'
import { StaffAction } from './contract.ts'

type Judged<Fault> = { ok: true; wanted: StaffAction } | { ok: false; errors: Fault }

/** What only colleagues read needs no second look, and is no news to the customer. */
export const isInternal = (step: StepName) => 'visibility' in steps[step]

/**
 * Judges what somebody wants on a case by everything but the case itself: its schema, its number, the staff, and
 * whether it brings files, which can be a message without a text.
 */
export function judged(
  input: unknown,
  number: string,
  staff: readonly StaffMember[],
  bringsFiles: boolean,
): Judged<FieldError[]> {
  const parsed = StaffAction.safeParse(input)
  if (!parsed.success) return { ok: false, errors: errorsOf(parsed.error) }
  const wanted = parsed.data
  if (wanted.action === 'message' && wanted.text === undefined && !bringsFiles)
    return { ok: false, errors: [{ pointer: '/text', code: 'text.missing' }] }
  if (wanted.action === 'assign' && !canAnswer(staff, wanted.assignee))
    return { ok: false, errors: [{ pointer: '/assignee', code: 'assignee.missing' }] }
  if ('item' in wanted && wanted.item !== undefined && !titleOf(wanted.item))
    return { ok: false, errors: [{ pointer: '/item', code: 'item.missing' }] }
  if (wanted.action !== 'duplicate') return { ok: true, wanted }
  const other = CaseNumber.safeParse(wanted.other).data
  return other === undefined || other === number
    ? { ok: false, errors: [{ pointer: '/other', code: 'other.missing' }] }
    : { ok: true, wanted: { ...wanted, other } }
}

/**
 * The same of a form: each step's boxes carry its name, so that nothing is lost when another is refused. Faults
 * come as codes by the page's field names.
 */
export function wantedBy(
  typed: Record<string, string>,
  number: string,
  staff: readonly StaffMember[],
  bringsFiles: boolean,
): Judged<Record<string, string>> {
  const { action = '', version = '' } = typed
  const input = { ...replyOf(typed, action).boxes, action, version: Number(version) }
  const read = judged(input, number, staff, bringsFiles)
  if (read.ok) return read
  return { ok: false, errors: byField(read.errors, action) }
}

/** What the rules refuse because of a single box, as a fault of that box. */
const boxes: Partial<Record<(Taken & { ok: false })['why'], FieldError>> = {
  'reason-owed': { pointer: '/breachReason', code: 'breachReason.missing' },
  'told-early': { pointer: '/on', code: 'on.early' },
  'told-ahead': { pointer: '/on', code: 'on.ahead' },
}
export const fieldOf = (why: (Taken & { ok: false })['why']): FieldError | undefined => boxes[why]

/** Faults of a step by the names of its form's fields. */
export const byField = (errors: readonly FieldError[], action: string): Record<string, string> =>
  Object.fromEntries(errors.map(({ pointer, code }) => [`${pointer.slice(1)}-${action}`, code]))

/** A case is handed to somebody who can take its steps. */
const canAnswer = (staff: readonly StaffMember[], id: string) =>
  staff.some((one) => one.id === id && answeringRole(one))
