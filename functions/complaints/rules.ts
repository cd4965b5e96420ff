import type { Severity } from '#contract/categories'
import type { Clock, PauseReason } from '#contract/clocks'
import type { BreachReason, CaseFacts, Channel, Outcome, State } from '#contract/complaints'
import type { ServicePromise } from '#contract/promise'
import type { VisitResult } from '#contract/visits'
import * as clocks from '#rules/clocks'
import { type CauseIfKnown, forVisits, type NamedCause } from './aftercare.ts'
import { marked, soonest } from './alarms.ts'
import { effects } from './effects.ts'
import type { ReminderWay } from './reaching.ts'
import { explains, nameOf, type Refusal, refusal } from './refusals.ts'

export const roles = ['handler', 'supervisor', 'executive'] as const
export type Role = (typeof roles)[number]
export type Actor = { kind: 'customer' } | { kind: 'clock' } | { kind: 'staff'; role: Role }

export type ActorName = 'customer' | 'clock' | Role
const staff = roles
const open = ['received', 'investigating', 'waiting', 'proposed'] as const
const any = [...open, 'closed'] as const

type Row = { who: readonly ActorName[]; from: readonly State[]; visibility?: 'internal' }

/**
 * Who may take which step from which state (ISO 10002:2018 §8). A step missing from this table is a step
 * nobody can take; what a step needs besides is in `refusal`, what it does is in `effects`.
 */
export const steps = {
  respond: { who: staff, from: ['received'] },
  message: { who: ['customer', ...staff], from: any },
  assign: { who: staff, from: any, visibility: 'internal' },
  note: { who: staff, from: any, visibility: 'internal' },
  ask: { who: staff, from: ['investigating'] },
  pause: { who: staff, from: ['investigating'] },
  'allow-longer-pause': { who: ['supervisor'], from: ['waiting'] },
  resume: { who: [...staff, 'clock'], from: ['waiting'] },
  propose: { who: staff, from: ['received', 'investigating'] },
  accept: { who: ['customer'], from: ['proposed'] },
  reject: { who: ['customer'], from: ['proposed'] },
  final: { who: ['executive'], from: ['investigating'] },
  'open-proposal': { who: ['customer'], from: ['proposed'] },
  'mail-sent': { who: ['clock'], from: ['proposed'] },
  'mail-unsent': { who: ['clock'], from: ['proposed'], visibility: 'internal' },
  told: { who: staff, from: ['proposed'] },
  'confirm-told': { who: ['supervisor', 'executive'], from: ['proposed'] },
  remind: { who: ['clock', ...staff], from: ['proposed'] },
  'call-to-remind': { who: ['clock'], from: ['proposed'], visibility: 'internal' },
  silence: { who: ['clock'], from: ['proposed'] },
  'not-reached': { who: ['clock'], from: ['proposed'] },
  warn: { who: ['clock'], from: open, visibility: 'internal' },
  breach: { who: ['clock'], from: open },
  withdraw: { who: ['customer'], from: open },
  refer: { who: staff, from: open },
  duplicate: { who: staff, from: open },
  reassess: { who: staff, from: open },
  escalate: { who: ['customer', 'supervisor'], from: open },
  reopen: { who: ['customer'], from: ['closed'] },
  deliver: { who: staff, from: ['closed'] },
  'not-received': { who: ['customer'], from: ['closed'] },
  rate: { who: ['customer'], from: ['closed'] },
  visit: { who: staff, from: ['closed'] },
  'visit-overdue': { who: ['clock'], from: ['closed'], visibility: 'internal' },
  'visit-missed': { who: ['clock'], from: ['closed'], visibility: 'internal' },
  'agree-visits': { who: ['customer'], from: ['closed'] },
  'withdraw-visits': { who: ['customer'], from: any },
  'name-cause': { who: staff, from: ['closed'], visibility: 'internal' },
  'close-alert': { who: ['supervisor', 'executive'], from: any, visibility: 'internal' },
  'correct-contact': { who: ['customer'], from: any },
  'confirm-address': { who: ['customer'], from: any },
  'stop-mail': { who: ['customer'], from: any },
  'renew-code': { who: ['customer'], from: any },
  'ask-erasure': { who: ['customer'], from: ['closed'] },
  reduce: { who: ['clock'], from: ['closed'] },
  erase: { who: ['clock'], from: ['closed'] },
} as const satisfies Record<string, Row>
export type StepName = keyof typeof steps

/** How, and on which day of the company's zone, staff told the customer something that no mail could. */
type Telling = { way: Channel; on: string }

/** What a step brings with it besides words, which are checked at the edge and never looked at here. */
type Brought = {
  'mail-sent': { sentAt: number }
  told: Telling
  /** By staff; of the clock's own, a mail says it. */
  remind: Partial<Telling>
  'call-to-remind': { by: Exclude<ReminderWay, 'mail'> }
  assign: { assignee: string }
  pause: { reason: PauseReason }
  'allow-longer-pause': { limit: number }
  propose: { outcome: Outcome; remedyDue?: string | undefined }
  accept: { visits?: true | undefined }
  final: { outcome: Outcome } & NamedCause
  refer: CauseIfKnown
  duplicate: CauseIfKnown
  reassess: { severity: Severity }
  rate: { score: number }
  warn: { clock: Clock['name']; percent: 50 | 80 }
  breach: { clock: Clock['name'] }
  'close-alert': { alert: string }
  'correct-contact': { email: 'none' | 'same' | 'changed'; phone?: boolean | undefined }
  visit: { result: VisitResult }
  'name-cause': NamedCause
}
/** What any step of staff may bring: why a promise was missed, and the playbook that its words began with. */
type Beside = { breachReason?: BreachReason | undefined; playbook?: string | undefined }
/** Facts of an event that are the company's own: no customer reads them. */
export const amongStaff: (keyof (Beside & NamedCause))[] = ['breachReason', 'playbook', 'cause', 'item']

export type Step = (
  | { step: Exclude<StepName, keyof Brought> }
  | { [Name in keyof Brought]: { step: Name } & Brought[Name] }[keyof Brought]
) &
  Beside

export type Event = {
  type: 'filed' | StepName
  visibility: 'public' | 'internal'
  /** What happened, in values that are not personal: stored unencrypted and used for the statistics. */
  facts: Record<string, string | number | boolean>
}
export type Decision = { ok: true; next: CaseFacts; event: Event } | { ok: false; why: Refusal }

type Filing = Pick<
  CaseFacts,
  | 'category'
  | 'impact'
  | 'severity'
  | 'promiseVersion'
  | 'keepFor'
  | 'followUps'
  | 'contact'
  | 'channel'
  | 'recordedAt'
>

/**
 * The case as it stands when it has been filed. A major case starts at level 2. The clocks count from `arrivedAt`,
 * which for one that staff record may lie so far back that a promise is missed already.
 */
export function file(
  filing: Filing,
  promise: ServicePromise,
  arrivedAt: number,
): { facts: CaseFacts; event: Event } {
  const { severity, channel } = filing
  const facts: CaseFacts = {
    ...filing,
    state: 'received',
    level: severity === 'major' ? 2 : 1,
    round: 1,
    filedAt: arrivedAt,
    clocks: [
      clocks.start(promise, 'respond', severity, 1, arrivedAt),
      clocks.start(promise, 'propose', severity, 1, arrivedAt),
    ],
    customerWroteLast: true,
    version: 1,
  }
  const came = channel === undefined ? {} : { channel, arrivedAt }
  return {
    facts,
    event: { type: 'filed', visibility: 'public', facts: { severity, level: facts.level, ...came } },
  }
}

/** The part of a step that is stored in the open, with what it led to. */
function factsOf(step: Step, next: CaseFacts): Event['facts'] {
  const { step: _, ...brought } = step
  const known = Object.entries(brought).filter(([, value]) => value !== undefined)
  return {
    ...Object.fromEntries(known),
    level: next.level,
    round: next.round,
    ...(next.basis === undefined ? {} : { basis: next.basis }),
  }
}

/** Decides a step. `now` (epoch ms) is an argument: rules never read a clock. */
export function decide(
  facts: CaseFacts,
  step: Step,
  by: Actor,
  promise: ServicePromise,
  now: number,
): Decision {
  const row: Row = steps[step.step]
  if (facts.erasedAt !== undefined) return { ok: false, why: 'erased' }
  if (facts.erasureAskedAt !== undefined && step.step !== 'erase') return { ok: false, why: 'erasure-asked' }
  if (facts.reducedAt !== undefined && !forVisits.includes(step.step)) return { ok: false, why: 'reduced' }
  if (!row.who.includes(nameOf(by))) return { ok: false, why: 'role' }
  if (!row.from.includes(facts.state)) return { ok: false, why: 'state' }
  // Before somebody has answered, a staff message would be an answer that stops no clock.
  if (step.step === 'message' && by.kind === 'staff' && facts.state === 'received')
    return { ok: false, why: 'state' }
  const why = refusal(facts, step, by, promise, now)
  if (why) return { ok: false, why }
  const { unexplained, ...effected } = marked(effects(facts, step, by, promise, now), promise)
  const next = {
    ...effected,
    ...(unexplained && !explains(facts, step, by) ? { unexplained } : {}),
    version: facts.version + 1,
  }
  const visibility = row.visibility ?? 'public'
  return { ok: true, next, event: { type: step.step, visibility, facts: factsOf(step, next) } }
}

/** The steps a customer can take now, in the order in which a page offers them. */
const offered = [
  'accept',
  'reject',
  'message',
  'escalate',
  'not-received',
  'rate',
  'reopen',
  'agree-visits',
  'withdraw-visits',
  'withdraw',
] as const
export type CustomerAction = (typeof offered)[number]

export function actionsNow(facts: CaseFacts, promise: ServicePromise, now: number): CustomerAction[] {
  const probe = (step: CustomerAction): Step => (step === 'rate' ? { step, score: 5 } : { step })
  return offered.filter((step) => decide(facts, probe(step), { kind: 'customer' }, promise, now).ok)
}

/** What the clock does next, and when; undefined where nothing can fall due. */
export const nextAlarm = soonest
