import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { Item } from '#contract/remediation'
import { standing } from '#rules/remediation'
import { calendar } from '../../../site/following/calendar.ts'

const text = (words: string) => ({ 'zh-CN': words, en: words })
const entry = (kind: string, date: string, more: object = {}) => ({ kind, date, note: text('note'), ...more })
const item = (entries: object[]) =>
  Item.parse({
    id: 'portal',
    title: text('供应商平台'),
    cause: text('cause'),
    measure: text('一份总册；每项写明依据、期限和负责岗位，逐项核对'),
    owner: text('采购主管'),
    due: '2026-06-30',
    entries,
  })

function eventOf(entries: object[], today: string) {
  const written = calendar(
    [{ ...item(entries), timeline: 'programme', now: standing(item(entries), today) }],
    {
      origin: 'https://trust.example',
      language: 'zh-CN',
      name: '整改期限',
      today,
      tell: ({ title, measure }) => ({
        summary: title['zh-CN'],
        description: measure['zh-CN'],
        path: '/remediation/programme/#portal',
      }),
    },
  )
  const event = new ICAL.Component(ICAL.parse(written)).getFirstSubcomponent('vevent')
  if (!event) throw new Error('There is no event.')
  return { read: new ICAL.Event(event), of: (name: string) => String(event.getFirstPropertyValue(name)) }
}

const planned = entry('planned', '2025-11-24')
const moved = entry('replanned', '2026-06-20', { due: '2026-12-15' })

test('an item is one event on its day, and a new date moves it under the same UID', () => {
  const before = eventOf([planned, moved], '2026-06-19')
  const after = eventOf([planned, moved], '2026-06-20')
  expect([before, after].map(({ read }) => [read.uid, read.sequence, read.startDate.toString()])).toEqual([
    ['programme.portal@trust.example', 0, '2026-06-30'],
    ['programme.portal@trust.example', 1, '2026-12-15'],
  ])
  expect(after.read.startDate.isDate).toBe(true)
  expect(after.of('last-modified')).toBe('2026-06-20T00:00:00Z')
})

test('a date is a proposal until work has begun', () => {
  expect(eventOf([planned], '2026-01-01').of('status')).toBe('TENTATIVE')
  expect(eventOf([planned, entry('started', '2026-01-02')], '2026-01-02').of('status')).toBe('CONFIRMED')
})

test('words come back whole, with their commas and semicolons, and the page that tells the rest', () => {
  const { read, of } = eventOf([planned], '2026-01-01')
  expect(read.summary).toBe('供应商平台')
  expect(read.description).toBe('一份总册；每项写明依据、期限和负责岗位，逐项核对')
  expect(of('url')).toBe('https://trust.example/remediation/programme/#portal')
})
