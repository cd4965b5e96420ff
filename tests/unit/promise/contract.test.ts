import { describe, expect, test } from 'vitest'
import { Calendar, Duration, ServicePromise } from '#contract/promise'
import { DAY, HOUR, MINUTE, promise } from '../promises.ts'

const reasons = (changed: object) =>
  Calendar.safeParse({ ...promise.calendar, ...changed }).error?.issues.map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  )
const onMonday = (...windows: [string, string][]) =>
  reasons({ week: { ...promise.calendar.week, monday: windows } })

describe('a length of time', () => {
  test.each([
    ['30 min', 30 * MINUTE],
    ['1 h', HOUR],
    ['72 h', 72 * HOUR],
    ['14 d', 14 * DAY],
  ])('%s', (written, length) => expect(Duration.parse(written)).toBe(length))
  test.each(['0 h', '1h', '1.5 h', '-1 h', '1 hour', '24', 'PT1H', '100000 h', ''])(
    '%j is none',
    (written) => {
      expect(Duration.safeParse(written).success).toBe(false)
    },
  )
})

describe('a day’s working hours', () => {
  test('may be split, or reach to midnight', () => {
    expect(onMonday(['08:30', '12:00'], ['13:00', '24:00'])).toBeUndefined()
    expect(onMonday()).toBeUndefined()
  })
  test.each<[string, [string, string][]]>([
    ['close before they open, as a night shift would', [['22:00', '06:00']]],
    ['open and close at once', [['09:00', '09:00']]],
    [
      'stand in the wrong order',
      [
        ['13:00', '17:00'],
        ['08:00', '12:00'],
      ],
    ],
    [
      'overlap, so that an hour would count twice',
      [
        ['08:00', '13:00'],
        ['12:00', '17:00'],
      ],
    ],
  ])('are refused where they %s', (_, windows) => {
    expect(onMonday(...windows)).toEqual([expect.stringMatching(/^week\.monday: times in order/)])
  })
  test.each(['8:30', '25:00', '12:60', '24:01', '0830'])('%j is no time of day', (time) => {
    expect(onMonday([time, '24:00'])?.[0]).toMatch(/^week\.monday\.0\.0: /)
  })
})

test('a calendar without a single working day is refused: silence could never end', () => {
  const free = Object.fromEntries(Object.keys(promise.calendar.week).map((day) => [day, []]))
  expect(reasons({ week: free })).toEqual(['week: at least one day with working hours'])
})

test('a holiday that ends before it begins is refused: it would be none', () => {
  const [holiday] = promise.calendar.holidays
  const turned = { ...holiday, from: '2026-10-07', to: '2026-10-01' }
  expect(reasons({ holidays: [turned] })).toEqual(['holidays.0: a first day that is not after the last'])
})

test('a time zone has an IANA name', () => {
  expect(reasons({ timeZone: 'Asia/Shanghai' })).toBeUndefined()
  expect(reasons({ timeZone: 'UTC+8' })).toEqual(['timeZone: an IANA time zone'])
})

test('a misspelt key is refused', () => {
  const { error } = Calendar.safeParse({ ...promise.calendar, holiday: [] })
  expect(error?.issues).toMatchObject([{ code: 'unrecognized_keys', keys: ['holiday'] }])
})

test('the example keeps the numbers of the domain', () => {
  expect(
    ServicePromise.shape.windows.parse({ silence: '72 h', remind: '48 h', reopen: '14 d', pause: '14 d' }),
  ).toEqual(promise.windows)
  expect(promise.times).toEqual({
    minor: { respond: HOUR, propose: 24 * HOUR },
    complex: { respond: HOUR, propose: 72 * HOUR },
    major: { respond: 30 * MINUTE, propose: 24 * HOUR },
  })
})
