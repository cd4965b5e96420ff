import { nextAlarm } from '#rules/complaints'
import { promiseVersion } from '../../content.ts'
import { safeMessage } from '../../http/failure.ts'
import type { Means } from '../../means.ts'
import { take } from '../handling.ts'
import { type Due, dueSteps, postpone } from './due-store.ts'
import { STAND_BACK } from './endings.ts'

/** The event, the case, its news, an early warning, and what it costs to let one stand back that fails. */
const STEP = 5
const AT_ONCE = 12
/** The least with which a run gets on: what is due, and one step. */
export const ALARMS = 1 + STEP

/**
 * Takes the steps that have fallen due on open cases, one a case, within `statements`. Each is a step like any
 * other, guarded by the case's version, so a run that is killed or doubled changes nothing twice, and what is left
 * over stands first in the next. A case that fails is named in the log and holds up no other.
 */
export async function ring(means: Means, statements: number): Promise<{ done: number; failed: number }> {
  const { db, now } = means
  const count = Math.min(AT_ONCE, Math.floor((statements - 1) / STEP))
  if (count < 1) return { done: 0, failed: 0 }
  let [done, failed] = [0, 0]
  for (const one of await dueSteps(db, now, count)) {
    try {
      if (await takeDue(means, one)) done += 1
    } catch (error) {
      failed += 1
      const fault = error instanceof Error ? safeMessage(error) : 'unknown'
      console.error(JSON.stringify({ job: 'alarms', fault }))
      await postpone(db, [one], now + STAND_BACK)
    }
  }
  return { done, failed }
}

/** False when somebody else moved the case first. A case whose alarm rings for nothing would ring again every minute. */
async function takeDue(means: Means, { complaint }: Due): Promise<boolean> {
  if (!complaint) throw new Error('the facts of a case do not read')
  const alarm = nextAlarm(complaint.facts, promiseVersion(complaint.facts.promiseVersion))
  if (!alarm || alarm.at > means.now) throw new Error('an alarm rings for nothing')
  const read = { opened: { complaint, events: [], words: [], files: [] }, answered: undefined }
  const taken = await take(means, read, { step: alarm.step, by: { kind: 'clock' } })
  if (!taken.ok && taken.why !== 'stale') throw new Error(`the clock may not take its step: ${taken.why}`)
  return taken.ok
}
