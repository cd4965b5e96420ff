import { describe, expect, test } from 'vitest'
import { type Entry, Item } from '#contract/remediation'
import { type ItemState, itemStates, missedFirst, standing, tally } from '#rules/remediation'

const text = { 'zh-CN': '文', en: 'text' }
type Kind = Entry['kind']

/** An item due on 31 March with its history, one `kind date` a line. */
const item = (...lines: `${Kind} ${string}`[]) =>
  Item.parse({
    id: 'wastewater-meter',
    title: text,
    cause: text,
    measure: text,
    owner: text,
    due: '2026-03-31',
    entries: lines.map((line) => {
      const [kind, date, due] = line.split(' ')
      return {
        kind,
        date,
        note: text,
        ...(kind === 'replanned' ? { due } : {}),
        ...(kind === 'verified' ? { by: text } : {}),
      }
    }),
  })

const planned = 'planned 2026-01-10'
const started = 'started 2026-02-01'
const done = 'done 2026-03-20'
const late = 'done 2026-04-04'
const verified = 'verified 2026-05-01'

describe('an item’s state is derived from its lines and the day of reading', () => {
  test.each<[today: string, state: ItemState, daysLate: number, lines: `${Kind} ${string}`[]]>([
    ['2026-01-31', 'planned', 0, [planned, started]],
    ['2026-02-01', 'under-way', 0, [planned, started]],
    ['2026-02-01', 'under-way', 0, [planned, 'progress 2026-02-01']],
    ['2026-03-31', 'planned', 0, [planned]],
    ['2026-03-31', 'under-way', 0, [planned, started]],
    ['2026-04-01', 'overdue', 1, [planned]],
    ['2026-04-01', 'overdue', 1, [planned, started]],
    ['2026-06-30', 'overdue', 91, [planned, started]],
    ['2026-03-19', 'under-way', 0, [planned, started, done]],
    ['2026-03-20', 'done', 0, [planned, started, done]],
    ['2026-06-30', 'done', 0, [planned, started, done]],
    ['2026-04-03', 'overdue', 3, [planned, started, late]],
    ['2026-04-30', 'done', 4, [planned, started, late]],
    ['2026-05-01', 'verified', 4, [planned, started, late, verified]],
    ['2026-05-01', 'verified', 0, [planned, started, done, verified]],
    ['2026-12-01', 'verified', 31, [planned, started, verified]],
  ])('on %s: %s, %i days late', (today, state, daysLate, lines) => {
    expect(standing(item(...lines), today)).toMatchObject({ state, daysLate })
  })
})

test('the last day of a clock change is a day like any other', () => {
  const spring = { ...item(planned), due: '2026-03-28' }
  expect(['2026-03-29', '2026-03-30'].map((today) => standing(spring, today).daysLate)).toEqual([1, 2])
})

describe('a date that is given up', () => {
  const moved = item(planned, 'replanned 2026-03-15 2026-04-30', 'replanned 2026-04-20 2026-05-31')
  test.each<[today: string, due: string, earlier: string[], state: ItemState]>([
    ['2026-03-14', '2026-03-31', [], 'planned'],
    ['2026-03-15', '2026-04-30', ['2026-03-31'], 'planned'],
    ['2026-04-20', '2026-05-31', ['2026-03-31', '2026-04-30'], 'planned'],
    ['2026-06-01', '2026-05-31', ['2026-03-31', '2026-04-30'], 'overdue'],
  ])('on %s the item is due on %s, and the earlier dates stay', (today, due, earlierDues, state) => {
    expect(standing(moved, today)).toMatchObject({ due, earlierDues, state })
  })
  test('after it had passed ends the lateness', () => {
    const after = item(planned, 'replanned 2026-04-10 2026-04-30')
    expect(standing(after, '2026-04-09')).toMatchObject({ state: 'overdue', daysLate: 9 })
    expect(standing(after, '2026-04-10')).toMatchObject({ state: 'planned', daysLate: 0 })
  })
})

describe('a date that was promised first and missed', () => {
  const replanned = 'replanned 2026-04-29 2026-12-15'
  const early = 'replanned 2026-03-10 2026-12-15'
  test.each<[today: string, days: number, state: ItemState, lines: `${Kind} ${string}`[]]>([
    ['2026-03-31', 0, 'planned', [planned]],
    ['2026-04-01', 1, 'overdue', [planned]],
    ['2026-04-29', 29, 'overdue', [planned, started]],
    // Re-planned while it was late: no longer overdue, and still late by its first promise.
    ['2026-04-29', 29, 'under-way', [planned, started, replanned]],
    ['2026-06-30', 91, 'under-way', [planned, started, replanned]],
    // Re-planned in time: the first promise is missed once its day has passed.
    ['2026-03-31', 0, 'under-way', [planned, started, early]],
    ['2026-04-01', 1, 'under-way', [planned, started, early]],
    // Done, and the count stands still.
    ['2026-03-20', 0, 'done', [planned, started, done]],
    ['2026-12-31', 0, 'done', [planned, started, done]],
    ['2026-12-31', 4, 'done', [planned, started, late]],
    ['2027-12-31', 250, 'done', [planned, started, replanned, 'done 2026-12-06']],
    ['2027-12-31', 250, 'verified', [planned, started, replanned, 'done 2026-12-06', 'verified 2027-01-10']],
    ['2026-12-31', 0, 'done', [planned, early, done]],
    ['2026-12-31', 31, 'verified', [planned, started, verified]],
  ])('on %s is missed by %i days, whatever the state: %s', (today, daysAfterFirst, state, lines) => {
    const now = standing(item(...lines), today)
    expect(now).toMatchObject({ firstDue: '2026-03-31', daysAfterFirst, state })
    expect(missedFirst(now)).toBe(daysAfterFirst > 0)
  })

  test('stays counted beside what is overdue, done and verified', () => {
    const on = (...lines: `${Kind} ${string}`[]) => standing(item(...lines), '2026-07-01')
    expect(
      tally([
        on(planned),
        on(planned, started, replanned),
        on(planned, started, done),
        on(planned, started, late),
        on(planned, started, late, verified),
      ]),
    ).toEqual({ all: 5, done: 3, verified: 1, overdue: 1, missed: 4 })
    expect(tally([])).toEqual({ all: 0, done: 0, verified: 0, overdue: 0, missed: 0 })
  })
})

test('the day it was done is known from that day on, and is the verification’s where nobody wrote it down', () => {
  expect(standing(item(planned, done), '2026-03-19').doneOn).toBeUndefined()
  expect(standing(item(planned, done), '2026-03-20').doneOn).toBe('2026-03-20')
  expect(standing(item(planned, verified), '2026-06-01').doneOn).toBe('2026-05-01')
})

test('the board shows what needs a reader’s eye first', () => {
  expect(itemStates).toEqual(['overdue', 'under-way', 'planned', 'done', 'verified'])
})
