import type { Item } from '#contract/remediation'

export const itemStates = ['overdue', 'under-way', 'planned', 'done', 'verified'] as const
export type ItemState = (typeof itemStates)[number]

/** `YYYY-MM-DD` compares as text; `today` is the day in the company's time zone. */
export type Standing = {
  state: ItemState
  /** The date that was promised first. */
  firstDue: string
  /** The date that is promised now. */
  due: string
  /** Dates that were promised before and given up, oldest first. */
  earlierDues: string[]
  /** The day it was done, where it is. */
  doneOn: string | undefined
  /** Days after the date that is promised now. */
  daysLate: number
  /** Days after the date that was promised first, for good: neither a new date nor finishing ends it. 0 where it was kept. */
  daysAfterFirst: number
}

const DAY = 86_400_000

export function standing(item: Item, today: string): Standing {
  const past = item.entries.filter((entry) => entry.date <= today)
  const dues = [item.due, ...past.flatMap((entry) => (entry.kind === 'replanned' ? [entry.due] : []))]
  const due = dues.at(-1) ?? item.due
  const done =
    past.findLast((entry) => entry.kind === 'done') ?? past.find((entry) => entry.kind === 'verified')
  const doneOn = done?.date
  const isVerified = past.some((entry) => entry.kind === 'verified')
  const isUnderWay = past.some((entry) => entry.kind === 'started' || entry.kind === 'progress')
  const daysAfter = (date: string) =>
    Math.max(0, Math.round((Date.parse(doneOn ?? today) - Date.parse(date)) / DAY))
  const late = daysAfter(due)
  const state = isVerified
    ? 'verified'
    : doneOn
      ? 'done'
      : late > 0
        ? 'overdue'
        : isUnderWay
          ? 'under-way'
          : 'planned'
  return {
    state,
    firstDue: item.due,
    due,
    earlierDues: dues.slice(0, -1),
    doneOn,
    daysLate: late,
    daysAfterFirst: daysAfter(item.due),
  }
}

/** Whether the date that was promised first passed before the work was done. Once it did, it stays so. */
export const missedFirst = ({ daysAfterFirst }: Standing): boolean => daysAfterFirst > 0

/** What the board says of some items in numbers. */
export function tally(items: readonly Standing[]) {
  const inState = (...states: ItemState[]) => items.filter(({ state }) => states.includes(state)).length
  return {
    all: items.length,
    done: inState('done', 'verified'),
    verified: inState('verified'),
    overdue: inState('overdue'),
    missed: items.filter(missedFirst).length,
  }
}

/** The day from which a timeline is shown: that of its first line. One that lies ahead is a draft. */
export const beginning = (items: readonly Item[]): string =>
  items.map(({ entries, due }) => entries[0]?.date ?? due).sort()[0] ?? ''
