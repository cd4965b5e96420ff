import type { Cause } from '#contract/causes'
import type { Basis, CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { monthsAfter, onWorkingDay } from '#rules/promise'
import type { Step, StepName } from './rules.ts'
import { contentUntil, recordUntil } from './windows.ts'

const DAY = 24 * 60 * 60 * 1000
/** A visit may be made so long before its day, and stands in the queue from then on. */
export const VISIT_EARLY = 7 * DAY
/** Of cases that were filed under a plan which did not say it. */
const OVERDUE = 14 * DAY
const MISSED = 30 * DAY

/** Closings with a finding, about which there is something to learn; of the others somebody else, or nobody, knows the cause. */
export const isFound = (basis: Basis | undefined) =>
  basis === 'agreed' || basis === 'silence' || basis === 'not-reached' || basis === 'final'

/** Whether the customer wants the later visits, as they said last. */
export const agreesToVisits = ({ visitsAgreedAt, visitsWithdrawnAt }: CaseFacts) =>
  visitsAgreedAt !== undefined && visitsWithdrawnAt === undefined

/** Until when contact data may be kept for a visit: without the customer's consent no longer than words (PIPL 19). */
const contactUntil = (facts: CaseFacts, promise: ServicePromise) =>
  (agreesToVisits(facts) ? recordUntil : contentUntil)(facts, promise)

/** The days on which a closed case is visited, and that its contact data live to see. */
function visits(facts: CaseFacts, promise: ServicePromise): number[] {
  const { followUps, closedAt = 0, contact } = facts
  // Whom nobody could reach with a proposal nobody visits.
  if (!contact || !followUps || !isFound(facts.basis) || facts.basis === 'not-reached') return []
  const { always, agreed = [] } = followUps
  const until = contactUntil(facts, promise)
  return [...always, ...(agreesToVisits(facts) ? agreed : [])]
    .map((months) => onWorkingDay(promise.calendar, monthsAfter(promise.calendar, closedAt, months)))
    .filter((at) => at < until)
}

/** The next visit after an instant; none where all have been. */
function visitAfter(facts: CaseFacts, promise: ServicePromise, instant: number): CaseFacts {
  const { visitDue: _due, visitLate: _late, visitWarnedAt: _w, ...rest } = facts
  const visitDue = visits(rest, promise).find((at) => at > instant)
  return visitDue === undefined ? rest : { ...rest, visitDue }
}

/** A case that has just been closed: its cause is asked for, also where it was named before, and its first visit is dated. */
export const settled = (facts: CaseFacts, promise: ServicePromise): CaseFacts =>
  isFound(facts.basis) ? visitAfter({ ...facts, causeOwed: true }, promise, facts.closedAt ?? 0) : facts

export const consenting = ({ visitsWithdrawnAt: _, ...facts }: CaseFacts, now: number): CaseFacts => ({
  ...facts,
  visitsAgreedAt: now,
})

/** The visits to come that are made only if the customer agrees. */
export function visitsOnConsent(facts: CaseFacts, promise: ServicePromise, now: number): number[] {
  const { visitsAgreedAt: _, ...without } = facts
  const anyway = visits(without, promise)
  return visits(consenting(facts, now), promise).filter((at) => at > now && !anyway.includes(at))
}

/** Whether there is anything to agree to: in a proposal that would close the case, and while visits are to come. */
export function mayAgreeToVisits(facts: CaseFacts, promise: ServicePromise, now: number): boolean {
  if (agreesToVisits(facts)) return false
  if (facts.state === 'proposed') return facts.contact !== undefined && !!facts.followUps?.agreed?.length
  return facts.state === 'closed' && visitsOnConsent(facts, promise, now).length > 0
}

/** A visit that is planned stays the next one; where none is, the first that the consent brings. */
export function agreedToVisits(facts: CaseFacts, promise: ServicePromise, now: number): CaseFacts {
  const visitDue = facts.visitDue ?? visitsOnConsent(facts, promise, now)[0]
  return { ...consenting(facts, now), ...(visitDue === undefined ? {} : { visitDue }) }
}

/** Only a visit that is made anyway stays; once the words are gone none does, and what was kept for it goes too. */
export function withdrawnFromVisits(facts: CaseFacts, promise: ServicePromise, now: number): CaseFacts {
  const { visitDue, visitLate: _, visitWarnedAt: _w, ...rest } = { ...facts, visitsWithdrawnAt: now }
  const isMadeAnyway = visitDue !== undefined && visits(rest, promise).includes(visitDue)
  return isMadeAnyway && facts.reducedAt === undefined ? { ...facts, visitsWithdrawnAt: now } : rest
}

/** Until when contact data are kept for visits at the latest; undefined where none needs them longer than words. */
export function visitsUntil(facts: CaseFacts, promise: ServicePromise): number | undefined {
  const last =
    agreesToVisits(facts) && facts.visitDue !== undefined ? visits(facts, promise).at(-1) : undefined
  if (last === undefined) return undefined
  const until = Math.min(last + (facts.followUps?.missed ?? MISSED), contactUntil(facts, promise))
  return until > contentUntil(facts, promise) ? until : undefined
}

/** Of a case that goes on, or that can only be read from now on, nothing is asked. */
export function unsettled({
  causeOwed: _,
  visitDue: _due,
  visitLate: _late,
  visitWarnedAt: _warned,
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

/**
 * What the clock does about a visit that nobody makes: it warns, and gives the visit up when the rest of the time has
 * passed since that. None outlives the contact data that it needs, and where those are kept for it alone, the day that
 * the customer was told stands.
 */
export function visitAlarm(facts: CaseFacts, promise: ServicePromise): { at: number; step: Step }[] {
  const { visitDue, visitLate, followUps, reducedAt } = facts
  const visitWarnedAt = reducedAt === undefined ? (facts.visitWarnedAt ?? 0) : 0
  if (visitDue === undefined) return []
  const afterDay = followUps?.overdue ?? OVERDUE
  const givenUp = followUps?.missed ?? MISSED
  const missed = Math.min(
    Math.max(visitDue + givenUp, visitWarnedAt + givenUp - afterDay),
    contactUntil(facts, promise),
  )
  const overdue = visitDue + afterDay
  return visitLate || overdue >= missed
    ? [{ at: missed, step: { step: 'visit-missed' } }]
    : [{ at: overdue, step: { step: 'visit-overdue' } }]
}

/**
 * What is said of a remedy after its delivery adds words and evidence; the time to keep the case does not begin anew.
 * A visit that was planned for after that time is not made.
 */
export function delivered(facts: CaseFacts, promise: ServicePromise, now: number): CaseFacts {
  const next = { ...facts, deliveredAt: facts.deliveredAt ?? now }
  const { visitDue, visitLate: _, ...rest } = next
  return visitDue === undefined || visits(next, promise).includes(visitDue) ? next : rest
}

/** Once erasure was asked for nobody visits, whatever was agreed before. */
export function unvisited(facts: CaseFacts): CaseFacts {
  const { visitsAgreedAt: _a, visitsWithdrawnAt: _w, ...kept } = unsettled(facts)
  return kept
}

/** What remains of the facts of an erased case. */
export function bare(facts: CaseFacts): CaseFacts {
  const { contact: _, wordsGoFirst: _w, ...kept } = unvisited(facts)
  return kept
}

/** What is still possible once only contact data and one line are left, for the visits alone. */
export const forVisits: readonly StepName[] = [
  'assign',
  'visit',
  'visit-overdue',
  'visit-missed',
  'withdraw-visits',
  'close-alert',
  'correct-contact',
  'confirm-address',
  'stop-mail',
  'renew-code',
  'ask-erasure',
  'erase',
]

/** The words are gone; the contact data stand with this event from now on. */
export function reduced({ causeOwed: _, ...facts }: CaseFacts, now: number): CaseFacts {
  const { contact } = facts
  return {
    ...facts,
    reducedAt: now,
    ...(contact ? { contact: { ...contact, version: facts.version + 1 } } : {}),
  }
}
