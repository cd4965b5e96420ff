import { outageBefore } from '#rules/outages'
import type { Means } from '../means.ts'
import { record } from '../outages/store.ts'
import { type Job, lastRuns, ran, type Tally } from './store.ts'
import { lastRunOf } from './triggers.ts'

/** The most statements of one run: the outage, and the cases whose times it moves. */
export const OUTAGES = 2

/**
 * Records that the clock was out, when it ticks again: the time counts against no customer. What `npm run restore` has
 * recorded stands in the cursor, and goes on until now.
 */
export async function noticeOutage({ db, now }: Means, before: readonly Job[]): Promise<Tally> {
  const restoredAt = Number(before.find(({ name }) => name === 'outages')?.cursor || Number.NaN)
  const lastRun = lastRunOf(before, 'minute')
  const outage = outageBefore(now, lastRun, Number.isNaN(restoredAt) ? undefined : restoredAt)
  if (outage) await record(db, outage, now)
  return { done: outage ? 1 : 0, failed: 0, cursor: '' }
}

/**
 * Records the outage that ends with a database put back: it began with the last tick that the copy knows. It is not
 * over before the clock ticks again, and the cursor says so.
 */
export async function restored(db: Means['db'], now: number): Promise<void> {
  const outage = outageBefore(now, undefined, lastRunOf(await lastRuns(db), 'minute'))
  if (!outage) return
  await record(db, outage, now)
  await ran(db, { outages: { done: 1, failed: 0, cursor: String(now) } }, now)
}
