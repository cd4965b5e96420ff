import type { FieldError } from '../http/problem.ts'
import type { StaffAction } from './contract.ts'
import type { CaseRead } from './taking.ts'

/**
 * What is wrong with the case that a step rests on. A case is joined with one that goes on: it exists, is of the same
 * kind, and is open, so that of a chain exactly one stays open and none leads back to where it began.
 */
export function faultOfOther(
  { opened, other, answered }: Pick<CaseRead, 'opened' | 'other' | 'answered'>,
  wanted: StaffAction,
): FieldError | undefined {
  // What was taken before is answered as it was.
  if (wanted.action !== 'duplicate' || answered) return undefined
  const code = !other
    ? 'other.unknown'
    : other.kind !== opened.complaint.kind
      ? 'other.kind'
      : other.state === 'closed'
        ? 'other.closed'
        : undefined
  return code === undefined ? undefined : { pointer: '/other', code }
}
