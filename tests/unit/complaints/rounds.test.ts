import { describe, expect, test } from 'vitest'
import { isRunning } from '#rules/clocks'
import { nextAlarm, type Step } from '#rules/complaints'
import { promise } from '../promises.ts'
import {
  agreed,
  at,
  barely,
  customer,
  executive,
  filed,
  handler,
  investigated,
  newest,
  once,
  proposed,
  silenced,
  supervisor,
  type Taken,
} from './cases.ts'

const running = (facts: ReturnType<typeof filed>) => facts.clocks.filter(isRunning).map(({ name }) => name)

describe('a rejection', () => {
  const rejected = once(filed(), [...proposed, [30, customer, { step: 'reject' }]])
  test('begins the next round a level up, with the proposal clock anew from now', () => {
    expect(rejected).toMatchObject({ state: 'investigating', round: 2, level: 2 })
    expect(newest(rejected, 'propose')).toMatchObject({ round: 2, from: at(30), dueAt: at(30 + 72) })
    expect(running(rejected)).toEqual(['propose'])
  })
  test('keeps the first round’s results', () => {
    const first = once(filed(), proposed).clocks.filter(({ name }) => name !== 'silence')
    expect(rejected.clocks.slice(0, 2)).toEqual(first)
  })
  test('withdraws the remedy that was offered', () => expect(rejected.remedyDue).toBeUndefined())
})

test.each<[string, string, readonly Taken[], string | undefined]>([
  ['agreement', 'agreed', agreed, '2026-03-20'],
  ['silence', 'silence', silenced, '2026-03-20'],
  ['withdrawal', 'withdrawn', [...proposed, [30, customer, { step: 'withdraw' }]], undefined],
  ['referral', 'referred', [...proposed, [30, handler, { step: 'refer' }]], undefined],
  ['joining', 'duplicate', [...proposed, [30, handler, { step: 'duplicate' }]], undefined],
  [
    'agreement without a remedy',
    'agreed',
    [...investigated, [20, handler, barely], [30, customer, { step: 'accept' }]],
    undefined,
  ],
])('closing by %s ends every clock, and owes a remedy only where it stands', (_, basis, steps, remedyDue) => {
  // Nobody is visited of whom nobody knows how to reach them.
  const { contact: _contact, ...nobody } = filed()
  const closed = once(nobody, steps)
  expect(closed).toMatchObject({ state: 'closed', basis })
  expect(closed.remedyDue).toBe(remedyDue)
  expect(running(closed)).toEqual([])
  expect(nextAlarm(closed, promise)?.step).toEqual({ step: 'erase' })
})

test('the final answer closes the case with its own outcome', () => {
  const again: Taken[] = [
    [30, customer, { step: 'reject' }],
    [31, supervisor, { step: 'escalate' }],
    [40, executive, { step: 'final', outcome: 'partly-upheld', cause: 'process' }],
  ]
  const closed = once(filed(), [...proposed, ...again])
  expect(closed).toMatchObject({
    basis: 'final',
    outcome: 'partly-upheld',
    level: 3,
    round: 2,
    closedAt: at(40),
  })
})

test.each<[string, Step, number]>([
  ['reopening goes up a level', { step: 'reopen' }, 2],
  ['a remedy that did not arrive does not', { step: 'not-received' }, 1],
])('%s; both begin the next round and keep what was', (_, step, level) => {
  const closed = once(filed(), [...agreed, [40, handler, { step: 'deliver' }]])
  const open = once(closed, [[50, customer, step]])
  expect(open).toMatchObject({ state: 'investigating', level, round: 2, customerWroteLast: true })
  expect(newest(open, 'propose')).toMatchObject({ from: at(50), dueAt: at(50 + 72) })
  expect(open.clocks.slice(0, -1)).toEqual(closed.clocks)
  for (const gone of ['basis', 'closedAt', 'ratedAt', 'remedyDue', 'deliveredAt'])
    expect(open).not.toHaveProperty(gone)
})

test('facts added after closing never reopen a case', () => {
  const closed = once(filed(), agreed)
  const told = once(closed, [[40, customer, { step: 'message' }]])
  expect(told).toEqual({ ...closed, customerWroteLast: true, version: closed.version + 1 })
})
