import type { Clock, PauseReason } from '#contract/clocks'
import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import * as clocks from '#rules/clocks'
import type { Actor } from './rules.ts'

/** Applies `change` to the running clocks of a name. */
export const onClock = (facts: CaseFacts, name: Clock['name'], change: (clock: Clock) => Clock): Clock[] =>
  facts.clocks.map((clock) => (clock.name === name && clocks.isRunning(clock) ? change(clock) : clock))

export const resumed = (facts: CaseFacts, promise: ServicePromise, now: number): CaseFacts => ({
  ...facts,
  state: 'investigating',
  clocks: onClock(facts, 'propose', (clock) => clocks.resume(promise, clock, now)),
})

/** A pause ends at its limit, however late the clock comes: the promise does not stand still for an outage of ours. */
export function resumedAt(facts: CaseFacts, by: Actor, now: number): number {
  const limit = facts.clocks.filter(clocks.isRunning).map(clocks.openPause).find(Boolean)?.limit
  return by.kind === 'clock' && limit !== undefined ? Math.min(limit, now) : now
}

export const isWaitingFor = (facts: CaseFacts, reason: PauseReason) =>
  facts.state === 'waiting' &&
  facts.clocks.some((clock) => clocks.isRunning(clock) && clocks.openPause(clock)?.reason === reason)

export function paused(
  facts: CaseFacts,
  reason: PauseReason,
  promise: ServicePromise,
  now: number,
): CaseFacts {
  const limit = clocks.pauseLimit(promise, facts.clocks, now)
  return {
    ...facts,
    state: 'waiting',
    customerWroteLast: false,
    clocks: onClock(facts, 'propose', (clock) => clocks.pause(clock, reason, limit, now)),
  }
}
