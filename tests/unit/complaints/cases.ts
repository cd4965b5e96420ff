import type { Severity } from '#contract/categories'
import type { Clock } from '#contract/clocks'
import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { type Actor, decide, file, type Step } from '#rules/complaints'
import { promise as example, HOUR, shanghai } from '../promises.ts'

export const customer: Actor = { kind: 'customer' }
export const clock: Actor = { kind: 'clock' }
export const handler: Actor = { kind: 'staff', role: 'handler' }
export const supervisor: Actor = { kind: 'staff', role: 'supervisor' }
export const executive: Actor = { kind: 'staff', role: 'executive' }

/** A Monday in a week without holidays; every case here is filed then. */
export const FILED = shanghai.on('2026-03-02 09:00')
/** Hours after the filing. */
export const at = (hours: number) => FILED + hours * HOUR

const keepFor = { content: 180 * 24 * HOUR, record: 1095 * 24 * HOUR }
/** As the example's file has it. */
export const followUps = { always: [3], agreed: [6, 12], overdue: 14 * 24 * HOUR, missed: 30 * 24 * HOUR }
const contact = { version: 1, email: 'unconfirmed', stopped: false } as const

export const filed = (severity: Severity = 'complex', promise: ServicePromise = example): CaseFacts =>
  file(
    { category: 'quality', impact: 'disruption', severity, promiseVersion: 2, keepFor, followUps, contact },
    promise,
    FILED,
  ).facts

export type Taken = readonly [hours: number, by: Actor, step: Step]

/** A case after steps that must all be allowed; times are hours after the filing. */
export const once = (facts: CaseFacts, steps: readonly Taken[], promise: ServicePromise = example) =>
  steps.reduce((before, [hours, by, step]) => {
    const decision = decide(before, step, by, promise, at(hours))
    if (!decision.ok) throw new Error(`${step.step} after ${hours} h was refused: ${decision.why}`)
    return decision.next
  }, facts)

/** `undefined` for an allowed step, else the reason for the refusal. */
export const refused = (
  facts: CaseFacts,
  [hours, by, step]: Taken,
  promise: ServicePromise = example,
): string | undefined => {
  const decision = decide(facts, step, by, promise, at(hours))
  return decision.ok ? undefined : decision.why
}

/** The newest clock of a name. */
export function newest(facts: CaseFacts, name: Clock['name']): Clock {
  const found = facts.clocks.findLast((one) => one.name === name)
  if (!found) throw new Error(`the case has no ${name} clock`)
  return found
}

export const proposal: Step = { step: 'propose', outcome: 'upheld', remedyDue: '2026-03-20' }
export const barely: Step = { step: 'propose', outcome: 'not-upheld' }

export const investigated: readonly Taken[] = [[0.5, handler, { step: 'respond' }]]
/** The customer has read the proposal in the hour in which it was made: their time begins with it. */
export const opens: Step = { step: 'open-proposal' }
export const proposed: readonly Taken[] = [...investigated, [20, handler, proposal], [20, customer, opens]]
/** No mail can remind this customer, and so a handler does, 48 hours after the proposal. */
export const reminded: readonly Taken[] = [
  [68, clock, { step: 'call-to-remind', by: 'desk' }],
  [68, handler, { step: 'remind', way: 'phone', on: '2026-03-05' }],
]
export const silenced: readonly Taken[] = [...proposed, ...reminded, [92, clock, { step: 'silence' }]]
export const agreed: readonly Taken[] = [...proposed, [30, customer, { step: 'accept' }]]
