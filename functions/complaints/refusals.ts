import type { Severity } from '#contract/categories'
import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import * as clocks from '#rules/clocks'
import { agreesToVisits, mayAgreeToVisits } from './aftercare.ts'
import { isDue } from './alarms.ts'
import { proposedAt, restsOnWord, runningSilence, takesMail, wrongDay } from './reaching.ts'
import { type Actor, type ActorName, roles, type Step, steps } from './rules.ts'
import { reopenUntil } from './windows.ts'

export type Refusal =
  | 'state'
  | 'role'
  | 'level'
  | 'erased'
  | 'erasure-asked'
  | 'final'
  | 'window-closed'
  | 'no-clock-missed'
  | 'highest-level'
  | 'no-remedy'
  | 'already-rated'
  | 'looser'
  | 'same-severity'
  | 'not-due'
  | 'limit-past'
  | 'pauses-used-up'
  | 'no-address'
  | 'no-alert'
  | 'no-visits'
  | 'not-agreed'
  | 'reduced'
  | 'reason-owed'
  | 'reason-not-owed'
  | 'reached'
  | 'opened'
  | 'nothing-told'
  | 'no-reminder-owed'
  | 'told-early'
  | 'told-ahead'

export const nameOf = (by: Actor): ActorName => (by.kind === 'staff' ? by.role : by.kind)

type Times = ServicePromise['times'][Severity]
/** Not the severity counts but the promise: a handler must not give themselves more time. */
const isLooser = (before: Times, next: Times) =>
  next.respond > before.respond || next.propose > before.propose

const hasAddress = ({ contact }: CaseFacts) => contact !== undefined && contact.email !== 'none'

/**
 * After a missed promise the next step of staff that the customer reads says why, once; what colleagues note among
 * themselves waits for nothing.
 */
export const explains = (facts: CaseFacts, { step }: Pick<Step, 'step'>, by: Actor): boolean =>
  facts.unexplained === true && by.kind === 'staff' && !('visibility' in steps[step])

/** What a step needs besides the right state and role. */
export function refusal(
  facts: CaseFacts,
  step: Step,
  by: Actor,
  promise: ServicePromise,
  now: number,
): Refusal | undefined {
  const isOwed = explains(facts, step, by)
  const isGiven = step.breachReason !== undefined
  return (
    needed(facts, step, by, promise, now) ??
    (isOwed === isGiven ? undefined : isOwed ? 'reason-owed' : 'reason-not-owed')
  )
}

function needed(
  facts: CaseFacts,
  step: Step,
  by: Actor,
  promise: ServicePromise,
  now: number,
): Refusal | undefined {
  switch (step.step) {
    case 'propose':
    case 'refer':
    case 'duplicate': {
      const role = by.kind === 'staff' ? roles.indexOf(by.role) + 1 : 0
      return role < facts.level ? 'level' : undefined
    }
    case 'accept':
      return step.visits && !agreesToVisits(facts) && !mayAgreeToVisits(facts, promise, now)
        ? 'no-visits'
        : undefined
    case 'agree-visits':
      return mayAgreeToVisits(facts, promise, now) ? undefined : 'no-visits'
    case 'withdraw-visits':
      return agreesToVisits(facts) ? undefined : 'not-agreed'
    case 'ask':
    case 'pause':
      return clocks.pauseLimit(promise, facts.clocks, now) > now ? undefined : 'pauses-used-up'
    case 'final':
      return facts.level < 3 || facts.round < 2 ? 'level' : undefined
    case 'escalate':
      if (facts.level >= 3) return 'highest-level'
      if (by.kind !== 'customer') return undefined
      return facts.clocks.some((clock) => clock.name !== 'silence' && clocks.isLate(clock, now))
        ? undefined
        : 'no-clock-missed'
    case 'reopen':
      if (facts.basis === 'final') return 'final'
      return now > reopenUntil(facts, promise) ? 'window-closed' : undefined
    case 'deliver':
    case 'not-received':
      return facts.remedyDue === undefined ? 'no-remedy' : undefined
    case 'rate':
      return facts.ratedAt === undefined ? undefined : 'already-rated'
    case 'reassess':
      if (step.severity === facts.severity) return 'same-severity'
      return nameOf(by) !== 'supervisor' &&
        isLooser(promise.times[facts.severity], promise.times[step.severity])
        ? 'looser'
        : undefined
    case 'allow-longer-pause':
      return step.limit <= now ? 'limit-past' : undefined
    case 'confirm-address':
      // Who stopped the news has it again in the way in which it began.
      return facts.contact?.email === 'unconfirmed' || (hasAddress(facts) && facts.contact?.stopped)
        ? undefined
        : 'no-address'
    case 'stop-mail':
      // Also before it was confirmed: an address may be a stranger's, written by mistake.
      return hasAddress(facts) && !facts.contact?.stopped ? undefined : 'no-address'
    case 'open-proposal':
      return facts.openedAt === undefined ? undefined : 'opened'
    case 'told':
      if (facts.unreachedSince === undefined && !restsOnWord(facts)) return 'reached'
      return wrongDay(promise, step.on, proposedAt(facts), now)
    case 'confirm-told':
      return restsOnWord(facts) ? undefined : 'nothing-told'
    case 'remind': {
      if (by.kind === 'clock' && !takesMail(facts)) return 'no-address'
      if (by.kind === 'clock') return isDue(facts, step, promise, now) ? undefined : 'not-due'
      const silence = runningSilence(facts)
      if (!silence || !facts.reminderOwed || step.on === undefined) return 'no-reminder-owed'
      return wrongDay(promise, step.on, clocks.remindDue(promise, silence, facts.outages ?? []), now)
    }
    case 'mail-sent':
      return isDue(facts, step, promise, now) && step.sentAt >= proposedAt(facts) && step.sentAt <= now
        ? undefined
        : 'not-due'
    case 'warn':
    case 'mail-unsent':
    case 'call-to-remind':
    case 'not-reached':
    case 'breach':
    case 'silence':
    case 'resume':
    case 'visit-overdue':
    case 'visit-missed':
    case 'reduce':
    case 'erase':
      return by.kind === 'clock' && !isDue(facts, step, promise, now) ? 'not-due' : undefined
    default:
      return undefined
  }
}
