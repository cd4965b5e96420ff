import type { Clock } from '#contract/clocks'
import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import * as clocks from '#rules/clocks'
import { agreesToVisits, visitAlarm } from './aftercare.ts'
import { notReachedAt, restsOnWord, runningSilence, takesMail, withOutages, withoutMail } from './reaching.ts'
import type { Step } from './rules.ts'
import { contentUntil, remedyEnd } from './windows.ts'

function stepFor(what: clocks.Alarm['what'], clock: Clock['name'], facts: CaseFacts): Step {
  switch (what) {
    case 'remind':
      return takesMail(facts) ? { step: 'remind' } : { step: 'call-to-remind', by: withoutMail(facts) }
    case 'warn-50':
      return { step: 'warn', clock, percent: 50 }
    case 'warn-80':
      return { step: 'warn', clock, percent: 80 }
    case 'breach':
      return { step: 'breach', clock }
    default:
      return { step: what }
  }
}

/**
 * When a closed case loses its words: when the customer asked, else when the time to keep them is over. Where visits
 * that were agreed to are still to come, what they need stays until the last of them is over.
 */
function ending(facts: CaseFacts, promise: ServicePromise): { at: number; step: Step }[] {
  const { erasedAt, erasureAskedAt, reducedAt, visitDue } = facts
  if (erasedAt !== undefined) return []
  if (erasureAskedAt !== undefined) return [{ at: erasureAskedAt, step: { step: 'erase' } }]
  if (reducedAt !== undefined)
    return visitDue === undefined ? [{ at: reducedAt, step: { step: 'erase' } }] : []
  const step = visitDue !== undefined && agreesToVisits(facts) ? 'reduce' : 'erase'
  return [{ at: contentUntil(facts, promise), step: { step } }]
}

/** A mail whose fate has to be looked at, and a proposal that reaches nobody. */
function waiting(facts: CaseFacts): { at: number; step: Step }[] {
  const { mailCheckAt, state } = facts
  const limit = state === 'proposed' ? notReachedAt(facts) : undefined
  return [
    ...(mailCheckAt === undefined ? [] : [{ at: mailCheckAt, step: { step: 'mail-unsent' } as const }]),
    ...(limit === undefined ? [] : [{ at: limit, step: { step: 'not-reached' } as const }]),
  ]
}

/** What every running clock of an open case will do by itself, and when; of a closed one what is left are its visits and its erasure. */
export const alarms = (facts: CaseFacts, promise: ServicePromise): { at: number; step: Step }[] =>
  facts.state === 'closed'
    ? [...visitAlarm(facts, promise), ...ending(facts, promise)]
    : [
        ...facts.clocks.flatMap((clock) => {
          const next = clocks.alarm(promise, clock, facts.outages)
          // Where only staff say that the customer knows, no case closes before a supervisor has confirmed it.
          if (!next || (next.what === 'silence' && restsOnWord(facts))) return []
          return [{ at: next.at, step: stepFor(next.what, clock.name, facts) }]
        }),
        ...waiting(facts),
      ]

/** What the clock does next, and when; undefined where nothing can fall due. */
export const soonest = (facts: CaseFacts, promise: ServicePromise) =>
  alarms(facts, promise).sort((a, b) => a.at - b.at)[0]

/** Steps that are due together: what becomes of a reminder or a mail is known only when the alarm has rung. */
const alike: Partial<Record<Step['step'], Step['step']>> = {
  'call-to-remind': 'remind',
  'mail-sent': 'mail-unsent',
}
const named = (step: Step) =>
  [alike[step.step] ?? step.step, 'clock' in step && step.clock, 'percent' in step && step.percent].join()

/** Whether a step of the clock has fallen due; one that was taken is due no more. */
export const isDue = (facts: CaseFacts, step: Step, promise: ServicePromise, now: number) =>
  alarms(facts, promise).some((alarm) => alarm.at <= now && named(alarm.step) === named(step))

const isWarned = (clock: Clock) =>
  clock.name !== 'silence' &&
  clock.warned > 0 &&
  clock.breachedAt === undefined &&
  clocks.isRunning(clock) &&
  !clocks.isPaused(clock)

/** What a query asks of a case besides its deadline, derived anew after every step. */
export function marked(
  { warned: _, wordsGoFirst: __, reminderOwed: _r, confirmationOwed: _c, ...was }: CaseFacts,
  promise: ServicePromise,
): CaseFacts {
  const facts = withOutages(was, promise, [])
  const silence = runningSilence(facts)
  return {
    ...facts,
    ...(facts.clocks.some(isWarned) ? { warned: true } : {}),
    ...(silence?.reminder === 'desk' && silence.remindedAt === undefined ? { reminderOwed: true } : {}),
    ...(facts.state === 'proposed' && restsOnWord(facts) ? { confirmationOwed: true } : {}),
    ...(soonest(facts, promise)?.step.step === 'reduce' ? { wordsGoFirst: true } : {}),
  }
}

/**
 * What a queue is ordered by: the next promised time that somebody must keep; while none runs, when the pause or
 * the silence ends; and of a closed case when its remedy is owed.
 */
export function nextDue(facts: CaseFacts, promise: ServicePromise): number | undefined {
  const running = facts.clocks.filter(clocks.isRunning)
  const promised = running.filter((clock) => clock.name !== 'silence' && !clocks.isPaused(clock))
  if (promised.length > 0) return Math.min(...promised.map((clock) => clock.dueAt))
  const pause = running.map(clocks.openPause).find((open) => open !== undefined)
  if (pause) return pause.limit
  if (facts.state === 'proposed') {
    // A question holds up everything: somebody must answer, and has had to since then.
    if (facts.unreachedSince !== undefined) return notReachedAt(facts) ?? facts.unreachedSince
    const silence = facts.clocks.findLast((clock) => clock.name === 'silence')
    if (silence && facts.reminderOwed) return clocks.remindDue(promise, silence, facts.outages ?? [])
    return silence?.endedAt ?? silence?.dueAt
  }
  const isOwed = facts.state === 'closed' && facts.remedyDue !== undefined && facts.deliveredAt === undefined
  const isReadOnly = facts.erasedAt !== undefined || facts.reducedAt !== undefined
  return isOwed && !isReadOnly ? remedyEnd(facts, promise) : undefined
}
