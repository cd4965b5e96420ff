import { describe, expect, test } from 'vitest'
import { BreachReason, type CaseFacts } from '#contract/complaints'
import { decide, type Step } from '#rules/complaints'
import { promise } from '../promises.ts'
import {
  at,
  clock,
  customer,
  executive,
  filed,
  handler,
  investigated,
  once,
  proposal,
  refused,
  supervisor,
  type Taken,
} from './cases.ts'

const warned: readonly Taken[] = [
  [0.5, clock, { step: 'warn', clock: 'respond', percent: 50 }],
  [0.8, clock, { step: 'warn', clock: 'respond', percent: 80 }],
]
const missed = once(filed('minor'), [...warned, [1, clock, { step: 'breach', clock: 'respond' }]])
const answered = once(missed, [[2, handler, { step: 'respond', breachReason: 'workload' }]])
const kept = once(filed('minor'), investigated)
/** Where every step of staff but delivery and a visit has its place, with a promise missed. */
const late = (facts: CaseFacts): CaseFacts => ({ ...facts, unexplained: true })
const closed = late(
  once(kept, [
    [3, handler, proposal],
    [4, customer, { step: 'accept' }],
  ]),
)
const why = { breachReason: 'outside-party' } as const

test('a missed promise waits to be explained, until the first answer says why', () => {
  expect([filed().unexplained, missed.unexplained, answered.unexplained]).toEqual([
    undefined,
    true,
    undefined,
  ])
})

describe('the next step of staff that the customer reads says why', () => {
  const rows: [string, CaseFacts, Taken[1], Step, isAsked: boolean][] = [
    ['an answer', missed, handler, { step: 'respond' }, true],
    ['a proposal instead of one', missed, supervisor, proposal, true],
    ['a message', late(kept), handler, { step: 'message' }, true],
    ['a question', late(kept), handler, { step: 'ask' }, true],
    ['a pause', late(kept), handler, { step: 'pause', reason: 'outside-test' }, true],
    ['a referral', late(kept), handler, { step: 'refer' }, true],
    ['a new assessment', late(kept), handler, { step: 'reassess', severity: 'major' }, true],
    ['a level up by a supervisor', late(kept), supervisor, { step: 'escalate' }, true],
    [
      'a final answer',
      late({ ...kept, level: 3, round: 2 }),
      executive,
      { step: 'final', outcome: 'upheld', cause: 'process' },
      true,
    ],
    ['a delivery', closed, handler, { step: 'deliver' }, true],
    ['a visit', closed, handler, { step: 'visit', result: 'holds' }, true],
    ['a note', late(kept), handler, { step: 'note' }, false],
    ['handing over', late(kept), handler, { step: 'assign', assignee: 'a' }, false],
    ['a cause', closed, handler, { step: 'name-cause', cause: 'process' }, false],
    ['what the customer writes', late(kept), customer, { step: 'message' }, false],
    ['what the customer does', late(kept), customer, { step: 'withdraw' }, false],
  ]
  test.each(rows)('%s', (_, facts, by, step, isAsked) => {
    const without = refused(facts, [6, by, step])
    const withReason = refused(facts, [6, by, { ...step, ...why }])
    expect([without, withReason]).toEqual(
      isAsked ? ['reason-owed', undefined] : [undefined, 'reason-not-owed'],
    )
  })
})

test('who may not take the step hears that, and not that a reason is missing', () => {
  expect(refused(late({ ...kept, level: 2 }), [6, handler, proposal])).toBe('level')
  expect(refused(late(kept), [6, handler, { step: 'respond' }])).toBe('state')
})

test('where nothing is unexplained there is no reason to give', () => {
  expect(refused(kept, [2, handler, { step: 'message', ...why }])).toBe('reason-not-owed')
})

test.each(BreachReason.options)('%s stands in the event’s facts', (breachReason) => {
  const decision = decide(missed, { step: 'respond', breachReason }, handler, promise, at(2))
  expect(decision).toMatchObject({ ok: true, event: { facts: { breachReason } } })
})

test('a second breach before anybody wrote is explained with the first; one after that is asked for anew', () => {
  const breached = (facts: CaseFacts) =>
    once(facts, [
      [13, clock, { step: 'warn', clock: 'propose', percent: 50 }],
      [20, clock, { step: 'warn', clock: 'propose', percent: 80 }],
      [24, clock, { step: 'breach', clock: 'propose' }],
    ])
  const offer: Taken = [25, executive, { ...proposal, ...why }]
  expect(once(breached(missed), [offer]).unexplained).toBeUndefined()
  expect(refused(breached(answered), [25, executive, proposal])).toBe('reason-owed')
})

test('what was missed in one round is still asked for in the next', () => {
  const next = once(late(once(kept, [[3, handler, proposal]])), [[4, customer, { step: 'reject' }]])
  expect(next.unexplained).toBe(true)
})
