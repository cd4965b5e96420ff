import type { Clock } from '#contract/clocks'
import type { Basis, CaseFacts, Outcome } from '#contract/complaints'
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
import { corrected, withContact } from './contacting.ts'
import { isWaitingFor, onClock, paused, resumed, resumedAt } from './pausing.ts'
import { mailOnItsWay, reach, toldAt, unproposed, unreached, unwaiting } from './reaching.ts'
import { calledToRemind, isToReach, mailSent, mailUnsent, reminded } from './reminding.ts'
import type { Actor, Step } from './rules.ts'

const levelUp = (level: number) => Math.min(3, level + 1)

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
  const { remedyDue, ...rest } = unwaiting(facts)
  const owed = remedyDue !== undefined && (basis === 'agreed' || basis === 'silence') ? { remedyDue } : {}
  return settled({ ...rest, ...owed, state: 'closed', basis, closedAt: now, clocks: ended }, promise)
}

/** The next round: the proposal clock starts anew, what was is kept. */
function nextRound(facts: CaseFacts, level: number, promise: ServicePromise, now: number): CaseFacts {
  const round = facts.round + 1
  const {
    basis: _b,
    closedAt: _c,
    ratedAt: _r,
    deliveredAt: _d,
    remedyDue: _due,
    ...kept
  } = unsettled(unproposed(facts))
  return {
    ...kept,
    state: 'investigating',
    level,
    round,
    clocks: [...endAll(facts, now), clocks.start(promise, 'propose', facts.severity, round, now)],
  }
}

function message(facts: CaseFacts, by: Actor, promise: ServicePromise, now: number): CaseFacts {
  if (by.kind === 'customer') {
    const heard = { ...facts, customerWroteLast: true }
    if (isWaitingFor(facts, 'customer-information')) return resumed(heard, promise, now)
    const since = facts.unreachedSince === undefined ? {} : { unreachedSince: now }
    return { ...heard, ...since, clocks: onClock(facts, 'silence', (clock) => clocks.end(clock, now)) }
  }
  const said = { ...facts, customerWroteLast: false }
  if (facts.state !== 'proposed') return said
  if (facts.unreachedSince !== undefined) {
    const unreachedSince = facts.customerWroteLast ? now : facts.unreachedSince
    return { ...said, unreachedSince, ...mailOnItsWay(facts, now) }
  }
  const ended = onClock(facts, 'silence', (clock) => clocks.end(clock, now))
  return { ...said, clocks: [...ended, clocks.startSilence(promise, facts.round, now)] }
}

function proposed(facts: CaseFacts, outcome: Outcome, remedyDue: string | undefined, now: number): CaseFacts {
  const { remedyDue: _, ...rest } = unreached(facts, now)
  return {
    ...rest,
    ...(remedyDue === undefined ? {} : { remedyDue }),
    state: 'proposed',
    outcome,
    customerWroteLast: false,
    clocks: answered(facts, now),
  }
}

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
      return resumed(facts, promise, resumedAt(facts, by, now))
    case 'propose':
      return proposed(facts, step.outcome, step.remedyDue, now)
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
    case 'not-reached':
      return close(facts, 'not-reached', endAll(facts, now), promise, now)
    case 'open-proposal':
      return reach({ ...facts, openedAt: now }, { by: 'opened', at: now }, promise, now)
    case 'told':
      return reach(facts, { by: 'told', at: toldAt(promise, step.on, now), way: step.way }, promise, now)
    case 'confirm-told':
      return facts.reached ? { ...facts, reached: { ...facts.reached, confirmed: true } } : facts
    case 'mail-sent':
      return mailSent(facts, step.sentAt, promise, now)
    case 'mail-unsent':
      return mailUnsent(facts)
    case 'remind':
      return reminded(facts, step.on, promise, now)
    case 'call-to-remind':
      return calledToRemind(facts, step.by)
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
      return { ...facts, contact: corrected(facts, step.email, step.phone) }
    case 'confirm-address': {
      const next = withContact(facts, { email: 'confirmed', stopped: false })
      return isToReach(next) ? { ...next, ...mailOnItsWay(next, now) } : next
    }
    case 'stop-mail':
      return withContact(facts, { stopped: true })
    case 'visit':
      return visited(facts, promise, now)
    case 'visit-overdue':
      return { ...facts, visitLate: true, visitWarnedAt: now }
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
