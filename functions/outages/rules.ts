import type { Outage } from '#contract/outages'

/** The clock ticks every minute; a longer gap than this is an outage. */
export const LONGEST_GAP = 5 * 60 * 1000

/** Outages in order, those that overlap or touch as one. */
export function joined(outages: readonly Outage[]): Outage[] {
  const all: Outage[] = []
  for (const { from, to } of [...outages].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1)
    if (last && from <= last.to) all.splice(-1, 1, { from: last.from, to: Math.max(last.to, to) })
    else if (to > from) all.push({ from, to })
  }
  return all
}

/** The instant at which `length` has passed since `from` for a customer: an outage gives them nothing. */
export function afterOutages(outages: readonly Outage[], from: number, length: number): number {
  let end = from + length
  for (const outage of joined(outages)) {
    if (outage.from >= end) break
    end += Math.max(0, outage.to - Math.max(outage.from, from))
  }
  return end
}

/**
 * What the first tick after a gap records. `lastTick` is the last run of the clock; an outage that a restore recorded
 * up to `restoredAt` goes on until the clock ticks again, however soon that is.
 */
export function outageBefore(
  now: number,
  lastTick: number | undefined,
  restoredAt: number | undefined,
): Outage | undefined {
  const from = restoredAt ?? lastTick
  if (from === undefined) return undefined
  return now - from > (restoredAt === undefined ? LONGEST_GAP : 0) ? { from, to: now } : undefined
}
