import { describe, expect, test } from 'vitest'
import type { CaseFacts } from '#contract/complaints'
import { FollowUps } from '#contract/visits'
import { decide, nextAlarm, type Step } from '#rules/complaints'
import { VISIT_EARLY } from '../../../functions/complaints/aftercare.ts'
import { DAY, promise, shanghai } from '../promises.ts'
import {
  agreed,
  at,
  clock,
  customer,
  executive,
  filed,
  followUps,
  handler,
  investigated,
  once,
  proposal,
  proposed,
  refused,
  silenced,
  supervisor,
  type Taken,
} from './cases.ts'

/** Closed on 3 March 2026, 15:00 in Shanghai; three months later is a Wednesday. */
const done = once(filed(), agreed)
const due = shanghai.on('2026-06-03 15:00')
const { overdue: VISIT_OVERDUE, missed: VISIT_MISSED } = followUps
const visit = (result: 'holds' | 'fails' | 'not-reached'): Step => ({ step: 'visit', result })

/** A step at an instant, which must be allowed. */
function taken(
  facts: CaseFacts,
  step: Step,
  by: typeof handler | typeof clock | typeof customer,
  now: number,
) {
  const decision = decide(facts, step, by, promise, now)
  if (!decision.ok) throw new Error(`${step.step} is refused: ${decision.why}`)
  return decision.next
}

describe('the first visit', () => {
  const final: Taken[] = [
    ...proposed,
    [21, customer, { step: 'reject' }],
    [22, supervisor, { step: 'escalate' }],
    [23, executive, { step: 'final', outcome: 'not-upheld', cause: 'process' }],
  ]
  test('falls due three months after closing', () => {
    expect(done.visitDue).toBe(due)
  })
  test.each<[string, readonly Taken[], boolean]>([
    ['the customer agreed', agreed, true],
    ['silence', silenced, true],
    ['the final answer', final, true],
    ['a withdrawal', [[1, customer, { step: 'withdraw' }]], false],
    ['a referral', [[1, handler, { step: 'refer' }]], false],
    ['a duplicate', [[1, handler, { step: 'duplicate' }]], false],
  ])('after %s: %#', (_, steps, isPlanned) => {
    expect(once(filed(), steps).visitDue !== undefined).toBe(isPlanned)
  })
  test('needs contact data, and a plan under which the case was filed', () => {
    const { contact: _, ...nobody } = filed()
    expect(once(nobody, agreed).visitDue).toBeUndefined()
    const { followUps: _plan, ...old } = filed()
    expect(once(old, agreed).visitDue).toBeUndefined()
    expect(once({ ...filed(), followUps: { always: [] } }, agreed).visitDue).toBeUndefined()
  })
  test('moves to the next working day', () => {
    // Six months to the day would be 3 September, seven are 3 October, in the holidays that end on the 7th.
    const plan = { always: [7] }
    const long = { ...filed(), followUps: plan, keepFor: { content: 400 * DAY, record: 1095 * DAY } }
    expect(once(long, agreed).visitDue).toBe(shanghai.on('2026-10-08 15:00'))
  })
  test('is not planned for a day on which the contact data are gone', () => {
    const late = once({ ...filed(), followUps: { always: [3, 8] } }, agreed)
    const after = taken(late, visit('holds'), handler, due)
    expect(after.visitDue).toBeUndefined()
  })
  test('is over when the case goes on, and is dated anew at the next closing', () => {
    const again = once(done, [
      [40, customer, { step: 'reopen' }],
      [50, supervisor, proposal],
      [60, customer, { step: 'accept' }],
    ])
    expect(once(done, [[40, customer, { step: 'reopen' }]]).visitDue).toBeUndefined()
    expect(again.visitDue).toBe(shanghai.on('2026-06-04 21:00'))
  })
  test('is over when the customer asks for erasure', () => {
    expect(once(done, [[40, customer, { step: 'ask-erasure' }]]).visitDue).toBeUndefined()
  })
})

describe('a visit', () => {
  test.each(['holds', 'fails', 'not-reached'] as const)('that was recorded as %s is done', (result) => {
    expect(taken(done, visit(result), handler, due + DAY).visitDue).toBeUndefined()
  })
  test('may be made a week before its day; an earlier one is one more', () => {
    expect(taken(done, visit('holds'), handler, due - VISIT_EARLY).visitDue).toBeUndefined()
    expect(taken(done, visit('holds'), handler, due - VISIT_EARLY - 1).visitDue).toBe(due)
  })
  test('leads to the next one of the plan', () => {
    const two = once({ ...filed(), followUps: { always: [3, 5] } }, agreed)
    const next = taken(two, visit('holds'), handler, due)
    expect(next.visitDue).toBe(shanghai.on('2026-08-03 15:00'))
  })
})

describe('a visit that nobody makes', () => {
  const overdue: Step = { step: 'visit-overdue' }
  const missed: Step = { step: 'visit-missed' }
  test('is warned about once, and given up on the thirtieth day', () => {
    expect(nextAlarm(done, promise)).toEqual({ at: due + VISIT_OVERDUE, step: overdue })
    expect(decide(done, overdue, clock, promise, due + VISIT_OVERDUE - 1)).toMatchObject({ why: 'not-due' })
    const late = taken(done, overdue, clock, due + VISIT_OVERDUE)
    expect(late.visitLate).toBe(true)
    expect(nextAlarm(late, promise)).toEqual({ at: due + VISIT_MISSED, step: missed })
    const given = taken(late, missed, clock, due + VISIT_MISSED)
    expect([given.visitDue, given.visitLate]).toEqual([undefined, undefined])
    expect(nextAlarm(given, promise)?.step.step).toBe('erase')
  })
  test('can still be made after the warning', () => {
    const late = taken(done, overdue, clock, due + VISIT_OVERDUE)
    const made = taken(late, visit('holds'), handler, due + VISIT_OVERDUE + DAY)
    expect([made.visitDue, made.visitLate]).toEqual([undefined, undefined])
  })
  test('never outlives the contact data that it needs', () => {
    const short = { ...filed(), keepFor: { content: 100 * DAY, record: 1095 * DAY } }
    const closed = once(short, [
      ...investigated,
      [20, handler, { step: 'propose', outcome: 'not-upheld' }],
      [30, customer, { step: 'accept' }],
    ])
    expect(closed.visitDue).toBe(due)
    const end = at(30) + 100 * DAY
    expect(nextAlarm(closed, promise)).toEqual({ at: end, step: missed })
    const gone = taken(closed, missed, clock, end)
    expect(nextAlarm(gone, promise)).toEqual({ at: end, step: { step: 'erase' } })
  })
  test('is counted by the clock alone', () => {
    for (const by of [customer, handler, supervisor, executive])
      expect(refused(done, [5000, by, overdue])).toBe('role')
  })
})

test('the plan names its months in order, those that need agreement last, and gives up no visit before it is overdue', () => {
  const file = { always: [3], agreed: [6, 12], overdue: '14 d', missed: '30 d' }
  expect(FollowUps.parse(file)).toEqual(followUps)
  for (const wrong of [
    { always: [6, 3] },
    { always: [3, 3] },
    { always: [0] },
    { always: [1.5] },
    { agreed: [12, 6] },
    { agreed: [3, 6] },
    { agreed: [2] },
    { missed: '14 d' },
    { overdue: '14 months' },
  ])
    expect(FollowUps.safeParse({ ...file, ...wrong }).success).toBe(false)
})
