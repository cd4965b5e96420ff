import { expect, test } from 'vitest'
import type { Step } from '#rules/complaints'
import { endOfDay } from '#rules/promise'
import { nextDue } from '../../../functions/complaints/alarms.ts'
import { promise } from '../promises.ts'
import {
  at,
  clock,
  customer,
  filed,
  handler,
  investigated,
  newest,
  once,
  proposed,
  type Taken,
} from './cases.ts'

const due = (steps: readonly Taken[]) => nextDue(once(filed(), steps), promise)
const accepted: readonly Taken[] = [...proposed, [21, customer, { step: 'accept' }]]
const deliver: Step = { step: 'deliver' }

test('before anybody has answered it is the first answer that is due', () => {
  expect(due([])).toBe(at(1))
})
test('then the proposal', () => {
  expect(due(investigated)).toBe(at(72))
})
test('while paused, the end of the pause', () => {
  expect(due([...investigated, [2, handler, { step: 'ask' }]])).toBe(at(2 + 14 * 24))
})
test('with a proposal before the customer, the end of their silence', () => {
  const facts = once(filed(), proposed)
  expect(nextDue(facts, promise)).toBe(newest(facts, 'silence').dueAt)
})
test('with their question on it, since they asked: it is our turn', () => {
  expect(due([...proposed, [30, customer, { step: 'message' }]])).toBe(at(30))
  const answered = once(filed(), [
    ...proposed,
    [30, customer, { step: 'message' }],
    [31, handler, { step: 'message' }],
  ])
  expect(nextDue(answered, promise)).toBe(newest(answered, 'silence').dueAt)
})
test('of a closed case, the last moment of the remedy’s day, until it is delivered', () => {
  expect(due(accepted)).toBe(endOfDay(promise.calendar, '2026-03-20'))
  expect(due([...accepted, [40, handler, deliver]])).toBeUndefined()
})
test('a closed case that owes nothing waits for nobody', () => {
  expect(due([[2, customer, { step: 'withdraw' }]])).toBeUndefined()
  const erased = [
    ...accepted,
    [30, customer, { step: 'ask-erasure' }],
    [31, clock, { step: 'erase' }],
  ] as const
  expect(due(erased)).toBeUndefined()
})
