import { nextAlarm } from '#rules/complaints'
import { take } from '../complaints/handling.ts'
import type { Means } from '../complaints/intake.ts'
import * as store from '../complaints/store.ts'
import { promiseVersion } from '../content.ts'
import { ran } from './store.ts'

/** The free plan allows 50 queries an invocation; an alarm costs a batch of five statements. */
const ALARMS = 7
const EXPIRED = 50

/**
 * The minute's work: what the promise says happens by itself. Each alarm is a step like any other, guarded by
 * the case's version, so a run that is killed or doubled changes nothing twice, and what is left over stands
 * first in the next run. Cost depends on what is due, never on what exists.
 */
export async function tick(means: Means): Promise<{ taken: number }> {
  const { db, now } = means
  let taken = 0
  for (const complaint of await store.due(db, now, ALARMS)) {
    const alarm = nextAlarm(complaint.facts, promiseVersion(complaint.facts.promiseVersion))
    if (!alarm || alarm.at > now) continue
    const read = { opened: { complaint, events: [], words: [] }, answered: undefined }
    const done = await take(means, read, { step: alarm.step, by: { kind: 'clock' } })
    if (done.ok) taken += 1
  }
  await store.forgetExpired(db, now, EXPIRED)
  await ran(db, 'tick', now)
  return { taken }
}
