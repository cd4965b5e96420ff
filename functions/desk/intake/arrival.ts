import { Day } from '#contract/company'
import { Channel } from '#contract/complaints'
import type { Calendar } from '#contract/promise'
import { dayOf, instantAt } from '#rules/promise'
import { line } from '#rules/text'

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

/** An instant as that of an arrival, if it can be one: people tell the time by the minute, and read it so on the receipt. */
export function arrivedAt(
  at: number,
  now: number,
): { at: number } | { code: 'arrived.future' | 'arrived.early' } {
  if (at > now) return { code: 'arrived.future' }
  return at < now - EARLIEST ? { code: 'arrived.early' } : { at: at - (at % MINUTE) }
}

/**
 * How and when a complaint reached us: the clocks count from there. Who telephones or stands before the desk is
 * heard while the page is open, so nothing needs to be typed; a letter has come before, and its time has to be said.
 */
export function arrivalOf(typed: Typed, calendar: Calendar, now: number): Arrival {
  const channel = Channel.safeParse(typed.channel).data
  const [day, time] = [line(typed.day ?? ''), line(typed.time ?? '')]
  const codes: Record<string, string> = channel ? {} : { channel: 'channel.missing' }
  const isUntold = day === '' && time === ''
  if (isUntold && channel === 'letter') codes['day'] = 'arrived.missing'
  else if (!isUntold && time === '') codes['time'] = 'arrived.time'
  else if (!isUntold && !isTime(time)) codes['time'] = 'arrived.malformed'
  if (day !== '' && !Day.safeParse(day).success) codes['day'] = 'arrived.malformed'
  if (!channel || Object.keys(codes).length > 0) return { ok: false, codes }

  const at = isUntold ? openedAt(typed, now) : instantAt(calendar, day || dayOf(calendar, now), time)
  const arrived = arrivedAt(at, now)
  if ('at' in arrived) return { ok: true, channel, arrivedAt: arrived.at }
  const field = day === '' && !isUntold ? 'time' : 'day'
  return { ok: false, codes: { [arrived.code === 'arrived.early' ? 'day' : field]: arrived.code } }
}
