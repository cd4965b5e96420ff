import type { Calendar } from '#contract/promise'

const DAY = 24 * 60 * 60 * 1000
const names = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

/**
 * Counts working time the long way round: day by day, with the zone's offset asked of Intl. Written apart from
 * functions/promise/rules.ts, so that one can prove the other.
 */
export function worked(calendar: Calendar, from: number, to: number): number {
  if (calendar.counts === 'round-the-clock') return to - from
  let sum = 0
  for (let day = Math.floor(from / DAY) - 1; day * DAY <= to + DAY; day++) {
    for (const [opens, closes] of windowsOf(calendar, day)) {
      const [start, end] = [instantOf(calendar, day, opens), instantOf(calendar, day, closes)]
      sum += Math.max(0, Math.min(end, to) - Math.max(start, from))
    }
  }
  return sum
}

/** `day` counts days since 1970 on the wall's calendar. */
function windowsOf(calendar: Calendar, day: number) {
  const date = new Date(day * DAY).toISOString().slice(0, 10)
  const makeUp = calendar.makeUpDays.find((one) => one.date === date)
  if (makeUp) return makeUp.windows
  if (calendar.holidays.some((one) => one.from <= date && date <= one.to)) return []
  return calendar.week[names[new Date(day * DAY).getUTCDay()] ?? 'sunday']
}

const formats = new Map<string, Intl.DateTimeFormat>()
function wallOf(timeZone: string, at: number): number {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'medium' })
  formats.set(timeZone, format)
  const [month = 0, date = 0, year = 0, hour = 0, minute = 0, second = 0] = format
    .format(at)
    .split(/\D+/)
    .map(Number)
  return Date.UTC(2000 + year, month - 1, date, hour, minute, second)
}

function instantOf({ timeZone }: Calendar, day: number, time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  const wall = day * DAY + (hour * 60 + minute) * 60_000
  // An offset holds for the hours around it; asked twice, because the first guess may stand across a change.
  const guess = wall - (wallOf(timeZone, wall) - wall)
  return wall - (wallOf(timeZone, guess) - guess)
}
