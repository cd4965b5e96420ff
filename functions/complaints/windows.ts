import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { endOfDay, LAST_INSTANT } from '#rules/promise'

/** The last instant of the remedy's day; 0 where none is owed. */
export const remedyEnd = (facts: CaseFacts, promise: ServicePromise) =>
  facts.remedyDue === undefined ? 0 : endOfDay(promise.calendar, facts.remedyDue)

/** The last instant at which the customer may still reopen a closed case: there is none once its words are gone. */
export function reopenUntil(facts: CaseFacts, promise: ServicePromise): number {
  const until = Math.max(facts.closedAt ?? 0, remedyEnd(facts, promise)) + promise.windows.reopen
  return Math.min(until, contentUntil(facts, promise))
}

/**
 * From here the time counts for which a case is kept (PIPL 19): the later of closing and the remedy, which is its
 * delivery once it was delivered, early or late, and its date until then.
 */
const settledAt = (facts: CaseFacts, promise: ServicePromise) =>
  Math.max(facts.closedAt ?? 0, facts.deliveredAt ?? remedyEnd(facts, promise))

/** Until when words, files and contact data of a closed case are kept. */
export const contentUntil = (facts: CaseFacts, promise: ServicePromise) =>
  Math.min(LAST_INSTANT, settledAt(facts, promise) + facts.keepFor.content)

/** Until when the bare record of a closed case is kept: number, times, steps, findings. */
export const recordUntil = (facts: CaseFacts, promise: ServicePromise) =>
  Math.min(LAST_INSTANT, settledAt(facts, promise) + facts.keepFor.record)
