import type { Clock, Pause, PauseReason } from '#contract/clocks'
import type { Outage } from '#contract/outages'
import type { ServicePromise } from '#contract/promise'
import { afterOutages } from '#rules/outages'
import { after, between, onWorkingDay } from '#rules/promise'

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** A proposal that has reached nobody for so long closes its case. */
export const NOT_REACHED = 90 * DAY

export const isRunning = (clock: Clock) => clock.metAt === undefined && clock.endedAt === undefined
export const openPause = (clock: Clock) => clock.pauses.find((pause) => pause.to === undefined)
export const isPaused = (clock: Clock) => isRunning(clock) && openPause(clock) !== undefined

/** The instant up to which a clock has run: to its end, to the pause that holds it, or to now. */
const ranUntil = (clock: Clock, now: number) => clock.metAt ?? clock.endedAt ?? openPause(clock)?.from ?? now

/** Missed: not met by the due time. What was breached once stays missed; a pause stops the question. */
export const isLate = (clock: Clock, now: number) =>
  clock.breachedAt !== undefined || ranUntil(clock, now) > clock.dueAt

/** By how much a late clock was missed, or is being missed. */
export const overrun = (clock: Clock, now: number) => Math.max(0, ranUntil(clock, now) - clock.dueAt)

export const pausedMs = (clock: Clock, now: number) =>
  clock.pauses.reduce((sum, pause) => sum + Math.max(0, (pause.to ?? now) - pause.from), 0)

/** The instant at which `share` (0 to 1) of the promised time has run, given the pauses that have ended. */
export function reach(promise: ServicePromise, clock: Clock, share: number): number {
  const { calendar } = promise
  let left = Math.round(clock.promised * share)
  let from = clock.from
  for (const pause of clock.pauses) {
    const run = between(calendar, from, pause.from)
    if (run >= left) break
    left -= run
    from = pause.to ?? pause.from
  }
  return after(calendar, from, left)
}

const withDue = (promise: ServicePromise, clock: Clock): Clock => ({
  ...clock,
  dueAt: Math.max(reach(promise, clock, 1), clock.floor ?? 0),
})

/** Starts a promised clock (`respond`, `propose`) at `from`. */
export const start = (
  promise: ServicePromise,
  name: 'respond' | 'propose',
  severity: keyof ServicePromise['times'],
  round: number,
  from: number,
): Clock =>
  withDue(promise, {
    name,
    round,
    from,
    promised: promise.times[severity][name],
    dueAt: 0,
    pauses: [],
    warned: 0,
  })

/**
 * Until when a customer can answer: plain hours in which the portal ran, the rest of them and at least a day after the
 * reminder went out, and never ending on a non-working day.
 */
const silenceDue = (
  { calendar, windows }: ServicePromise,
  { from, remindedAt }: { from: number; remindedAt?: number | undefined },
  outages: readonly Outage[],
): number => {
  const due = onWorkingDay(calendar, afterOutages(outages, from, windows.silence))
  if (remindedAt === undefined) return due
  const rest = Math.max(windows.silence - windows.remind, DAY)
  return onWorkingDay(calendar, Math.max(due, afterOutages(outages, remindedAt, rest)))
}

/** The clock after which silence closes a case. */
export const startSilence = (promise: ServicePromise, round: number, from: number): Clock => ({
  name: 'silence',
  round,
  from,
  promised: promise.windows.silence,
  dueAt: silenceDue(promise, { from }, []),
  pauses: [],
  warned: 0,
})

/** A running silence as it stands now that the reminder went out, or the portal was out. */
export const reckonSilence = (promise: ServicePromise, clock: Clock, outages: readonly Outage[]): Clock =>
  clock.name === 'silence' && isRunning(clock)
    ? { ...clock, dueAt: silenceDue(promise, clock, outages) }
    : clock

/** When the one reminder of a silence is due. */
export const remindDue = (promise: ServicePromise, { from }: Clock, outages: readonly Outage[]): number =>
  afterOutages(outages, from, promise.windows.remind)

/** A reminder is to go out, or on its way, and silence waits for it. */
export const awaitsReminder = ({ warned, reminder, remindedAt }: Clock): boolean =>
  warned === 0 || (remindedAt === undefined && (reminder === 'mail' || reminder === 'desk'))

/** What is left of the time that all pauses of a case may take together. */
export const pauseLimit = (promise: ServicePromise, clocks: readonly Clock[], now: number) =>
  now + Math.max(0, promise.windows.pause - clocks.reduce((sum, clock) => sum + pausedMs(clock, now), 0))

export const pause = (clock: Clock, reason: PauseReason, limit: number, now: number): Clock => ({
  ...clock,
  pauses: [...clock.pauses, { from: now, limit, reason }],
})

/** A clock that was set back does not make a pause shorter than nothing. */
const endPause = (open: Pause, now: number): Pause =>
  open.to === undefined ? { ...open, to: Math.max(open.from, now) } : open

/** Ends an open pause and gives the time back: the due time moves by what was paused, in counted time. */
export function resume(promise: ServicePromise, clock: Clock, now: number): Clock {
  const open = openPause(clock)
  if (!open || !isRunning(clock)) return clock
  const resumed = { ...clock, pauses: clock.pauses.map((pause) => endPause(pause, now)) }
  // What was left of the hour that a tighter promise grants is given back like the rest.
  const { floor = open.from } = clock
  return withDue(
    promise,
    floor > open.from ? { ...resumed, floor: floor + Math.max(0, now - open.from) } : resumed,
  )
}

const settled = (clock: Clock, now: number): Clock => ({
  ...clock,
  pauses: clock.pauses.map((open) => endPause(open, now)),
})

export const meet = (clock: Clock, now: number): Clock => ({ ...settled(clock, now), metAt: now })
export const end = (clock: Clock, now: number): Clock => ({ ...settled(clock, now), endedAt: now })

/**
 * Another severity, another promise. Due times count from where the clock started; a breach that
 * happened stays; a tighter promise is not late before one hour from now.
 */
export function reassess(
  promise: ServicePromise,
  clock: Clock,
  severity: keyof ServicePromise['times'],
  now: number,
): Clock {
  if (!isRunning(clock) || clock.name === 'silence' || isLate(clock, now)) return clock
  const promised = promise.times[severity][clock.name]
  if (promised === clock.promised) return clock
  const floor = promised < clock.promised ? { floor: (openPause(clock)?.from ?? now) + HOUR } : {}
  return withDue(promise, { ...clock, ...floor, promised, warned: 0 })
}

/** What the clock job does next about this clock, and when; outages are those in a customer's time. */
export type Alarm = { at: number; what: 'warn-50' | 'warn-80' | 'breach' | 'remind' | 'silence' | 'resume' }

export function alarm(
  promise: ServicePromise,
  clock: Clock,
  outages: readonly Outage[] = [],
): Alarm | undefined {
  if (!isRunning(clock)) return undefined
  const open = openPause(clock)
  if (open) return { at: open.limit, what: 'resume' }
  if (clock.name === 'silence') {
    if (clock.warned === 0) return { at: remindDue(promise, clock, outages), what: 'remind' }
    return awaitsReminder(clock) ? undefined : { at: clock.dueAt, what: 'silence' }
  }
  if (clock.breachedAt !== undefined) return undefined
  const next = ([50, 80] as const).find((percent) => percent > clock.warned)
  if (next === undefined) return { at: clock.dueAt, what: 'breach' }
  return { at: reach(promise, clock, next / 100), what: next === 50 ? 'warn-50' : 'warn-80' }
}
