import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { endOfDay } from '#rules/promise'

/** The last instant of the remedy's day; 0 where none is owed. */
export const remedyEnd = (facts: CaseFacts, promise: ServicePromise) =>
  facts.remedyDue === undefined ? 0 : endOfDay(promise.calendar, facts.remedyDue)

/** The last instant at which the customer may still reopen a closed case. */
export function reopenUntil(facts: CaseFacts, promise: ServicePromise): number {
  return Math.max(facts.closedAt ?? 0, remedyEnd(facts, promise)) + promise.windows.reopen
}

/** The later of closing, the remedy's date and its delivery: from there the time counts for which a case is kept (PIPL 19). */
const settledAt = (facts: CaseFacts, promise: ServicePromise) =>
  Math.max(facts.closedAt ?? 0, remedyEnd(facts, promise), facts.deliveredAt ?? 0)

/** Until when words, files and contact data of a closed case are kept. */
export const contentUntil = (facts: CaseFacts, promise: ServicePromise) =>
  settledAt(facts, promise) + facts.keepFor.content

/** Until when the bare record of a closed case is kept: number, times, steps, findings. */
export const recordUntil = (facts: CaseFacts, promise: ServicePromise) =>
  settledAt(facts, promise) + facts.keepFor.record
