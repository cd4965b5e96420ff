import type { CaseFacts } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import { decide, type Role, type Step } from '#rules/complaints'
import { dayOf } from '#rules/promise'
import { VISIT_EARLY } from '../complaints/aftercare.ts'
import type { StaffAction } from './contract.ts'
import { hasQuestion, owesRemedy } from './telling.ts'

const HOUR = 60 * 60 * 1000

/** One step of each kind as somebody might take it, to ask the rules whether it could be taken at all. */
const probes = (
  facts: CaseFacts,
  promise: ServicePromise,
  now: number,
): Record<StaffAction['action'], readonly Step[]> => ({
  respond: [{ step: 'respond' }],
  propose: [{ step: 'propose', outcome: 'upheld' }],
  message: [{ step: 'message' }],
  remind: [{ step: 'remind', way: 'phone', on: dayOf(promise.calendar, now) }],
  told: [{ step: 'told', way: 'phone', on: dayOf(promise.calendar, now) }],
  'confirm-told': [{ step: 'confirm-told' }],
  final: [{ step: 'final', outcome: 'not-upheld', cause: 'process' }],
  deliver: [{ step: 'deliver' }],
  resume: [{ step: 'resume' }],
  note: [{ step: 'note' }],
  ask: [{ step: 'ask' }],
  pause: [{ step: 'pause', reason: 'outside-test' }],
  'allow-longer-pause': [{ step: 'allow-longer-pause', limit: now + HOUR }],
  assign: [{ step: 'assign', assignee: 'anybody' }],
  escalate: [{ step: 'escalate' }],
  reassess: (['minor', 'complex', 'major'] as const)
    .filter((severity) => severity !== facts.severity)
    .map((severity) => ({ step: 'reassess', severity })),
  refer: [{ step: 'refer' }],
  duplicate: [{ step: 'duplicate' }],
  visit: [{ step: 'visit', result: 'holds' }],
  'name-cause': [{ step: 'name-cause', cause: 'process' }],
  'close-alert': [{ step: 'close-alert', alert: 'any' }],
})

/**
 * What somebody of a role can do with the case now, the likeliest first: the rules are asked, not repeated. They do
 * not know whether an early warning is open.
 */
export function offeredTo(
  role: Role,
  facts: CaseFacts,
  hasAlerts: boolean,
  promise: ServicePromise,
  now: number,
) {
  const by = { kind: 'staff', role } as const
  const open: [string, readonly Step[]][] = Object.entries(probes(facts, promise, now))
  // A reason that is owed does not close a step: its form asks for it.
  const { unexplained: _, ...explained } = facts
  return open
    .filter(([action]) => action !== 'close-alert' || hasAlerts)
    .filter(([, steps]) => steps.some((step) => decide(explained, step, by, promise, now).ok))
    .map(([action]) => action)
}

/** The step that is owed now; none while it is the customer's turn, or nothing is owed. */
export function nextStep(facts: CaseFacts, now: number): StaffAction['action'] | undefined {
  const { state, visitDue, causeOwed } = facts
  if (state === 'received') return 'respond'
  if (state === 'investigating') return 'propose'
  if (state === 'proposed') {
    if (hasQuestion(facts)) return 'message'
    if (facts.reminderOwed) return 'remind'
    const { unreachedSince, mailCheckAt } = facts
    return unreachedSince === undefined || mailCheckAt !== undefined ? undefined : 'told'
  }
  if (state !== 'closed') return undefined
  if (owesRemedy(facts)) return 'deliver'
  if (visitDue !== undefined && now >= visitDue - VISIT_EARLY) return 'visit'
  return causeOwed ? 'name-cause' : undefined
}
