import type { CaseFacts } from '#contract/complaints'
import { nextAlarm, type Step } from '#rules/complaints'
import { promiseVersion } from '../../content.ts'
import { safeMessage } from '../../http/failure.ts'
import type { Means } from '../../means.ts'
import { take } from '../handling.ts'
import { proposedAt, runningSilence, withoutMail } from '../reaching.ts'
import type { Case } from '../store.ts'
import { type Due, dueSteps, type News, postpone, reckonAnew } from './due-store.ts'
import { STAND_BACK } from './endings.ts'

/** The event, the case, its news, an early warning, and what it costs to let one stand back that fails. */
const STEP = 5
const AT_ONCE = 12
/** The least with which a run gets on: what is due, what stands otherwise since an outage, and one step. */
export const ALARMS = 2 + STEP
/** How long a mail that is still on its way is left alone. */
const LOOK_AGAIN = 5 * 60 * 1000

/** What the clock does with a case: a step, looking again later, or putting its times right. */
type Wanted = { step: Step } | { later: number } | 'anew'

/**
 * Takes the steps that have fallen due on open cases, one a case, within `statements`. Each is a step like any
 * other, guarded by the case's version, so a run that is killed or doubled changes nothing twice, and what is left
 * over stands first in the next. A case that fails is named in the log and holds up no other.
 */
export async function ring(means: Means, statements: number): Promise<{ done: number; failed: number }> {
  const { db, now } = means
  const count = Math.min(AT_ONCE, Math.floor((statements - 2) / STEP))
  if (count < 1) return { done: 0, failed: 0 }
  let [done, failed] = [0, 0]
  const moved: Case[] = []
  for (const one of await dueSteps(db, now, count)) {
    try {
      const came = await takeDue(means, one)
      if (came === 'anew' && one.complaint) moved.push(one.complaint)
      if (came === 'taken') done += 1
    } catch (error) {
      failed += 1
      const fault = error instanceof Error ? safeMessage(error) : 'unknown'
      console.error(JSON.stringify({ job: 'alarms', fault }))
      await postpone(db, [one], now + STAND_BACK)
    }
  }
  if (moved.length > 0) await reckonAnew(db, moved)
  return { done: done + moved.length, failed }
}

/** What became of the mail that a case waits for: it went out, it is still on its way, or nothing will go out any more. */
function afterMail(facts: CaseFacts, news: News, now: number): Wanted {
  const silence = runningSilence(facts)
  const since = silence?.reminder === 'mail' ? (silence.reminderAt ?? 0) : proposedAt(facts)
  const sent = news.flatMap(({ sentAt }) => (sentAt !== null && sentAt >= since ? [sentAt] : []))
  if (sent.length > 0) return { step: { step: 'mail-sent', sentAt: Math.min(...sent) } }
  if (news.some(({ waits }) => waits)) return { later: now + LOOK_AGAIN }
  return { step: { step: 'mail-unsent' } }
}

function wanted({ sender, now }: Means, { complaint, news }: Due): Wanted {
  if (!complaint) throw new Error('the facts of a case do not read')
  const { facts } = complaint
  const alarm = nextAlarm(facts, promiseVersion(facts.promiseVersion))
  // Its time was moved since the alarm was set.
  if (!alarm || alarm.at > now) return 'anew'
  if (alarm.step.step === 'mail-unsent') return afterMail(facts, news, now)
  if (alarm.step.step === 'remind' && !sender)
    return { step: { step: 'call-to-remind', by: withoutMail(facts) } }
  return { step: alarm.step }
}

/** False when somebody else moved the case first. */
async function takeDue(means: Means, due: Due): Promise<'taken' | 'anew' | 'left'> {
  const want = wanted(means, due)
  if (want === 'anew') return 'anew'
  if ('later' in want) {
    await postpone(means.db, [due], want.later)
    return 'left'
  }
  if (!due.complaint) throw new Error('the facts of a case do not read')
  const read = { opened: { complaint: due.complaint, events: [], words: [], files: [] }, answered: undefined }
  const taken = await take(means, read, { step: want.step, by: { kind: 'clock' } })
  if (!taken.ok && taken.why !== 'stale') throw new Error(`the clock may not take its step: ${taken.why}`)
  return taken.ok ? 'taken' : 'left'
}
