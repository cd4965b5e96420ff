import type { Clock, PauseReason } from '#contract/clocks'
import type { Basis, CaseContact, CaseFacts, Outcome } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import * as clocks from '#rules/clocks'
import {
  agreedToVisits,
  bare,
  consenting,
  delivered,
  reduced,
  settled,
  unsettled,
  unvisited,
  visited,
  visitMissed,
  withCause,
  withdrawnFromVisits,
} from './aftercare.ts'
import type { Actor, Step } from './rules.ts'

const levelUp = (level: number) => Math.min(3, level + 1)

/** Applies `change` to the running clocks of a name. */
const onClock = (facts: CaseFacts, name: Clock['name'], change: (clock: Clock) => Clock): Clock[] =>
  facts.clocks.map((clock) => (clock.name === name && clocks.isRunning(clock) ? change(clock) : clock))

const endAll = (facts: CaseFacts, now: number): Clock[] =>
  facts.clocks.map((clock) => (clocks.isRunning(clock) ? clocks.end(clock, now) : clock))

/** A written answer stops both promises; silence is over. */
const answered = (facts: CaseFacts, now: number): Clock[] =>
  facts.clocks.map((clock) =>
    !clocks.isRunning(clock)
      ? clock
      : clock.name === 'silence'
        ? clocks.end(clock, now)
        : clocks.meet(clock, now),
  )

/** A remedy is owed only where the customer agreed or let the proposal stand; otherwise nobody promised it. */
function close(
  facts: CaseFacts,
  basis: Basis,
  ended: Clock[],
  promise: ServicePromise,
  now: number,
): CaseFacts {
  const { remedyDue, ...rest } = facts
  const owed = remedyDue !== undefined && (basis === 'agreed' || basis === 'silence') ? { remedyDue } : {}
  return settled({ ...rest, ...owed, state: 'closed', basis, closedAt: now, clocks: ended }, promise)
}

/** The next round: the proposal clock starts anew, what was is kept. */
function nextRound(facts: CaseFacts, level: number, promise: ServicePromise, now: number): CaseFacts {
  const round = facts.round + 1
  const { basis: _b, closedAt: _c, ratedAt: _r, deliveredAt: _d, remedyDue: _due, ...kept } = unsettled(facts)
  return {
    ...kept,
    state: 'investigating',
    level,
    round,
    clocks: [...endAll(facts, now), clocks.start(promise, 'propose', facts.severity, round, now)],
  }
}

const resumed = (facts: CaseFacts, promise: ServicePromise, now: number): CaseFacts => ({
  ...facts,
  state: 'investigating',
  clocks: onClock(facts, 'propose', (clock) => clocks.resume(promise, clock, now)),
})

const isWaitingFor = (facts: CaseFacts, reason: PauseReason) =>
  facts.state === 'waiting' &&
  facts.clocks.some((clock) => clocks.isRunning(clock) && clocks.openPause(clock)?.reason === reason)

function message(facts: CaseFacts, by: Actor, promise: ServicePromise, now: number): CaseFacts {
  if (by.kind === 'customer') {
    const heard = { ...facts, customerWroteLast: true }
    if (isWaitingFor(facts, 'customer-information')) return resumed(heard, promise, now)
    return { ...heard, clocks: onClock(facts, 'silence', (clock) => clocks.end(clock, now)) }
  }
  const said = { ...facts, customerWroteLast: false }
  if (facts.state !== 'proposed') return said
  const ended = onClock(facts, 'silence', (clock) => clocks.end(clock, now))
  return { ...said, clocks: [...ended, clocks.startSilence(promise, facts.round, now)] }
}

function paused(facts: CaseFacts, reason: PauseReason, promise: ServicePromise, now: number): CaseFacts {
  const limit = clocks.pauseLimit(promise, facts.clocks, now)
  return {
    ...facts,
    state: 'waiting',
    customerWroteLast: false,
    clocks: onClock(facts, 'propose', (clock) => clocks.pause(clock, reason, limit, now)),
  }
}

function proposed(
  facts: CaseFacts,
  outcome: Outcome,
  remedyDue: string | undefined,
  promise: ServicePromise,
  now: number,
): CaseFacts {
  const { remedyDue: _, ...rest } = facts
  return {
    ...rest,
    ...(remedyDue === undefined ? {} : { remedyDue }),
    state: 'proposed',
    outcome,
    customerWroteLast: false,
    clocks: [...answered(facts, now), clocks.startSilence(promise, facts.round, now)],
  }
}

/** Contact data are words of the event that brought them last; an address that changed is unconfirmed again. */
const corrected = (facts: CaseFacts, email: 'none' | 'same' | 'changed'): CaseContact => ({
  email: email === 'same' ? (facts.contact?.email ?? 'none') : email === 'none' ? 'none' : 'unconfirmed',
  stopped: email === 'same' && (facts.contact?.stopped ?? false),
  version: facts.version + 1,
})

const withContact = (facts: CaseFacts, change: Partial<CaseContact>): CaseFacts =>
  facts.contact ? { ...facts, contact: { ...facts.contact, ...change } } : facts

/** What a step changes. The table and `refusal` have said yes. */
export function effects(
  facts: CaseFacts,
  step: Step,
  by: Actor,
  promise: ServicePromise,
  now: number,
): CaseFacts {
  switch (step.step) {
    case 'respond':
      return {
        ...facts,
        state: 'investigating',
        customerWroteLast: false,
        clocks: onClock(facts, 'respond', (clock) => clocks.meet(clock, now)),
      }
    case 'message':
      return message(facts, by, promise, now)
    case 'assign':
      return { ...facts, assignee: step.assignee }
    case 'ask':
      return paused(facts, 'customer-information', promise, now)
    case 'pause':
      return paused(facts, step.reason, promise, now)
    case 'allow-longer-pause': {
      const longer = (clock: Clock) => ({
        ...clock,
        pauses: clock.pauses.map((pause) =>
          pause.to === undefined ? { ...pause, limit: step.limit } : pause,
        ),
      })
      return { ...facts, clocks: onClock(facts, 'propose', longer) }
    }
    case 'resume':
      return resumed(facts, promise, now)
    case 'propose':
      return proposed(facts, step.outcome, step.remedyDue, promise, now)
    case 'accept':
      return close(step.visits ? consenting(facts, now) : facts, 'agreed', endAll(facts, now), promise, now)
    case 'reject':
      return { ...nextRound(facts, levelUp(facts.level), promise, now), customerWroteLast: true }
    case 'final':
      return withCause(
        close({ ...facts, outcome: step.outcome }, 'final', answered(facts, now), promise, now),
        step,
      )
    case 'silence':
      return close(facts, 'silence', endAll(facts, now), promise, now)
    case 'remind':
      return { ...facts, clocks: onClock(facts, 'silence', (clock) => ({ ...clock, warned: 50 })) }
    case 'warn':
      return { ...facts, clocks: onClock(facts, step.clock, (clock) => ({ ...clock, warned: step.percent })) }
    case 'breach':
      return {
        ...facts,
        level: levelUp(facts.level),
        unexplained: true,
        clocks: onClock(facts, step.clock, (clock) => ({ ...clock, breachedAt: clock.dueAt })),
      }
    case 'withdraw':
      return close(facts, 'withdrawn', endAll(facts, now), promise, now)
    case 'refer':
      return withCause(close(facts, 'referred', answered(facts, now), promise, now), step)
    case 'duplicate':
      return withCause(close(facts, 'duplicate', answered(facts, now), promise, now), step)
    case 'reassess':
      return {
        ...facts,
        severity: step.severity,
        level: step.severity === 'major' ? Math.max(2, facts.level) : facts.level,
        clocks: facts.clocks.map((clock) => clocks.reassess(promise, clock, step.severity, now)),
      }
    case 'escalate':
      return { ...facts, level: levelUp(facts.level) }
    case 'reopen':
      return { ...nextRound(facts, levelUp(facts.level), promise, now), customerWroteLast: true }
    case 'not-received':
      return { ...nextRound(facts, facts.level, promise, now), customerWroteLast: true }
    case 'deliver':
      return delivered(facts, promise, now)
    case 'rate':
      return { ...facts, ratedAt: now }
    case 'correct-contact':
      return { ...facts, contact: corrected(facts, step.email) }
    case 'confirm-address':
      return withContact(facts, { email: 'confirmed', stopped: false })
    case 'stop-mail':
      return withContact(facts, { stopped: true })
    case 'visit':
      return visited(facts, promise, now)
    case 'visit-overdue':
      return { ...facts, visitLate: true }
    case 'visit-missed':
      return visitMissed(facts, promise)
    case 'agree-visits':
      return agreedToVisits(facts, promise, now)
    case 'withdraw-visits':
      return withdrawnFromVisits(facts, promise, now)
    case 'name-cause':
      return withCause(facts, step)
    case 'ask-erasure':
      return { ...unvisited(facts), erasureAskedAt: now }
    case 'reduce':
      return reduced(facts, now)
    case 'erase':
      return { ...bare(facts), erasedAt: now }
    case 'note':
    case 'close-alert':
    case 'renew-code':
      return facts
  }
}
