import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { afterOutages } from '#rules/outages'
import { endOfDay, LAST_INSTANT } from '#rules/promise'

/** The last instant of the remedy's day; 0 where none is owed. */
export const remedyEnd = (facts: CaseFacts, promise: ServicePromise) =>
  facts.remedyDue === undefined ? 0 : endOfDay(promise.calendar, facts.remedyDue)

/**
 * The last instant at which the customer may still reopen a closed case: an outage adds its time. There is none once its
 * words are gone; whom no proposal reached may until then.
 */
export function reopenUntil(facts: CaseFacts, promise: ServicePromise): number {
  const words = contentUntil(facts, promise)
  if (facts.basis === 'not-reached') return words
  const from = Math.max(facts.closedAt ?? 0, remedyEnd(facts, promise))
  return Math.min(afterOutages(facts.outages ?? [], from, promise.windows.reopen), words)
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
