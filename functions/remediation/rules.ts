import type { Item } from '#contract/remediation'

export const itemStates = ['overdue', 'under-way', 'planned', 'done', 'verified'] as const
export type ItemState = (typeof itemStates)[number]

/** `YYYY-MM-DD` compares as text; `today` is the day in the company's time zone. */
export type Standing = {
  state: ItemState
  due: string
  /** Dates that were promised before and given up, oldest first. */
  earlierDues: string[]
  /** The day it was done, where it is. */
  doneOn: string | undefined
  daysLate: number
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
  const late = Math.max(0, Math.round((Date.parse(doneOn ?? today) - Date.parse(due)) / DAY))
  const state = isVerified
    ? 'verified'
    : doneOn
      ? 'done'
      : late > 0
        ? 'overdue'
        : isUnderWay
          ? 'under-way'
          : 'planned'
  return { state, due, earlierDues: dues.slice(0, -1), doneOn, daysLate: late }
}

/** The day from which a timeline is shown: that of its first line. One that lies ahead is a draft. */
export const beginning = (items: readonly Item[]): string =>
  items.map(({ entries, due }) => entries[0]?.date ?? due).sort()[0] ?? ''
