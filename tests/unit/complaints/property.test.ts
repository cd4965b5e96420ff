import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { severities } from '#contract/categories'
import { pauseReasons } from '#contract/clocks'
import { BreachReason, CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { isRunning, pausedMs } from '#rules/clocks'
import { type Actor, decide, nextAlarm, type Step, type StepName, steps } from '#rules/complaints'
import { afterOutages } from '#rules/outages'
import { dayOf } from '#rules/promise'
import { agreesToVisits, isFound } from '../../../functions/complaints/aftercare.ts'
import { withOutages } from '../../../functions/complaints/reaching.ts'
import { contentUntil, recordUntil } from '../../../functions/complaints/windows.ts'
import { DAY, HOUR, inBerlin, inWorkingHours, MINUTE, promise } from '../promises.ts'
import { clock, customer, executive, FILED, filed, handler, supervisor } from './cases.ts'

const actors: readonly Actor[] = [customer, clock, handler, supervisor, executive]
const isStep = (name: string): name is StepName => name in steps
const names = Object.keys(steps).filter(isStep)

/** A step of a name with whatever a caller may bring; `now` bounds the limit of a longer pause. */
function bring(step: StepName, pick: number, now: number): Step {
  const one = <const T>(options: readonly [T, ...T[]]): T => options[pick % options.length] ?? options[0]
  const outcome = one(['upheld', 'partly-upheld', 'not-upheld'])
  const name = one(['respond', 'propose', 'silence'])
  switch (step) {
    case 'assign':
      return { step, assignee: `a${pick % 3}` }
    case 'pause':
      return { step, reason: one(pauseReasons) }
    case 'allow-longer-pause':
      return { step, limit: now + ((pick % 60) - 10) * DAY }
    case 'propose':
      return { step, outcome, remedyDue: one([undefined, '2026-03-20', '2026-06-30']) }
    case 'final':
      return { step, outcome, cause: one(['process', 'not-found']), item: one([undefined, 'programme/item']) }
    case 'reassess':
      return { step, severity: one(severities) }
    case 'visit':
      return { step, result: one(['holds', 'partly', 'fails', 'not-reached']) }
    case 'name-cause':
      return { step, cause: one(['process', 'not-found']), item: one([undefined, 'programme/item']) }
    case 'close-alert':
      return { step, alert: 'one' }
    case 'accept':
      return { step, visits: one([undefined, true]) }
    case 'rate':
      return { step, score: one([1, 5]) }
    case 'warn':
      return { step, clock: name, percent: one([50, 80]) }
    case 'breach':
      return { step, clock: name }
    case 'correct-contact':
      return { step, email: one(['none', 'same', 'changed']), phone: one([undefined, true, false]) }
    case 'told':
    case 'remind': {
      // Now and then a day that lies in the future, or before the proposal.
      const on = dayOf(promise.calendar, now + one([0, 0, 0, -1, -9, 2]) * DAY)
      return { step, way: one(['phone', 'letter', 'in-person']), on }
    }
    case 'mail-sent':
      return { step, sentAt: now - one([0, HOUR, 30 * HOUR]) }
    case 'refer':
    case 'duplicate':
      return { step }
    case 'call-to-remind':
      return { step, by: one(['desk', 'none']) }
    default:
      return { step }
  }
}

/** Mostly what is asked for: a reason where one is owed, none where none is; now and then the other way round. */
function explained(step: Step, { unexplained }: CaseFacts, by: Actor, pick: number): Step {
  const isGiven = (unexplained === true && by.kind === 'staff') !== (pick % 5 === 0)
  const { options } = BreachReason
  return isGiven ? { ...step, breachReason: options[pick % options.length] } : step
}

type Decided = ReturnType<typeof decide>

/** What is true after every step, whatever it was. */
function check(before: CaseFacts, decided: Decided, terms: ServicePromise, now: number): CaseFacts {
  if (!decided.ok) return before
  const { next, event } = decided
  expect(CaseFacts.parse(next)).toEqual(next)
  expect(next.version).toBe(before.version + 1)
  expect(event.facts).toMatchObject({ level: next.level, round: next.round })

  const running = next.clocks.filter(isRunning)
  expect(new Set(running.map(({ name }) => name)).size).toBe(running.length)
  for (const one of running) expect(one.round).toBe(next.round)
  for (const one of next.clocks) {
    expect(one.pauses.filter(({ to }) => to === undefined).length).toBe(
      next.state === 'waiting' && isRunning(one) ? 1 : 0,
    )
    const sum = one.pauses.reduce((all, { from, to = now }) => all + (to - from), 0)
    expect(pausedMs(one, now)).toBe(sum)
    for (const { from, to = now } of one.pauses) expect(to).toBeGreaterThanOrEqual(from)
    expect(one.metAt === undefined || one.endedAt === undefined).toBe(true)
  }

  before.clocks.forEach((was, i) => {
    if (!isRunning(was)) expect(next.clocks[i]).toEqual(was)
    if (was.breachedAt !== undefined) expect(next.clocks[i]?.breachedAt).toBe(was.breachedAt)
  })

  const isClosed = next.state === 'closed'
  expect([next.basis !== undefined, next.closedAt !== undefined]).toEqual([isClosed, isClosed])
  expect(isClosed && running.length > 0).toBe(false)
  const { visitDue } = next
  const alarm = nextAlarm(next, terms)?.step.step
  if (visitDue !== undefined) {
    // Visited is who can be reached, after a finding, while their contact data live: with consent as long as the record.
    expect([isClosed, isFound(next.basis), next.contact !== undefined]).toEqual([true, true, true])
    expect([next.erasureAskedAt, next.erasedAt]).toEqual([undefined, undefined])
    expect(visitDue).toBeGreaterThan(next.closedAt ?? 0)
    const until = agreesToVisits(next) ? recordUntil(next, terms) : contentUntil(next, terms)
    expect(visitDue).toBeLessThan(until)
    expect(['visit-overdue', 'visit-missed', ...(next.wordsGoFirst ? ['reduce'] : [])]).toContain(alarm)
  } else if (isClosed) expect(alarm).toBe(next.erasedAt === undefined ? 'erase' : undefined)
  if (next.visitLate) expect(visitDue).toBeDefined()
  expect(next.wordsGoFirst === true).toBe(alarm === 'reduce')
  if (next.reducedAt !== undefined && next.erasedAt === undefined) {
    // What was kept for visits goes at once where none is to come.
    expect([isClosed, next.contact !== undefined]).toEqual([true, true])
    expect(visitDue === undefined || agreesToVisits(next)).toBe(true)
  }
  if (next.erasedAt !== undefined || next.erasureAskedAt !== undefined)
    expect([next.visitsAgreedAt, next.visitsWithdrawnAt]).toEqual([undefined, undefined])
  // The cause is asked for from each closing with a finding on, until it is named or nothing can be done any more.
  const { cause } = event.facts
  if (cause !== undefined) expect([next.causeOwed, next.cause]).toEqual([undefined, cause])
  else if (!before.closedAt && isFound(next.basis)) expect(next.causeOwed).toBe(true)
  else if (!isClosed || [next.erasureAskedAt, next.erasedAt, next.reducedAt].some((at) => at !== undefined))
    expect(next.causeOwed).toBeUndefined()
  else expect(next.causeOwed).toBe(before.causeOwed)
  checkReached(before, next, event.type, terms, now)
  expect(next.level).toBeGreaterThanOrEqual(before.level)
  expect([0, 1]).toContain(next.round - before.round)
  expect([next.filedAt, next.promiseVersion]).toEqual([before.filedAt, before.promiseVersion])
  return next
}

/** Silence closes only what has reached its customer, who was reminded where anybody could, a day before at the latest. */
function checkReached(before: CaseFacts, next: CaseFacts, step: string, terms: ServicePromise, now: number) {
  const silence = next.clocks.find((one) => one.name === 'silence' && isRunning(one))
  const isProposed = next.state === 'proposed'
  expect([next.reached, next.unreachedSince].filter((one) => one !== undefined).length).toBe(
    isProposed ? 1 : next.state === 'closed' && next.reached ? 1 : 0,
  )
  if (silence) expect([next.reached !== undefined, next.customerWroteLast]).toEqual([true, false])
  if (!isProposed)
    expect([next.mailCheckAt, next.reminderOwed, next.confirmationOwed]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  if (next.openedAt === before.openedAt && step === 'open-proposal') throw new Error('opened twice')
  const was = before.clocks.find((one) => one.name === 'silence' && isRunning(one))
  if (step === 'silence') {
    expect(was).toBeDefined()
    const { from = 0, reminder, remindedAt } = was ?? {}
    expect(now).toBeGreaterThanOrEqual(afterOutages(before.outages ?? [], from, terms.windows.silence))
    if (remindedAt === undefined) expect(reminder).toBe('none')
    else expect(now - remindedAt).toBeGreaterThanOrEqual(DAY)
    expect(before.reached?.by !== 'told' || before.reached.confirmed).toBe(true)
  }
  if (step === 'not-reached') {
    expect(before.reached).toBeUndefined()
    expect(now - (before.unreachedSince ?? now)).toBeGreaterThanOrEqual(90 * DAY)
    expect(next.remedyDue).toBeUndefined()
  }
}

/** A missed promise stays to be explained until staff say why, with the first thing that the customer reads of them. */
function checkReason(before: CaseFacts, decided: Decided, by: Actor): Decided {
  if (!decided.ok) return decided
  const { next, event } = decided
  const isAnswer = by.kind === 'staff' && event.visibility === 'public'
  const wasOwed = before.unexplained === true
  expect(next.unexplained === true).toBe(event.type === 'breach' || (wasOwed && !isAnswer))
  expect(event.facts['breachReason'] !== undefined).toBe(wasOwed && isAnswer)
  return decided
}

const freeze = <T>(value: T): T => {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze)
  return value
}

/** Runs everything that is due; one alarm may lead to the next, but never without end at one instant. */
function runClock(facts: CaseFacts, terms: ServicePromise, last: number, until: number): CaseFacts {
  let standing = facts
  let now = last
  for (let run = 0; ; run++) {
    const alarm = nextAlarm(standing, terms)
    if (!alarm || alarm.at > until) return standing
    expect(run, 'the clock job does not end').toBeLessThan(12)
    now = Math.max(now, alarm.at)
    const decided = decide(freeze(standing), alarm.step, clock, terms, now)
    expect(decided, 'what falls due is never refused').toMatchObject({ ok: true })
    standing = check(standing, decided, terms, now)
  }
}

const gap = fc.oneof(
  fc.integer({ min: 0, max: 10 * MINUTE }),
  fc.integer({ min: 0, max: 30 * HOUR }),
  fc.integer({ min: 0, max: 20 * DAY }),
)
const turn = fc.record({
  gap,
  /** The clock job runs before this turn; if not, it catches up before a later one. */
  ticks: fc.boolean(),
  /** How often somebody tries again after a refusal: a story of refusals alone would be a short one. */
  tries: fc.integer({ min: 1, max: 12 }),
  pick: fc.nat({ max: 9_999 }),
  who: fc.nat({ max: actors.length - 1 }),
})
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never
const story = fc.tuple(
  fc.constantFrom(...severities),
  fc.array(turn, { minLength: 1, maxLength: 40, size: 'max' }),
)

/** The first of a turn's wishes that is granted, or the last refusal. */
function wish({ tries, pick, who }: Turn, now: number, decided: (step: Step, by: Actor) => Decided): Decided {
  let last: Decided = { ok: false, why: 'state' }
  for (let i = 0; i < tries && !last.ok; i++) {
    const name = names[(pick + i * 7) % names.length] ?? 'note'
    last = decided(bring(name, pick + i, now), actors[(who + i) % actors.length] ?? customer)
  }
  return last
}

function tell(terms: ServicePromise, severity: (typeof severities)[number], turns: readonly Turn[]) {
  let facts = filed(severity, terms)
  let now = FILED
  let accepted = 0
  for (const turn of turns) {
    const then = now + turn.gap
    // A clock that was out, and is known to have been, moves what customers are given.
    if (turn.ticks) facts = runClock(facts, terms, now, then)
    else if (turn.pick % 2 === 0) facts = withOutages(freeze(facts), terms, [{ from: now, to: then }])
    now = then
    // Frozen: a decision that changed what it was given would throw, whether it says yes or no.
    const decided = wish(turn, now, (step, by) =>
      checkReason(facts, decide(freeze(facts), explained(step, facts, by, turn.pick), by, terms, now), by),
    )
    if (decided.ok) accepted += 1
    facts = check(facts, decided, terms, now)
  }
  // Left alone, every case comes to rest: nothing falls due any more.
  facts = runClock(facts, terms, now, now + 500 * DAY)
  expect(nextAlarm(facts, terms)).toBeUndefined()
  return accepted
}

/** fast-check prints the seed and the shortest failing story. */
describe.each([
  ['round the clock', promise, 700],
  ['in Shanghai’s working hours', inWorkingHours, 200],
  ['in Berlin’s working hours', inBerlin, 200],
])('whatever happens to a case, %s', (_, terms, numRuns) => {
  test('its record stays whole and its clocks come to rest', () => {
    let accepted = 0
    fc.assert(
      fc.property(story, ([severity, turns]) => {
        accepted += tell(terms, severity, turns)
      }),
      { numRuns },
    )
    expect(accepted / numRuns, 'steps taken in a story').toBeGreaterThan(5)
  })
})
