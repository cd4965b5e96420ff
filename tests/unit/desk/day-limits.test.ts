import { expect, test } from 'vitest'
import { misdated, misdatedInWords } from '../../../functions/desk/day-limits.ts'
import { promise, shanghai } from '../promises.ts'

const { calendar } = promise
const now = shanghai.on('2026-11-23 10:00')
const offer = (remedyDue: string) =>
  ({
    action: 'propose',
    version: 1,
    text: 'We offer.',
    outcome: 'upheld',
    remedy: 'Parts.',
    remedyDue,
  }) as const
const longer = (until: string) =>
  ({ action: 'allow-longer-pause', version: 1, text: 'It takes longer.', until }) as const

test.each([
  ['2026-11-23', undefined, undefined],
  ['2027-11-23', undefined, undefined],
  [
    '2026-11-22',
    'This day was 1 day ago. Choose today or a later day.',
    '这一天是 1天前。请选择今天或以后的日期。',
  ],
  [
    '2025-12-10',
    'This day was 11 months, 13 days ago. Choose today or a later day.',
    '这一天是 11个月13天前。请选择今天或以后的日期。',
  ],
  [
    '2027-11-24',
    'This day is 1 year, 1 day ahead. Choose a day within one year, 23 November 2027 at the latest. Is the year right?',
    '这一天在 1年1天以后。请选择一年以内的日期，最晚 2027 年 11 月 23 日。年份对吗？',
  ],
  [
    '2126-12-20',
    'This day is 100 years, 27 days ahead. Choose a day within one year, 23 November 2027 at the latest. Is the year right?',
    '这一天在 100年27天以后。请选择一年以内的日期，最晚 2027 年 11 月 23 日。年份对吗？',
  ],
])('%s is judged by its distance from today', (day, en, zh) => {
  for (const [wanted, field] of [
    [offer(day), 'remedyDue'],
    [longer(day), 'until'],
  ] as const) {
    const found = misdated(wanted, calendar, now)
    expect(found && misdatedInWords(found, 'en')).toBe(en)
    expect(found && misdatedInWords(found, 'zh-CN')).toBe(zh)
    if (found) expect(found.field).toBe(field)
  }
})

test('the year 9999 is far, and malformed nowhere', () => {
  const found = misdated(offer('9999-12-31'), calendar, now)
  expect(found && misdatedInWords(found, 'en')).toContain('This day is 7,973 years, 1 month ahead.')
})

test('today is the company’s, which is a day ahead of UTC in its morning', () => {
  const morning = shanghai.on('2026-11-24 07:00')
  expect(misdated(offer('2026-11-23'), calendar, morning)?.code).toBe('day.past')
  expect(misdated(offer('2026-11-24'), calendar, morning)).toBeUndefined()
})

test('a year from 29 February ends on 28 February', () => {
  const leap = shanghai.on('2028-02-29 10:00')
  expect(misdated(offer('2029-02-28'), calendar, leap)).toBeUndefined()
  expect(misdated(offer('2029-03-01'), calendar, leap)?.code).toBe('day.far')
})
