import { describe, expect, test } from 'vitest'
import { actionsNow, nextAlarm, type Step } from '#rules/complaints'
import { reopenUntil } from '../../../functions/complaints/windows.ts'
import { DAY, HOUR, MINUTE, promise, shanghai } from '../promises.ts'
import {
  agreed,
  at,
  barely,
  clock,
  customer,
  executive,
  FILED,
  filed,
  handler,
  investigated,
  newest,
  once,
  proposal,
  proposed,
  refused,
  reminded,
  supervisor,
  type Taken,
} from './cases.ts'

const hours = (instant: number) => (instant - FILED) / HOUR
const accepted = once(filed(), agreed)
const longAfter = 24 * 365

describe('a closed case is reopened', () => {
  const withdrawn = once(filed(), [[2, customer, { step: 'withdraw' }]])
  const remedyDays = shanghai.on('2026-03-21 00:00') - 1 + 14 * DAY

  test.each<[string, typeof withdrawn, number, string | undefined]>([
    ['until 14 days after closing', withdrawn, at(2) + 14 * DAY, undefined],
    ['and not a millisecond longer', withdrawn, at(2) + 14 * DAY + 1, 'window-closed'],
    ['until 14 days after the end of the remedy’s day, if that is later', accepted, remedyDays, undefined],
    ['and not a millisecond longer either', accepted, remedyDays + 1, 'window-closed'],
  ])('%s', (_, facts, instant, why) => {
    expect(refused(facts, [hours(instant), customer, { step: 'reopen' }])).toBe(why)
  })

  test('until 14 days after closing, where the remedy’s day was earlier', () => {
    const early: Step = { step: 'propose', outcome: 'upheld', remedyDue: '2026-03-03' }
    const facts = once(filed(), [...investigated, [20, handler, early], [90, customer, { step: 'accept' }]])
    expect(reopenUntil(facts, promise)).toBe(at(90) + 14 * DAY)
  })

  test('never after the final answer', () => {
    const final: Taken[] = [[40, executive, { step: 'final', outcome: 'not-upheld', cause: 'process' }]]
    const facts = once({ ...filed(), level: 3, round: 2 }, [...investigated, ...final])
    expect(refused(facts, [41, customer, { step: 'reopen' }])).toBe('final')
  })
})

describe('a remedy', () => {
  test('that was promised and agreed to can be reported as not received, however late', () => {
    expect(refused(accepted, [longAfter, customer, { step: 'not-received' }])).toBeUndefined()
  })
  test('that was delivered on paper can still be reported as not received', () => {
    const delivered = once(accepted, [[40, handler, { step: 'deliver' }]])
    expect(refused(delivered, [41, customer, { step: 'not-received' }])).toBeUndefined()
  })
  test.each<[string, readonly Taken[]]>([
    ['none was promised', [...investigated, [20, handler, barely], [30, customer, { step: 'accept' }]]],
    ['the customer withdrew', [...proposed, [30, customer, { step: 'withdraw' }]]],
    ['somebody else is responsible', [...proposed, [30, handler, { step: 'refer' }]]],
  ])('is neither delivered nor missing where %s', (_, steps) => {
    const facts = once(filed(), steps)
    expect(refused(facts, [50, customer, { step: 'not-received' }])).toBe('no-remedy')
    expect(refused(facts, [50, handler, { step: 'deliver' }])).toBe('no-remedy')
  })
})

test('a closing is rated once; the next closing can be rated again', () => {
  const rate: Step = { step: 'rate', score: 2 }
  const rated = once(accepted, [[31, customer, rate]])
  expect(refused(rated, [32, customer, rate])).toBe('already-rated')
  const again = once(rated, [
    [33, customer, { step: 'reopen' }],
    [34, supervisor, proposal],
    [35, customer, { step: 'accept' }],
  ])
  expect(refused(again, [36, customer, rate])).toBeUndefined()
})

describe('the customer goes a level up', () => {
  const may = (facts: typeof accepted, instant: number) =>
    refused(facts, [hours(instant), customer, { step: 'escalate' }])

  test('not while every promise is kept, up to the very instant at which one is due', () => {
    expect(may(filed(), at(1))).toBe('no-clock-missed')
  })
  test('from the instant after, without waiting for the clock job', () => {
    expect(may(filed(), at(1) + 1)).toBeUndefined()
  })
  test('for a miss that was made good since', () => {
    expect(may(once(filed(), [[2, handler, { step: 'respond' }]]), at(3))).toBeUndefined()
  })
  test('not because silence ran out', () => {
    const facts = once(filed(), proposed)
    expect(may(facts, newest(facts, 'silence').dueAt + HOUR)).toBe('no-clock-missed')
  })
  test('but a supervisor can take it up at any time', () => {
    expect(refused(filed(), [0.1, supervisor, { step: 'escalate' }])).toBeUndefined()
  })
})

/** Looser is what promises more time: from minor to complex a proposal takes 72 h instead of 24. */
describe('a reassessment', () => {
  const to = (severity: 'minor' | 'complex' | 'major'): Step => ({ step: 'reassess', severity })
  test.each([
    ['minor', 'complex', ['supervisor']],
    ['minor', 'major', ['handler', 'supervisor', 'executive']],
    ['complex', 'minor', ['handler', 'supervisor', 'executive']],
    ['complex', 'major', ['handler', 'supervisor', 'executive']],
    ['major', 'minor', ['supervisor']],
    ['major', 'complex', ['supervisor']],
  ] as const)('from %s to %s is for %s', (from, severity, roles) => {
    const who = [handler, supervisor, executive].filter(
      (by) => !refused(filed(from), [0.1, by, to(severity)]),
    )
    expect(who.map((by) => (by.kind === 'staff' ? by.role : by.kind))).toEqual(roles)
  })
  test('to the severity the case has is none', () => {
    expect(refused(filed('minor'), [0.1, supervisor, to('minor')])).toBe('same-severity')
  })
})

test('a longer pause ends in the future', () => {
  const waiting = once(filed(), [...investigated, [2, handler, { step: 'ask' }]])
  const allow = (limit: number): Taken => [3, supervisor, { step: 'allow-longer-pause', limit }]
  expect(refused(waiting, allow(at(3)))).toBe('limit-past')
  expect(refused(waiting, allow(at(40 * 24)))).toBeUndefined()
})

describe('a pause', () => {
  const ask: Step = { step: 'ask' }
  const pause: Step = { step: 'pause', reason: 'outside-test' }
  const begun = 2
  const paused = once(filed(), [...investigated, [begun, handler, ask]])
  const hoursOf = (length: number) => length / HOUR
  const back = (length: number) => once(paused, [[begun + hoursOf(length), customer, { step: 'message' }]])

  test.each([ask, pause])('that is begun while days are left is taken ($step)', (step) => {
    const left = back(14 * DAY - MINUTE)
    expect(refused(left, [begun + hoursOf(14 * DAY), handler, step])).toBeUndefined()
  })
  test.each([ask, pause])('is refused with its reason once they are used up ($step)', (step) => {
    const usedUp = back(14 * DAY)
    expect(refused(usedUp, [begun + hoursOf(15 * DAY), handler, step])).toBe('pauses-used-up')
  })
  test('longer pauses that a supervisor allowed count too, in every round', () => {
    const allowed: Step = { step: 'allow-longer-pause', limit: at(begun) + 20 * DAY }
    const longer = once(paused, [
      [3, supervisor, allowed],
      [begun + hoursOf(20 * DAY), clock, { step: 'resume' }],
      [500, handler, { step: 'propose', outcome: 'not-upheld' }],
      [501, customer, { step: 'reject' }],
    ])
    expect(refused(longer, [502, supervisor, ask])).toBe('pauses-used-up')
  })
})

describe('the clock takes nothing before it falls due and nothing twice', () => {
  const waiting = once(filed(), [...investigated, [2, handler, { step: 'ask' }]])
  const open = once(filed(), proposed)
  const warned = once(filed(), [
    [0.5, clock, { step: 'warn', clock: 'respond', percent: 50 }],
    [0.8, clock, { step: 'warn', clock: 'respond', percent: 80 }],
  ])
  const missed = once(warned, [[1, clock, { step: 'breach', clock: 'respond' }]])
  const called = once(open, reminded.slice(0, 1))
  const told = once(open, reminded)
  const call: Step = { step: 'call-to-remind', by: 'desk' }
  const first: Step = { step: 'warn', clock: 'respond', percent: 50 }
  const breach: Step = { step: 'breach', clock: 'respond' }

  test.each<[string, typeof open, number, Step, boolean]>([
    ['a warning before half of the time', filed(), at(0.5) - 1, first, false],
    ['a warning at half of the time', filed(), at(0.5), first, true],
    ['the same warning again', warned, at(0.9), first, false],
    ['a breach before the due time', warned, at(1) - 1, breach, false],
    ['a breach at the due time', warned, at(1), breach, true],
    ['the same breach again', missed, at(2), breach, false],
    ['a breach of a promise that was kept', once(filed(), investigated), at(2), breach, false],
    ['a breach of silence', told, at(24 * 9), { step: 'breach', clock: 'silence' }, false],
    ['a resumption before the limit', waiting, at(2) + 14 * DAY - 1, { step: 'resume' }, false],
    ['a resumption at the limit', waiting, at(2) + 14 * DAY, { step: 'resume' }, true],
    ['a reminder before 48 hours', open, at(68) - 1, call, false],
    ['a reminder at 48 hours', open, at(68), call, true],
    ['a second reminder', told, at(80), call, false],
    ['closing by silence before 72 hours', told, at(92) - 1, { step: 'silence' }, false],
    ['closing by silence at 72 hours', told, at(92), { step: 'silence' }, true],
    ['closing by silence without a reminder', open, at(93), { step: 'silence' }, false],
    ['closing by silence while the reminder is owed', called, at(200), { step: 'silence' }, false],
  ])('%s', (_, facts, instant, step, allowed) => {
    expect(refused(facts, [hours(instant), clock, step])).toBe(allowed ? undefined : 'not-due')
  })

  test('and whatever it is told to do next is allowed at that instant', () => {
    for (const facts of [filed(), warned, waiting, open, told]) {
      const next = nextAlarm(facts, promise)
      expect(next && refused(facts, [hours(next.at), clock, next.step])).toBeUndefined()
    }
  })
})

test('what the page offers a customer is what the rules allow', () => {
  const offer = (steps: readonly Taken[], instant: number) =>
    actionsNow(once(filed(), steps), promise, instant)
  expect(offer([], at(0) + MINUTE)).toEqual(['message', 'withdraw'])
  expect(offer([], at(2))).toEqual(['message', 'escalate', 'withdraw'])
  expect(offer(proposed, at(21))).toEqual(['accept', 'reject', 'message', 'withdraw'])
  expect(offer(agreed, at(31))).toEqual(['message', 'not-received', 'rate', 'reopen', 'agree-visits'])
  expect(offer(agreed, at(longAfter))).toEqual(['message', 'not-received', 'rate', 'agree-visits'])
  expect(offer([...agreed, [40, customer, { step: 'ask-erasure' }]], at(41))).toEqual([])
})
