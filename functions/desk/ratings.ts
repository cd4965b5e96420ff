import type { Calendar } from '#contract/promise'
import { dayOf, endOfDay } from '#rules/promise'
import type { Opened } from '../complaints/store.ts'
import type { StaffMember } from '../staff/contract.ts'

/** The last whole month by the company's calendar: what comes after `from`, up to `to`. */
export function lastMonth(calendar: Calendar, now: number): { from: number; to: number } {
  const [year = 0, month = 1] = dayOf(calendar, now).split('-').map(Number)
  const lastDay = (months: number) =>
    new Date(Date.UTC(year, month - 1 - months, 0)).toISOString().slice(0, 10)
  return { from: endOfDay(calendar, lastDay(1)), to: endOfDay(calendar, lastDay(0)) }
}

/** Customers are told that whoever handles their case reads averages alone; those who lead read each rating. */
export const readsRatings = ({ role }: Pick<StaffMember, 'role'>) => role !== 'handler'

/** Reasons of early warnings that would tell them the rating. */
export const hiddenFrom = (staff: Pick<StaffMember, 'role'>) =>
  readsRatings(staff) ? [] : (['low-rating'] as const)

/** A case as somebody of the staff may read it: that it was rated is no secret, how and with which words is. */
export function readBy(staff: Pick<StaffMember, 'role'>, opened: Opened): Opened {
  if (readsRatings(staff)) return opened
  const rated = opened.events.flatMap(({ type, version }) => (type === 'rate' ? [version] : []))
  return {
    ...opened,
    events: opened.events.map((event) => (event.type === 'rate' ? { ...event, facts: {} } : event)),
    words: opened.words.filter(({ version }) => !rated.includes(version)),
  }
}
