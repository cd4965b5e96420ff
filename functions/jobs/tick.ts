import { nextAlarm } from '#rules/complaints'
import * as answers from '../complaints/answers-store.ts'
import { take } from '../complaints/handling.ts'
import { sendWaiting } from '../complaints/mailing.ts'
import * as store from '../complaints/store.ts'
import { promiseVersion } from '../content.ts'
import { safeMessage } from '../http/failure.ts'
import type { Means } from '../means.ts'
import { ran } from './store.ts'

/** The free plan allows 50 queries an invocation; an alarm costs a batch of five or six statements, a mail one, and two more for all. */
const ALARMS = 5
const MAILS = 5
const EXPIRED = 50
/** How long a case that cannot be read or moved stands back. */
const STAND_BACK = 60 * 60 * 1000

/**
 * The minute's work: what the promise says happens by itself. Each alarm is a step like any other, guarded by
 * the case's version, so a run that is killed or doubled changes nothing twice, and what is left over stands
 * first in the next run. A case that fails is named in the log and holds up no other. Cost depends on what is
 * due, never on what exists.
 */
export async function tick(means: Means): Promise<{ taken: number; failed: number }> {
  const { db, now } = means
  let taken = 0
  let failed = 0
  for (const { number, complaint } of await store.due(db, now, ALARMS)) {
    try {
      if (!complaint) throw new Error('the facts of a case do not read')
      if (await ring(means, complaint)) taken += 1
    } catch (error) {
      failed += 1
      console.error(
        JSON.stringify({ job: 'tick', fault: error instanceof Error ? safeMessage(error) : 'unknown' }),
      )
      await store.postpone(db, number, now + STAND_BACK)
    }
  }
  await sendWaiting(means, MAILS)
  await answers.forgetExpired(db, now, EXPIRED)
  await ran(db, 'tick', now)
  return { taken, failed }
}

/** Takes the step that an alarm calls for. False when somebody else moved the case first. */
async function ring(means: Means, complaint: store.Case): Promise<boolean> {
  const alarm = nextAlarm(complaint.facts, promiseVersion(complaint.facts.promiseVersion))
  if (!alarm || alarm.at > means.now) return false
  const read = { opened: { complaint, events: [], words: [], files: [] }, answered: undefined }
  return (await take(means, read, { step: alarm.step, by: { kind: 'clock' } })).ok
}
