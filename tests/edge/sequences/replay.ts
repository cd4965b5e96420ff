import { expect } from 'vitest'
import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { isRunning, openPause, pausedMs } from '#rules/clocks'
import { type Actor, decide, file, type Step } from '#rules/complaints'
import type * as store from '../../../functions/complaints/store.ts'
import { worked } from './calendar.ts'

type Event = store.Opened['events'][number]

const actorOf = ({ actor, role }: Event): Actor =>
  actor === 'staff' ? { kind: 'staff', role: role ?? 'handler' } : { kind: actor }

/** What a step brought is in its event's facts, beside what it led to. */
function stepOf({ type, facts }: Event): Step {
  const { level: _l, round: _r, basis: _b, ...brought } = Object(facts)
  return { step: type, ...brought }
}

/** Tells the case anew from its events alone: the facts of each version, oldest first. */
function replay(filing: Parameters<typeof file>[0], events: readonly Event[], promise: ServicePromise) {
  const [filed, ...later] = events
  expect(filed?.type).toBe('filed')
  const { arrivedAt = filed?.at } = Object(filed?.facts)
  let standing = file(filing, promise, arrivedAt).facts
  const told = [standing]
  for (const event of later) {
    const decision = decide(standing, stepOf(event), actorOf(event), promise, event.at)
    if (!decision.ok) throw new Error(`${event.type} of version ${event.version} is refused: ${decision.why}`)
    standing = decision.next
    told.push(standing)
  }
  return told
}

/**
 * How long a case was waiting in a round, from the states that its events led to: at most until the limit, however
 * late the clock ended the pause.
 */
function waited(told: readonly CaseFacts[], events: readonly Event[], round: number, now: number): number {
  return told.reduce((sum, { state, round: then, clocks }, i) => {
    if (state !== 'waiting' || then !== round) return sum
    const [from, next] = [events[i]?.at ?? now, events[i + 1]]
    const isByClock = next?.type === 'resume' && next.actor === 'clock'
    const limit = clocks.map(openPause).find(Boolean)?.limit ?? now
    return sum + Math.max(0, Math.min(next?.at ?? now, isByClock ? limit : Number.POSITIVE_INFINITY) - from)
  }, 0)
}

/** What holds of every stored case, whatever happened to it. */
export function proveWhole(
  { complaint, events }: store.Opened,
  contact: CaseFacts['contact'],
  promise: ServicePromise,
  arrivedAt: number,
  now: number,
): void {
  const { facts } = complaint
  const [filed] = events
  expect([facts.filedAt, facts.recordedAt]).toEqual([arrivedAt, facts.channel && filed?.at])
  expect(events.map(({ version }) => version)).toEqual(events.map((_, i) => i + 1))
  expect([complaint.version, facts.version]).toEqual([events.length, events.length])
  expect(events.map(({ at }) => at)).toEqual(events.map(({ at }) => at).sort((a, b) => a - b))

  const { category, impact, promiseVersion, keepFor, followUps } = facts
  const { severity, channel } = Object(filed?.facts)
  const filing = {
    category,
    impact,
    severity,
    promiseVersion,
    keepFor,
    followUps,
    ...(contact ? { contact } : {}),
    ...(channel && filed ? { channel, recordedAt: filed.at } : {}),
  }
  const told = replay(filing, events, promise)
  expect(told.at(-1)).toEqual(facts)

  for (const clock of facts.clocks) {
    if (clock.round === 1 && clock.name !== 'silence') expect(clock.from).toBe(arrivedAt)
    if (clock.name === 'propose') expect(pausedMs(clock, now)).toBe(waited(told, events, clock.round, now))
    const isStretched =
      clock.name === 'silence' || openPause(clock) !== undefined || clock.floor !== undefined
    if (isStretched) continue
    const stopped = clock.metAt ?? clock.endedAt
    const counted = (given: typeof clock.pauses) =>
      given.reduce(
        (sum, { from, to = now }) => sum - worked(promise.calendar, from, Math.min(to, clock.dueAt)),
        worked(promise.calendar, clock.from, clock.dueAt),
      )
    const pauses = clock.pauses.filter(({ from }) => from < clock.dueAt)
    // A pause in which a clock came to its end gave nothing back; one that was ended in the same instant did.
    const either = [counted(pauses), counted(pauses.filter(({ to }) => to !== stopped))]
    expect(either, `${clock.name} of round ${clock.round} counts what was promised`).toContain(clock.promised)
  }
  if (facts.state === 'closed') expect(facts.clocks.filter(isRunning)).toEqual([])
}
