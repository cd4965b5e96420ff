import type { Cause } from '#contract/causes'
import type { Basis, CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { monthsAfter, onWorkingDay } from '#rules/promise'
import type { Step } from './rules.ts'
import { contentUntil } from './windows.ts'

const DAY = 24 * 60 * 60 * 1000
/** A visit may be made so long before its day, and stands in the queue from then on. */
export const VISIT_EARLY = 7 * DAY
/** So long after its day a visit that nobody made is overdue, … */
export const VISIT_OVERDUE = 14 * DAY
/** … and is given up: what was kept for it must not be kept for ever. */
export const VISIT_MISSED = 30 * DAY

/** Closings with a finding, about which there is something to learn; of the others somebody else, or nobody, knows the cause. */
export const isFound = (basis: Basis | undefined) =>
  basis === 'agreed' || basis === 'silence' || basis === 'final'

/** The days on which a closed case is visited, and that its contact data live to see. */
function visits(facts: CaseFacts, promise: ServicePromise): number[] {
  const { followUps, closedAt = 0, contact } = facts
  if (!contact || !followUps) return []
  const until = contentUntil(facts, promise)
  return followUps.always
    .map((months) => onWorkingDay(promise.calendar, monthsAfter(promise.calendar, closedAt, months)))
    .filter((at) => at < until)
}

/** The next visit after an instant; none where all have been. */
function visitAfter(facts: CaseFacts, promise: ServicePromise, instant: number): CaseFacts {
  const { visitDue: _due, visitLate: _late, ...rest } = facts
  const visitDue = visits(rest, promise).find((at) => at > instant)
  return visitDue === undefined ? rest : { ...rest, visitDue }
}

/** A case that has just been closed: its cause is asked for, also where it was named before, and its first visit is dated. */
export const settled = (facts: CaseFacts, promise: ServicePromise): CaseFacts =>
  isFound(facts.basis) ? visitAfter({ ...facts, causeOwed: true }, promise, facts.closedAt ?? 0) : facts

/** Of a case that goes on, or that can only be read from now on, nothing is asked. */
export function unsettled({
  causeOwed: _,
  visitDue: _due,
  visitLate: _late,
  ...facts
}: CaseFacts): CaseFacts {
  return facts
}

/** Where it came from, and the remediation item that will stop it, as a closing names them. */
export type NamedCause = { cause: Cause; item?: string | undefined }
export type CauseIfKnown = { cause?: Cause | undefined; item?: string | undefined }

/** What was named last stands, also where it names no item any more. */
export function withCause(facts: CaseFacts, { cause, item }: CauseIfKnown): CaseFacts {
  if (cause === undefined) return facts
  const { causeOwed: _owed, item: _item, ...kept } = facts
  return { ...kept, cause, ...(item === undefined ? {} : { item }) }
}

/** A visit long before its day is one more, and leaves the plan as it is. */
export const visited = (facts: CaseFacts, promise: ServicePromise, now: number): CaseFacts =>
  facts.visitDue === undefined || now < facts.visitDue - VISIT_EARLY
    ? facts
    : visitAfter(facts, promise, facts.visitDue)

/** Nobody made it; the next one stands. */
export const visitMissed = (facts: CaseFacts, promise: ServicePromise): CaseFacts =>
  visitAfter(facts, promise, facts.visitDue ?? 0)

/** What the clock does about a visit that nobody makes. None outlives the contact data that it needs. */
export function visitAlarm(facts: CaseFacts, promise: ServicePromise): { at: number; step: Step }[] {
  const { visitDue, visitLate } = facts
  if (visitDue === undefined) return []
  const missed = Math.min(visitDue + VISIT_MISSED, contentUntil(facts, promise))
  const overdue = visitDue + VISIT_OVERDUE
  return visitLate || overdue >= missed
    ? [{ at: missed, step: { step: 'visit-missed' } }]
    : [{ at: overdue, step: { step: 'visit-overdue' } }]
}

/** What remains of the facts of an erased case. */
export function bare(facts: CaseFacts): CaseFacts {
  const { contact: _, ...kept } = unsettled(facts)
  return kept
}
