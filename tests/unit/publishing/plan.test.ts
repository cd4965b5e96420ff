import { describe, expect, test } from 'vitest'
import { lengths, planStanding } from '../../../site/schemas/plan.ts'

const starts = '2026-09-22'
const now = (today: string) => planStanding(starts, today).now

test('a hundred days make three phases whose dates follow from the first day', () => {
  const { phases, days, ends } = planStanding(starts, starts)
  expect(lengths).toEqual([30, 40, 30])
  expect([days, ends]).toEqual([100, '2026-12-30'])
  expect(phases.map(({ first, last, from, to }) => [first, last, from, to])).toEqual([
    [1, 30, '2026-09-22', '2026-10-21'],
    [31, 70, '2026-10-22', '2026-11-30'],
    [71, 100, '2026-12-01', '2026-12-30'],
  ])
})

describe('where today stands', () => {
  test.each([
    ['2026-09-12', { state: 'ahead', inDays: 10 }],
    ['2026-09-21', { state: 'ahead', inDays: 1 }],
    ['2026-09-22', { state: 'under-way', day: 1, phase: 1 }],
    ['2026-10-21', { state: 'under-way', day: 30, phase: 1 }],
    ['2026-10-22', { state: 'under-way', day: 31, phase: 2 }],
    ['2026-11-22', { state: 'under-way', day: 62, phase: 2 }],
    ['2026-11-30', { state: 'under-way', day: 70, phase: 2 }],
    ['2026-12-01', { state: 'under-way', day: 71, phase: 3 }],
    ['2026-12-30', { state: 'under-way', day: 100, phase: 3 }],
    ['2026-12-31', { state: 'over', daysAgo: 1 }],
    ['2027-01-29', { state: 'over', daysAgo: 30 }],
  ])('on %s', (today, expected) => {
    expect(now(today)).toEqual(expected)
  })

  test.each([
    ['2026-09-21', ['ahead', 'ahead', 'ahead']],
    ['2026-11-22', ['over', 'now', 'ahead']],
    ['2026-12-31', ['over', 'over', 'over']],
  ])('and the phases on %s', (today, states) => {
    expect(planStanding(starts, today).phases.map(({ state }) => state)).toEqual(states)
  })
})

test('a plan across a leap day and the end of a year loses no day', () => {
  expect(planStanding('2027-12-01', '2028-02-29')).toMatchObject({
    ends: '2028-03-09',
    now: { state: 'under-way', day: 91, phase: 3 },
  })
})
