import { env } from 'cloudflare:workers'
import { expect } from 'vitest'
import { Cause } from '#contract/causes'
import { pauseReasons } from '#contract/clocks'
import { BreachReason, type CaseFacts, type CaseKind, Channel, Outcome } from '#contract/complaints'
import { VisitResult } from '#contract/visits'
import { decide, type Role, roles } from '#rules/complaints'
import { items, promiseVersion } from '../../../functions/content.ts'
import { type StaffAction, staffActions } from '../../../functions/desk/contract.ts'
import { misdated } from '../../../functions/desk/day-limits.ts'
import { asStep } from '../../../functions/desk/steps.ts'
import { fieldOf, isInternal } from '../../../functions/desk/wanted.ts'
import { program } from '../desk/staff.ts'
import { DAY, filed, problemOf } from '../support.ts'
import { one, type Story } from './story.ts'

export const byStaff = staffActions
type Name = StaffAction['action']

/** One program a role, each with a token of Access for as long as all stories last. */
export const programs = {
  handler: await program('handler'),
  supervisor: await program('supervisor'),
  executive: await program('executive'),
} satisfies Record<Role, unknown>

const standing = new Map<CaseKind, Promise<string>>()

/** An open case of a kind that no story moves, for those that are joined with another. */
function standingOf(kind: CaseKind): Promise<string> {
  const known = standing.get(kind) ?? file(kind)
  standing.set(kind, known)
  return known
}
async function file(kind: CaseKind): Promise<string> {
  const { caseNumber } = await filed()
  await env.DB.prepare('update complaints set kind = ?, due_at = null, alarm_at = null where number = ?')
    .bind(kind, caseNumber)
    .run()
  return caseNumber
}

function causeOf(pick: number) {
  const item = one([undefined, ...items.map(({ id }) => id)], pick)
  return { cause: one(Cause.options, pick), ...(item ? { item } : {}) }
}
/** Who closes without a finding names the cause now and then. */
const mayBeCause = (pick: number) =>
  pick % 2 === 0 ? {} : { ...causeOf(pick), rootCause: `Somebody else’s ${pick}` }

/** Now and then a slip: a day that has passed, or one over a year ahead. */
const dayFrom = (now: number, days: number) => new Date(now + days * DAY).toISOString().slice(0, 10)

/** Steps that bring something bring it; `pick` decides what. */
async function bring(name: Name, text: string, pick: number, { now, opened }: Story): Promise<StaffAction> {
  const { version } = opened.complaint
  const outcome = one(Outcome.options, pick)
  switch (name) {
    case 'assign':
      return { action: name, version, assignee: one(roles, pick) }
    case 'pause':
      return { action: name, version, text, reason: one(pauseReasons, pick) }
    case 'allow-longer-pause': {
      return { action: name, version, text, until: dayFrom(now, (pick % 60) - 10) }
    }
    case 'propose': {
      const remedyDue = one([undefined, dayFrom(now, (pick % 40) - 2), dayFrom(now, pick % 400)], pick)
      const remedy = remedyDue && { remedy: `New parts ${pick}`, remedyDue }
      return { action: name, version, text, outcome, ...remedy }
    }
    case 'final':
      return { action: name, version, text, outcome, ...causeOf(pick), rootCause: `Measured once ${pick}` }
    case 'reassess':
      return { action: name, version, text, severity: one(['minor', 'complex', 'major'], pick) }
    case 'visit':
      return { action: name, version, text, result: one(VisitResult.options, pick) }
    case 'name-cause':
      return { action: name, version, text, ...causeOf(pick) }
    case 'told':
    case 'remind': {
      // Now and then a day that lies in the future, or before the proposal.
      const on = new Date(now + one([0, 0, 0, -1, -9, 2], pick) * DAY).toISOString().slice(0, 10)
      return { action: name, version, text, way: one(Channel.options, pick), on }
    }
    case 'refer':
      return { action: name, version, text, ...mayBeCause(pick) }
    case 'close-alert':
      return { action: name, version, text, alert: 'none' }
    case 'duplicate':
      return {
        action: name,
        version,
        text,
        other: await standingOf(opened.complaint.kind),
        ...mayBeCause(pick),
      }
    default:
      return { action: name, version, text }
  }
}

/**
 * After a missed promise staff say why with what the customer reads next; now and then somebody forgets it, or says
 * it where nothing was missed.
 */
function reasonFor({ unexplained }: CaseFacts, name: Name, pick: number) {
  const isOwed = unexplained === true
  const isSlip = pick % 7 === 0
  if (isInternal(name) || isOwed === isSlip) return {}
  return { breachReason: one(BreachReason.options, pick) }
}

/**
 * What the rules say of a step is what the desk's API must do, for the same reason and with the same end. A refusal
 * costs as much time as a step and tells less, so of several in a turn one is sent.
 */
export async function staffActs(
  story: Story,
  name: Name,
  role: Role,
  { pick, twice, isFirst }: { pick: number; twice: boolean; isFirst: boolean },
) {
  const { filed, said, now, opened } = story
  const { facts } = opened.complaint
  const text = `${name} ${said.length} ✍️ ${pick}`
  const wanted = { ...(await bring(name, text, pick, story)), ...reasonFor(facts, name, pick) }
  const promise = promiseVersion(facts.promiseVersion)
  const { step, words } = asStep(wanted, promise.calendar)
  const decision = decide(facts, step, { kind: 'staff', role }, promise, now)
  const slip = misdated(wanted, promise.calendar, now)
  if ((slip || !decision.ok) && !isFirst) return false

  const who = programs[role]
  who.clock.now = now
  const key: Record<string, string> = twice ? { 'Idempotency-Key': crypto.randomUUID() } : {}
  const send = () => who.act(filed.caseNumber, wanted, key)
  const answer = await send()
  if (slip) {
    const refused = [{ pointer: `/${slip.field}`, code: slip.code }]
    expect([answer.status, (await problemOf(answer)).errors]).toEqual([422, refused])
    return false
  }
  // Whether a warning is open the rules do not know, and no story closes one.
  const why = decision.ok ? (name === 'close-alert' ? 'no-alert' : undefined) : decision.why
  if (!decision.ok || why) {
    // A day that cannot be is a fault of what was sent.
    const field = why && fieldOf(why)?.pointer === '/on' ? fieldOf(why) : undefined
    expect(answer.status, `${name} by the ${role}`).toBe(field ? 422 : 409)
    const { detail, errors } = await problemOf(answer)
    expect(field ? errors : detail).toEqual(field ? [field] : why)
    return false
  }
  const taken = { state: decision.next.state, version: decision.next.version }
  expect(await answer.json(), `${name} by the ${role}`).toEqual(taken)
  // As after a lost answer: known by its key, the step is answered again and not taken again.
  if (twice) expect(await (await send()).json()).toEqual(taken)
  if (words?.text) said.push({ text, isInternal: isInternal(name) })
  return true
}

/** Everything that was written in a case, as one of those who answer reads it. */
export async function textsAtDesk({ filed, now }: Story, role: Role): Promise<string[]> {
  const who = programs[role]
  who.clock.now = now
  const { events } = await who.open(filed.caseNumber)
  return events.flatMap(({ text }) => text ?? [])
}
