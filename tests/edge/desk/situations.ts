import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { expect } from 'vitest'
import { alerts } from '../../../functions/alerts/tables.ts'
import type { StaffRole } from '../../../functions/staff/contract.ts'
import {
  type Case,
  caller,
  DAY,
  filed,
  HOUR,
  handler,
  MINUTE,
  NOW,
  proposed,
  settle,
  step,
} from '../support.ts'

/** How each step is taken; `from` brings a case to where it can be, and `typed` is what comes with it. */
export type Taken = {
  from: () => Promise<Case>
  as: StaffRole
  typed?: Record<string, string>
  to: string
  /** Roles that do not take it there. */
  not?: StaffRole[]
}

export const at = NOW + 2 * HOUR
export async function investigating() {
  const one = await filed()
  await step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR / 4, { text: 'We are on it.' })
  return one
}
async function waiting() {
  const one = await investigating()
  await step(one.caseNumber, { step: 'ask' }, handler, NOW + HOUR / 2, { text: 'Which batch?' })
  return one
}
export async function agreed() {
  const one = await proposed()
  const { version } = await caller().look(one)
  expect((await caller({ at: NOW + HOUR }).act(one, { action: 'accept', version })).status).toBe(200)
  return one
}
/** At level 3 and in its second round, as `final` wants it. */
export async function contested() {
  const one = await proposed()
  const who = caller({ at: NOW + HOUR + MINUTE })
  const { version } = await who.look(one)
  await who.act(one, { action: 'reject', version })
  await step(
    one.caseNumber,
    { step: 'escalate' },
    { kind: 'staff', role: 'supervisor' },
    NOW + HOUR + 2 * MINUTE,
  )
  return one
}

/** With a proposal that nobody has opened, and with one whose customer was told of it. */
async function told() {
  const one = await proposed()
  const telling = { step: 'told', way: 'phone', on: '2026-11-23' } as const
  await step(one.caseNumber, telling, handler, NOW + HOUR)
  return one
}
/** Two days after the customer of a case without mail has opened the proposal: the reminder is the desk's. */
async function toRemind() {
  const one = await proposed(NOW - 3 * DAY, { phone: '+86 21 5555 0101' })
  await caller({ at: NOW - 3 * DAY + HOUR }).look(one)
  await settle(NOW)
  return one
}

/** With words of the list of early warnings. */
const warned = () => filed({ story: 'The guard came loose and a fitter got hurt.' })

export const text = 'These words are meant for one reader.'
export const table: Record<string, Taken> = {
  respond: { from: filed, as: 'handler', typed: { text }, to: 'investigating' },
  message: { from: investigating, as: 'executive', typed: { text }, to: 'investigating' },
  note: { from: filed, as: 'handler', typed: { text }, to: 'received' },
  assign: { from: filed, as: 'handler', typed: { assignee: 'supervisor' }, to: 'received' },
  ask: { from: investigating, as: 'handler', typed: { text }, to: 'waiting' },
  pause: { from: investigating, as: 'handler', typed: { text, reason: 'outside-test' }, to: 'waiting' },
  'allow-longer-pause': {
    from: waiting,
    as: 'supervisor',
    typed: { text, until: '2027-01-20' },
    to: 'waiting',
    not: ['handler', 'executive'],
  },
  resume: { from: waiting, as: 'handler', to: 'investigating' },
  propose: {
    from: investigating,
    as: 'handler',
    typed: { text, outcome: 'upheld', remedy: 'New parts.', remedyDue: '2026-12-20' },
    to: 'proposed',
  },
  told: { from: proposed, as: 'handler', typed: { text, way: 'phone', on: '2026-11-23' }, to: 'proposed' },
  'confirm-told': { from: told, as: 'supervisor', typed: { text }, to: 'proposed', not: ['handler'] },
  remind: { from: toRemind, as: 'handler', typed: { text, way: 'letter', on: '2026-11-23' }, to: 'proposed' },
  final: {
    from: contested,
    as: 'executive',
    typed: { text, outcome: 'not-upheld', cause: 'process', rootCause: 'Nobody measured twice.' },
    to: 'closed',
    not: ['handler', 'supervisor'],
  },
  refer: { from: investigating, as: 'handler', typed: { text }, to: 'closed' },
  duplicate: { from: investigating, as: 'handler', typed: { text, other: '' }, to: 'closed' },
  reassess: { from: investigating, as: 'handler', typed: { text, severity: 'major' }, to: 'investigating' },
  escalate: { from: investigating, as: 'supervisor', to: 'investigating', not: ['handler', 'executive'] },
  deliver: { from: agreed, as: 'handler', typed: { text }, to: 'closed' },
  visit: { from: agreed, as: 'handler', typed: { text, result: 'holds' }, to: 'closed' },
  'name-cause': { from: agreed, as: 'handler', typed: { text, cause: 'process' }, to: 'closed' },
  'close-alert': {
    from: warned,
    as: 'supervisor',
    typed: { text, alert: '' },
    to: 'received',
    not: ['handler'],
  },
}
export const internal = ['note', 'assign', 'name-cause', 'close-alert']

/** What comes with a step on a case, with another case's number or an open warning of its own where it needs one. */
export async function broughtBy({ typed = {} }: Taken, number: string): Promise<Record<string, string>> {
  if ('other' in typed) return { ...typed, other: (await filed()).caseNumber.toLowerCase() }
  return 'alert' in typed ? { ...typed, alert: (await alertsOf(number))[0]?.id ?? '' } : typed
}

export const alertsOf = (number: string) =>
  drizzle(env.DB).select().from(alerts).where(eq(alerts.number, number)).orderBy(alerts.at)
