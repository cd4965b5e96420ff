import type { Clock } from '#contract/clocks'
import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import * as clocks from '#rules/clocks'
import { visitAlarm } from './aftercare.ts'
import type { Step } from './rules.ts'
import { contentUntil } from './windows.ts'

function stepFor(what: clocks.Alarm['what'], clock: Clock['name']): Step {
  switch (what) {
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

/** When a closed case loses its words: when the customer asked, else when the time to keep them is over. */
const erasure = (facts: CaseFacts, promise: ServicePromise): { at: number; step: Step }[] =>
  facts.erasedAt === undefined
    ? [{ at: facts.erasureAskedAt ?? contentUntil(facts, promise), step: { step: 'erase' } }]
    : []

/** What every running clock of an open case will do by itself, and when; of a closed one what is left are its visits and its erasure. */
export const alarms = (facts: CaseFacts, promise: ServicePromise): { at: number; step: Step }[] =>
  facts.state === 'closed'
    ? [...visitAlarm(facts, promise), ...erasure(facts, promise)]
    : facts.clocks.flatMap((clock) => {
        const next = clocks.alarm(promise, clock)
        return next ? [{ at: next.at, step: stepFor(next.what, clock.name) }] : []
      })

const named = (step: Step) =>
  [step.step, 'clock' in step && step.clock, 'percent' in step && step.percent].join()

/** Whether a step of the clock has fallen due; one that was taken is due no more. */
export const isDue = (facts: CaseFacts, step: Step, promise: ServicePromise, now: number) =>
  alarms(facts, promise).some((alarm) => alarm.at <= now && named(alarm.step) === named(step))
