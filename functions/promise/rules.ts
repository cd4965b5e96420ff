import * as Calendars from 'temporal-polyfill/fns/Calendar'
import * as Instant from 'temporal-polyfill/fns/Instant'
import * as PlainDate from 'temporal-polyfill/fns/PlainDate'
import * as PlainTime from 'temporal-polyfill/fns/PlainTime'
import * as Zoned from 'temporal-polyfill/fns/ZonedDateTime'
import type { Calendar } from '#contract/promise'

/** Every instant here is epoch milliseconds (UTC); the calendar's time zone decides what a day is. */
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

const zoned = (calendar: Calendar, at: number) =>
  Instant.toZonedDateTimeISO(Instant.fromEpochMilliseconds(at), calendar.timeZone)

const dateOf = (calendar: Calendar, at: number) => Zoned.toPlainDate(zoned(calendar, at))

/** The calendar's own day at an instant, `2026-03-02`. */
export const dayOf = (calendar: Calendar, at: number) => PlainDate.toString(dateOf(calendar, at))

/** The windows in which people work on a day: a make-up day beats a holiday, a holiday beats the week. */
function windowsOf(calendar: Calendar, day: PlainDate.Record): readonly (readonly [string, string])[] {
  const date = PlainDate.toString(day)
  const makeUp = calendar.makeUpDays.find((worked) => worked.date === date)
  if (makeUp) return makeUp.windows
  if (calendar.holidays.some(({ from, to }) => from <= date && date <= to)) return []
  return calendar.week[weekdays[PlainDate.dayOfWeek(day) - 1] ?? 'sunday']
}

const isWorkingDay = (calendar: Calendar, day: PlainDate.Record) => windowsOf(calendar, day).length > 0

/** A wall-clock time on a day as an instant; `24:00` is the first moment of the next day. */
function instant({ timeZone }: Calendar, day: PlainDate.Record, time: string): number {
  const [date, clock] = time === '24:00' ? [PlainDate.addDays(day, 1), '00:00'] : [day, time]
  const plainTime = PlainTime.fromString(clock)
  return PlainDate.toZonedDateTime(date, { timeZone, plainTime }).epochMilliseconds
}

/** A table of working hours that never opens must not hang the Worker. */
const HORIZON_DAYS = 3660

/** Stretches of counted time from an instant on, in order; endless when the promise runs round the clock. */
function* countedFrom(calendar: Calendar, from: number): Generator<{ start: number; end: number }> {
  if (calendar.counts === 'round-the-clock') {
    yield { start: from, end: Number.POSITIVE_INFINITY }
    return
  }
  let day = dateOf(calendar, from)
  for (let i = 0; i < HORIZON_DAYS; i++, day = PlainDate.addDays(day, 1)) {
    for (const [opens, closes] of windowsOf(calendar, day)) {
      const start = Math.max(from, instant(calendar, day, opens))
      const end = instant(calendar, day, closes)
      if (end > start) yield { start, end }
    }
  }
}

/** The instant at which `length` of counted time has passed since `from`. */
export function after(calendar: Calendar, from: number, length: number): number {
  let left = length
  for (const { start, end } of countedFrom(calendar, from)) {
    if (start + left <= end) return start + left
    left -= end - start
  }
  throw new RangeError(
    `the calendar has no ${length} ms of working time after ${new Date(from).toISOString()}`,
  )
}

/** How much counted time lies between two instants. */
export function between(calendar: Calendar, from: number, to: number): number {
  let sum = 0
  for (const { start, end } of countedFrom(calendar, from)) {
    if (start >= to) break
    sum += Math.min(end, to) - start
  }
  return sum
}

/** The same time of day on the first working day that is not before `at`. */
export function onWorkingDay(calendar: Calendar, at: number): number {
  const first = zoned(calendar, at)
  for (let i = 0; i < HORIZON_DAYS; i++) {
    // Counted from the first each time: a day whose clock skips this hour must not shift the days after it.
    const moment = Zoned.addDays(first, i)
    if (isWorkingDay(calendar, Zoned.toPlainDate(moment))) return moment.epochMilliseconds
  }
  throw new RangeError('the calendar has no working day')
}

/** The same time of day so many months later, on the month's last day where it is shorter. */
export const monthsAfter = (calendar: Calendar, at: number, months: number) =>
  Zoned.addMonths(zoned(calendar, at), months).epochMilliseconds

/** How far two calendar days lie apart, whichever comes first. */
export function apart(one: string, other: string): { years: number; months: number; days: number } {
  const [from = '', to = ''] = [one, other].toSorted()
  const read = (day: string) => PlainDate.fromString(day, Calendars.getBasic)
  const { years, months, days } = PlainDate.diff(read(from), read(to), { largestUnit: 'year' })
  return { years, months, days }
}

/** RFC 3339 writes years with four digits: no instant that is shown lies later. */
export const LAST_INSTANT = Date.UTC(9999, 11, 31, 23, 59, 59, 999)

/** The last millisecond of a day in the company's zone. */
export const endOfDay = (calendar: Calendar, date: string) =>
  Math.min(LAST_INSTANT, instant(calendar, PlainDate.fromString(date, Calendars.getBasic), '24:00') - 1)

/** A time of day as a person writes it, on a day of the company's zone. */
export const instantAt = (calendar: Calendar, date: string, time: string) =>
  instant(calendar, PlainDate.fromString(date, Calendars.getBasic), time)

type Dated = { version: number; effective: string }

/** Of a promise or a notice, the version in force on a day: the newest whose first day has come, else the first. */
export function inForce<V extends Dated>(versions: readonly V[], day: string): V | undefined {
  const ordered = versions.toSorted((a, b) => a.version - b.version)
  return ordered.findLast(({ effective }) => effective <= day) ?? ordered[0]
}

/** What will take its place, the nearest first. */
export const ahead = <V extends Dated>(versions: readonly V[], day: string): V[] =>
  versions
    .filter((version) => version.effective > day && version !== inForce(versions, day))
    .sort((a, b) => a.version - b.version)
