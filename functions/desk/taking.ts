import type { Context } from 'hono'
import type { Role, Step } from '#rules/complaints'
import { close, openOf, readOpen } from '../alerts/store.ts'
import { CaseNumber } from '../complaints/code.ts'
import { sendSoon } from '../complaints/contact/mailing.ts'
import { type Read, type StepKey, type Taken, takeFresh, weigh } from '../complaints/handling.ts'
import { openByNumber, type Part } from '../complaints/opening-store.ts'
import type { Besides } from '../complaints/store.ts'
import type { Words } from '../complaints/words.ts'
import { promiseVersion } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { Problem } from '../http/problem.ts'
import type { StaffMember } from '../staff/contract.ts'
import type { StaffAction } from './contract.ts'
import { misdated } from './day-limits.ts'
import { draftsOf, readDrafts } from './drafts-store.ts'
import { earlierOf, readEarlier } from './find/earlier-store.ts'
import { staffAt } from './gate.ts'
import { hiddenFrom, readBy } from './ratings.ts'
import { isOpenStill, readStanding, standingOf } from './resting-store.ts'
import { asStep } from './steps.ts'
import { deedsSince, readDeeds, record, shown } from './store.ts'
import { isInternal } from './wanted.ts'

/** What a form and a program have in common when staff take a step on a case. */
export type StaffStep = {
  step: Step
  words: Words | undefined
  by: { kind: 'staff'; role: Role }
  key: StepKey | undefined
  /** The case's version that was seen: a step on any other is stale. */
  version: number
}

/** A case number as an address has it; what is none finds nothing. */
export const numberIn = (written: string | undefined) => CaseNumber.safeParse(written).data ?? ''

/**
 * The case that an address names, what a key did on it before, the replies that staff have begun, others of its address,
 * and its open early warnings; with the record that it was shown, so that nobody sees any of it without one.
 */
export const readCase = (
  c: Context<AppEnv>,
  number: string,
  keyHashes?: readonly string[],
  beside: Beside = {},
) => readUnrecorded(c, number, keyHashes, beside, [shown(c.var.db, staffAt(c), number, c.var.now)])

/**
 * What else is read with a case: who did what after the version that was seen, and another case by its number; and how
 * much of its words, where it is not shown.
 */
type Beside = { seen?: number | undefined; other?: string | undefined; part?: Part }

/** The same for whoever records by themselves what was shown. */
export async function readUnrecorded(
  c: Context<AppEnv>,
  number: string,
  keyHashes?: readonly string[],
  { seen, other, part = 'everything' }: Beside = {},
  after: ReturnType<Besides> = [],
) {
  const { db } = c.var
  const { opened, rest, ...read } = await openByNumber(db, number, part, keyHashes, [
    draftsOf(db, number),
    earlierOf(db, number),
    openOf(db, number),
    // After a version that no case has come no deeds.
    deedsSince(db, number, seen ?? Number.MAX_SAFE_INTEGER),
    standingOf(db, other ?? ''),
    ...after,
  ])
  if (!opened) throw new Problem('not-found')
  const [drafts, earlier, alerts, deeds, standing] = rest
  const staff = staffAt(c)
  return {
    opened: readBy(staff, opened),
    ...read,
    drafts: readDrafts(drafts),
    earlier: readEarlier(earlier),
    alerts: readOpen(alerts).filter(({ reason }) => !hiddenFrom(staff).some((one) => one === reason)),
    deeds: readDeeds(deeds),
    other: readStanding(standing),
  }
}
export type CaseRead = Awaited<ReturnType<typeof readUnrecorded>>

/** What is wrong with the day of a step, by the case's own calendar. One that was taken before is only answered again. */
export const misdatedOn = ({ opened, answered }: Read, wanted: StaffAction, now: number) =>
  answered ? undefined : misdated(wanted, promiseVersion(opened.complaint.facts.promiseVersion).calendar, now)

/** What was wanted and judged, as the rules know it. */
export function staffStep({ opened }: Read, wanted: StaffAction, role: Role, key?: StepKey): StaffStep {
  const { calendar } = promiseVersion(opened.complaint.facts.promiseVersion)
  return { ...asStep(wanted, calendar), by: { kind: 'staff', role }, key, version: wanted.version }
}

/**
 * Takes a step of staff with its record in the same batch, and `besides` with them; what the customer may read is
 * told to them soon.
 */
export async function takeStaffStep(
  c: Context<AppEnv>,
  staff: StaffMember,
  read: CaseRead,
  what: StaffStep,
  besides: Besides = () => [],
): Promise<Taken> {
  const { db, now } = c.var
  const { number } = read.opened.complaint
  const { step, playbook } = what.step
  const alert = what.step.step === 'close-alert' ? what.step.alert : undefined
  // Alerts change with their case's version alone, so what was read with it holds while the version does.
  if (alert !== undefined && !read.alerts.some(({ id }) => id === alert))
    return weigh(read, what, now).taken ?? { ok: false, why: 'no-alert' }
  const { other } = read
  let isOtherClosed = false
  const reread = async () => {
    const again = await readCase(c, number, what.key?.keyHashes, { other: other?.number, part: 'nothing' })
    isOtherClosed = other !== undefined && again.other?.state === 'closed' && !again.answered
    return isOtherClosed ? undefined : again
  }
  const taken = await takeFresh(c.var, read, reread, {
    ...what,
    rests: other && isOpenStill(other),
    besides: (guard, version) => [
      ...besides(guard, version),
      ...(alert === undefined
        ? []
        : [close(db, { id: alert, number, staff: staff.id, version }, now, guard)]),
      record(db, staff, step, number, version, now, guard),
      ...(playbook ? [record(db, staff, `playbook:${playbook}`, number, version, now, guard)] : []),
    ],
  })
  if (taken.ok && !isInternal(step)) await sendSoon(c, number)
  return isOtherClosed ? { ok: false, why: 'other-closed' } : taken
}
