import { Day } from '#contract/company'
import { Channel } from '#contract/complaints'
import type { Calendar } from '#contract/promise'
import { dayOf, instantAt } from '#rules/promise'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** What would be further back is taken for a slip in the year. */
const EARLIEST = 366 * DAY

/** The fields that say how a complaint came, as a form brings them. */
type Typed = Partial<Record<'channel' | 'day' | 'time' | 'opened', string>>
export type Arrival =
  | { ok: true; channel: Channel; arrivedAt: number }
  | { ok: false; codes: Record<string, string> }

/** When the page was opened, which was while the customer spoke; a page cannot be older than its token. */
function openedAt({ opened }: Typed, now: number): number {
  const at = Number(opened)
  return at > now - DAY && at <= now ? at : now
}

const isTime = (text: string) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text)

/**
 * How and when a complaint reached us: the clocks count from there. Who telephones or stands before the desk is
 * heard while the page is open, so nothing needs to be typed; a letter has come before, and its time has to be said.
 */
export function arrivalOf(typed: Typed, calendar: Calendar, now: number): Arrival {
  const channel = Channel.safeParse(typed.channel).data
  const [day, time] = [typed.day?.trim() ?? '', typed.time?.trim() ?? '']
  const codes: Record<string, string> = channel ? {} : { channel: 'channel.missing' }
  const isUntold = day === '' && time === ''
  if (isUntold && channel === 'letter') codes['day'] = 'arrived.missing'
  else if (!isUntold && time === '') codes['time'] = 'arrived.time'
  else if (!isUntold && !isTime(time)) codes['time'] = 'arrived.malformed'
  if (day !== '' && !Day.safeParse(day).success) codes['day'] = 'arrived.malformed'
  if (!channel || Object.keys(codes).length > 0) return { ok: false, codes }

  const at = isUntold ? openedAt(typed, now) : instantAt(calendar, day || dayOf(calendar, now), time)
  const field = day === '' && !isUntold ? 'time' : 'day'
  if (at > now) return { ok: false, codes: { [field]: 'arrived.future' } }
  if (at < now - EARLIEST) return { ok: false, codes: { day: 'arrived.early' } }
  // People tell the time by the minute, and read it so on the receipt.
  return { ok: true, channel, arrivedAt: at - (at % MINUTE) }
}
