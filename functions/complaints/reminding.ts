import type { Clock } from '#contract/clocks'
import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import * as clocks from '#rules/clocks'
import { mailOnItsWay, reach, restsOnWord, toldAt, withoutMail } from './reaching.ts'

const onSilence = (facts: CaseFacts, change: (clock: Clock) => Clock): Clock[] =>
  facts.clocks.map((clock) => (clock.name === 'silence' && clocks.isRunning(clock) ? change(clock) : clock))

/** A mail about the proposal went out: the customer was reached by it, or reminded. */
export function mailSent(facts: CaseFacts, sentAt: number, promise: ServicePromise, now: number): CaseFacts {
  const { mailCheckAt: _, ...seen } = facts
  const reached = reach(seen, { by: 'mail', at: sentAt }, promise, now)
  return {
    ...reached,
    clocks: onSilence(reached, (clock) =>
      clock.reminder === 'mail' && clock.remindedAt === undefined && sentAt >= (clock.reminderAt ?? 0)
        ? clocks.reckonSilence(promise, { ...clock, remindedAt: sentAt }, facts.outages ?? [])
        : clock,
    ),
  }
}

/** It did not: where it was the reminder, somebody at the desk has to give it, if anybody can. */
export function mailUnsent(facts: CaseFacts): CaseFacts {
  const { mailCheckAt: _, ...seen } = facts
  const isMissing = (clock: Clock) => clock.reminder === 'mail' && clock.remindedAt === undefined
  return {
    ...seen,
    clocks: onSilence(seen, (clock) =>
      isMissing(clock) ? { ...clock, reminder: withoutMail(facts) } : clock,
    ),
  }
}

/** The one reminder, with which a mail is put on its way, or that somebody gave on a day. */
export function reminded(
  facts: CaseFacts,
  on: string | undefined,
  promise: ServicePromise,
  now: number,
): CaseFacts {
  const given = on === undefined ? undefined : toldAt(promise, on, now)
  const change = (clock: Clock): Clock =>
    given === undefined
      ? { ...clock, warned: 50, reminder: 'mail', reminderAt: now }
      : clocks.reckonSilence(
          promise,
          { ...clock, warned: 50, reminder: 'desk', remindedAt: given },
          facts.outages ?? [],
        )
  return {
    ...facts,
    ...(given === undefined ? mailOnItsWay(facts, now) : {}),
    clocks: onSilence(facts, change),
  }
}

/** No mail can remind the customer: somebody at the desk does, or nobody can. */
export const calledToRemind = (facts: CaseFacts, by: 'desk' | 'none'): CaseFacts => ({
  ...facts,
  clocks: onSilence(facts, (clock) => ({ ...clock, warned: 50, reminder: by })),
})

/** A mail that says there is a proposal would tell the customer something that they may not know. */
export const isToReach = (facts: CaseFacts): boolean =>
  facts.state === 'proposed' && (facts.unreachedSince !== undefined || restsOnWord(facts))
