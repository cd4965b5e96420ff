import { expect, test } from 'vitest'
import type { CaseFacts } from '#contract/complaints'
import { nextAlarm, type Step } from '#rules/complaints'
import { endOfDay } from '#rules/promise'
import { contentUntil, recordUntil, reopenUntil } from '../../../functions/complaints/windows.ts'
import { DAY, HOUR, promise } from '../promises.ts'
import { at, customer, FILED, filed, handler, investigated, once } from './cases.ts'

const DELIVERED = 40
const deliver: Step = { step: 'deliver' }
/** Closed by agreement with a remedy that is due on a day. */
const owing = (remedyDue: string, facts = filed()) =>
  once(facts, [
    ...investigated,
    [20, handler, { step: 'propose', outcome: 'upheld', remedyDue }],
    [30, customer, { step: 'accept' }],
  ])
const delivered = (facts: CaseFacts, hours = DELIVERED) => once(facts, [[hours, handler, deliver]])
const YEAR_AHEAD = '2027-03-01'

test('while a remedy is owed, its date holds the words; once it was delivered, its delivery does', () => {
  const owed = owing(YEAR_AHEAD)
  const due = endOfDay(promise.calendar, YEAR_AHEAD)
  expect(contentUntil(owed, promise)).toBe(due + 180 * DAY)
  expect(recordUntil(owed, promise)).toBe(due + 1095 * DAY)
  expect(contentUntil(delivered(owed), promise)).toBe(at(DELIVERED) + 180 * DAY)
  expect(recordUntil(delivered(owed), promise)).toBe(at(DELIVERED) + 1095 * DAY)
})

test('a delivery that came late counts as well', () => {
  const hours = 24 * 60
  expect(contentUntil(delivered(owing('2026-03-20'), hours), promise)).toBe(at(hours) + 180 * DAY)
})

test('the clock erases at that time, and not before', () => {
  const { visitDue: _, ...facts } = delivered(owing(YEAR_AHEAD))
  expect(nextAlarm(facts, promise)).toEqual({ at: at(DELIVERED) + 180 * DAY, step: { step: 'erase' } })
})

test('what is said of a delivery later moves no time', () => {
  const first = delivered(owing(YEAR_AHEAD))
  const twice = delivered(first, 24 * 100)
  expect(twice.deliveredAt).toBe(at(DELIVERED))
  expect(contentUntil(twice, promise)).toBe(contentUntil(first, promise))
})

test('a case can be reopened until 14 days after the remedy’s date, and never once its words are gone', () => {
  const soon = delivered(owing('2026-03-20'))
  expect(reopenUntil(soon, promise)).toBe(endOfDay(promise.calendar, '2026-03-20') + 14 * DAY)
  const late = delivered(owing(YEAR_AHEAD))
  expect(reopenUntil(late, promise)).toBe(contentUntil(late, promise))
})

test('a visit that the words would not live to see is taken off the plan', () => {
  const followUps = { always: [3, 9], overdue: 14 * DAY, missed: 30 * DAY }
  const visited = once(owing(YEAR_AHEAD, { ...filed(), followUps }), [
    [24 * 95, handler, { step: 'visit', result: 'holds' }],
  ])
  expect(visited.visitDue).toBeGreaterThan(FILED + 270 * DAY)
  expect(delivered(visited, 24 * 30).visitDue).toBeUndefined()
  expect(delivered(visited, 24 * 200).visitDue).toBe(visited.visitDue)
})

test.each(['Asia/Shanghai', 'America/Los_Angeles'])(
  'a date in the year 9999 that was taken once gives times of four-digit years in %s',
  (timeZone) => {
    const far = { ...promise, calendar: { ...promise.calendar, timeZone } }
    const facts = owing('9999-12-31')
    for (const until of [contentUntil, recordUntil, reopenUntil])
      expect(new Date(until(facts, far)).toISOString()).toMatch(/^9999-/)
    expect(once(facts, [[DELIVERED, handler, deliver]], far).deliveredAt).toBe(FILED + DELIVERED * HOUR)
    expect(nextAlarm(facts, far)?.at).toBeLessThanOrEqual(contentUntil(facts, far))
  },
)
