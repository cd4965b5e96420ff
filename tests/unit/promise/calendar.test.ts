import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Calendar } from '#contract/promise'
import { after as add, between, endOfDay, onWorkingDay } from '#rules/promise'
import { berlin, berlinHours, DAY, HOUR, promise, shanghai, shanghaiHours } from '../promises.ts'

type Row = [what: string, from: string, hours: number, to: string]

/** Working days 08:30–12:00 and 13:00–17:30: eight hours. */
describe('working time in Shanghai', () => {
  test.each<Row>([
    ['runs within a morning', '2026-03-02 09:00', 2, '2026-03-02 11:00'],
    ['is over when a window closes, not when the next opens', '2026-03-02 11:00', 1, '2026-03-02 12:00'],
    ['stands still at lunch', '2026-03-02 11:30', 1, '2026-03-02 13:30'],
    ['begins after lunch for what comes at lunch', '2026-03-02 12:20', 1, '2026-03-02 14:00'],
    ['stands still at night', '2026-03-02 17:00', 1, '2026-03-03 09:00'],
    ['begins in the morning for what comes at night', '2026-03-02 23:10', 1, '2026-03-03 09:30'],
    ['begins the same morning for what comes before dawn', '2026-03-03 04:00', 1, '2026-03-03 09:30'],
    ['stands still over a weekend', '2026-03-06 17:00', 1, '2026-03-09 09:00'],
    ['makes nine working days of 72 hours', '2026-03-02 08:30', 72, '2026-03-12 17:30'],
    ['stands still over a holiday', '2026-04-30 17:00', 1, '2026-05-06 09:00'],
    ['runs on a Saturday that is worked (调休)', '2026-05-08 17:00', 1, '2026-05-09 09:00'],
    [
      'runs on a worked Saturday, then waits for the festival to end',
      '2026-02-14 17:00',
      1,
      '2026-02-24 09:00',
    ],
    ['stands still across New Year', '2025-12-31 17:00', 1, '2026-01-04 09:00'],
  ])('%s', (_, from, hours, to) => {
    expect(shanghai.read(add(shanghaiHours, shanghai.on(from), hours * HOUR))).toBe(to)
    expect(between(shanghaiHours, shanghai.on(from), shanghai.on(to))).toBe(hours * HOUR)
  })

  test('a make-up day beats the holiday it lies in, with windows of its own', () => {
    const worked: Calendar = {
      ...shanghaiHours,
      makeUpDays: [{ date: '2026-02-18', windows: [['10:00', '12:00']] }],
    }
    expect(between(worked, shanghai.on('2026-02-15 00:00'), shanghai.on('2026-02-24 00:00'))).toBe(2 * HOUR)
  })
  test('an evening and the night after it are one stretch', () => {
    const night: Calendar['week']['monday'] = [
      ['00:00', '06:00'],
      ['22:00', '24:00'],
    ]
    const shift: Calendar = {
      ...shanghaiHours,
      week: { ...shanghaiHours.week, monday: night, tuesday: night },
    }
    expect(shanghai.read(add(shift, shanghai.on('2026-03-02 23:00'), 2 * HOUR))).toBe('2026-03-03 01:00')
  })
  test('none lies between an instant and an earlier one', () => {
    expect(between(shanghaiHours, shanghai.on('2026-03-03 09:00'), shanghai.on('2026-03-02 09:00'))).toBe(0)
  })
  test('that never comes is an error, not a Worker that hangs', () => {
    const { week } = shanghaiHours
    const empty = { ...week, monday: [], tuesday: [], wednesday: [], thursday: [], friday: [] }
    const never: Calendar = { ...shanghaiHours, week: empty, makeUpDays: [] }
    expect(() => add(never, 0, 1)).toThrow(RangeError)
    expect(() => onWorkingDay(never, 0)).toThrow(RangeError)
  })
})

/** The clock goes from 02:00 to 03:00 on 29 March and from 03:00 to 02:00 on 25 October, both Sundays. */
describe('where the clock changes', () => {
  const whole: Calendar['week']['monday'] = [['00:00', '24:00']]
  const night: Calendar['week']['monday'] = [['01:00', '04:00']]
  const on = (saturday: typeof whole, sunday: typeof whole): Calendar => ({
    ...berlinHours,
    week: { ...berlinHours.week, saturday, sunday },
  })
  test.each<Row>([
    ['an hour is lost in spring', '2026-03-28 22:00', 6, '2026-03-29 05:00'],
    ['an hour is won in autumn', '2026-10-24 22:00', 6, '2026-10-25 03:00'],
  ])('%s', (_, from, hours, to) => {
    expect(berlin.read(add(on(whole, whole), berlin.on(from), hours * HOUR))).toBe(to)
  })
  test.each([
    ['2026-03-29', 23, 2],
    ['2026-10-25', 25, 4],
    ['2026-11-01', 24, 3],
  ])('%s has %i hours, and %i of them from 01:00 to 04:00', (day, all, few) => {
    const next = berlin.on(`${day} 00:00`) + all * HOUR
    expect(between(on([], whole), berlin.on(`${day} 00:00`), next)).toBe(all * HOUR)
    expect(between(on([], night), berlin.on(`${day} 00:00`), next)).toBe(few * HOUR)
  })
  test.each<Row>([
    ['a spring weekend', '2026-03-27 16:30', 1, '2026-03-30 09:30'],
    ['an autumn weekend', '2026-10-23 16:30', 1, '2026-10-26 09:30'],
    ['Easter', '2026-04-02 16:30', 1, '2026-04-07 09:30'],
  ])('offices keep their hours across %s', (_, from, hours, to) => {
    expect(berlin.read(add(berlinHours, berlin.on(from), hours * HOUR))).toBe(to)
  })
})

describe('round the clock', () => {
  test('every hour counts, holidays and nights included', () => {
    const from = shanghai.on('2026-02-16 23:00')
    expect(add(promise.calendar, from, 72 * HOUR)).toBe(from + 72 * HOUR)
    expect(between(promise.calendar, from, from + 72 * HOUR)).toBe(72 * HOUR)
  })
})

describe('what must not fall on a free day', () => {
  test.each([
    ['stays on a working day, at any hour', '2026-03-03 23:59', '2026-03-03 23:59'],
    ['moves from Saturday to Monday at the same time of day', '2026-03-07 11:00', '2026-03-09 11:00'],
    ['stays on a Saturday that is worked', '2026-05-09 11:00', '2026-05-09 11:00'],
    ['moves behind a holiday', '2026-02-15 08:00', '2026-02-24 08:00'],
    ['moves although the promise runs round the clock', '2026-10-04 00:00', '2026-10-08 00:00'],
  ])('%s', (_, from, to) => {
    expect(shanghai.read(onWorkingDay(promise.calendar, shanghai.on(from)))).toBe(to)
  })
  test.each([
    ['keeps its time of day in spring, though Sunday has no 02:30', '2026-03-28 02:30', '2026-03-30 02:30'],
    [
      'keeps its time of day in autumn, though Sunday has 02:30 twice',
      '2026-10-24 02:30',
      '2026-10-26 02:30',
    ],
  ])('%s', (_, from, to) => {
    expect(berlin.read(onWorkingDay(berlinHours, berlin.on(from)))).toBe(to)
  })
})

test('a day ends where the company is', () => {
  expect(endOfDay(promise.calendar, '2026-03-20')).toBe(shanghai.on('2026-03-21 00:00') - 1)
  expect(endOfDay(berlinHours, '2026-03-29')).toBe(berlin.on('2026-03-30 00:00') - 1)
})

test.each([
  ['Shanghai', shanghaiHours],
  ['Berlin', berlinHours],
])('in %s what was added can be measured, and a due time lies in working hours', (_, calendar) => {
  const from = fc.integer({ min: shanghai.on('2026-01-01 00:00'), max: shanghai.on('2026-12-01 00:00') })
  fc.assert(
    fc.property(from, fc.integer({ min: 1, max: 10 * DAY }), (start, length) => {
      const due = add(calendar, start, length)
      expect(between(calendar, start, due)).toBe(length)
      expect(between(calendar, due - 1, due)).toBe(1)
    }),
    { numRuns: 200 },
  )
})
