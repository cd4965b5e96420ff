import { drizzle } from 'drizzle-orm/d1'
import { nextAlarm } from '#rules/complaints'
import { filingSchema } from '../functions/complaints/filing/filing-schema.ts'
import { file, forgetCode } from '../functions/complaints/filing/intake.ts'
import { take } from '../functions/complaints/handling.ts'
import * as opening from '../functions/complaints/opening-store.ts'
import { noticeOn, promiseVersion, today } from '../functions/content.ts'
import type { Means } from '../functions/means.ts'
import { keyring } from '../functions/secrets/keyring.ts'
import type { DemoCase } from './demo-cases/cases.ts'

const units = { min: 60_000, h: 3_600_000, d: 86_400_000 }

function length(written: string): number {
  const [count, unit] = written.split(' ')
  return Number(count) * (unit === 'min' ? units.min : unit === 'h' ? units.h : units.d)
}

async function read(means: Means, number: string) {
  const { opened } = await opening.openByNumber(means.db, number, 'nothing')
  if (!opened) throw new Error(`the demo case ${number} is gone`)
  return { opened, answered: undefined }
}

/** Lets the clock do what it would have done up to an instant: warn, record breaches, resume, close. */
async function runClock(means: Means, number: string, until: number): Promise<void> {
  for (;;) {
    const found = await read(means, number)
    const { facts } = found.opened.complaint
    const alarm = nextAlarm(facts, promiseVersion(facts.promiseVersion))
    if (!alarm || alarm.at > until) return
    const done = await take({ ...means, now: alarm.at }, found, { step: alarm.step, by: { kind: 'clock' } })
    if (!done.ok) throw new Error(`the clock could not ${alarm.step.step} on ${number}: ${done.why}`)
  }
}

/** `+6` in a proposal's remedy date is six days after the proposal. */
function dated(step: DemoCase['steps'][number]['step'], at: number): typeof step {
  if (step.step !== 'propose' || !step.remedyDue?.startsWith('+')) return step
  return { ...step, remedyDue: today(at + Number(step.remedyDue) * units.d) }
}

/** A demo case is filed under a key while it may have to be found again, long enough for any start to be tried anew. */
const LIFETIME = 3650 * units.d

/**
 * Files a case and takes its steps, each at its own time. Under a key that was used before it is the same case, of
 * which the steps that were taken are passed over.
 */
async function tell(means: Means, told: DemoCase, now: number, key: string) {
  const filedAt = now - length(told.filedBefore)
  const { channel, after: later } = told.recorded ?? {}
  const writtenAt = later === undefined ? filedAt : filedAt + length(later)
  const input = filingSchema(writtenAt).parse({
    ...told.filing,
    consent: { notice: String(noticeOn(today(writtenAt)).version), overseas: true },
  })
  const filing = await file({ ...means, now: writtenAt }, input, {
    recorded: channel && { channel, arrivedAt: filedAt, by: 'handler' },
    key,
    lifetime: LIFETIME,
    kind: 'demo',
  })
  // The example was edited since the case was filed: then it stays as it is, without a code that could be told.
  const filed = filing.ok ? filing.filed : { caseNumber: filing.caseNumber, accessCode: undefined }
  const { caseNumber } = filed
  const { events } = (await read(means, caseNumber)).opened
  const taken = events.filter(({ actor, type }) => actor !== 'clock' && type !== 'filed').length
  for (const { after, by, step, text, ...besides } of told.steps.slice(taken)) {
    const at = filedAt + length(after)
    await runClock(means, caseNumber, at)
    const words = text === undefined ? undefined : { text, ...besides }
    const done = await take({ ...means, now: at }, await read(means, caseNumber), {
      step: dated(step, at),
      by,
      words,
    })
    if (!done.ok) throw new Error(`${step.step} was refused on ${caseNumber}: ${done.why}`)
  }
  await runClock(means, caseNumber, now)
  return filed
}

const meansOf = (env: Pick<Env, 'DB' | 'KEYS'>, now: Date): Means => ({
  db: drizzle(env.DB),
  ring: keyring(env.KEYS),
  now: now.getTime(),
})

/** Files one case through the product's own rules and store, each step at its own time. */
export async function tellOne(env: Pick<Env, 'DB' | 'KEYS'>, told: DemoCase, now: Date) {
  const { accessCode, ...filed } = await tell(meansOf(env, now), told, now.getTime(), crypto.randomUUID())
  if (accessCode === undefined) throw new Error('a fresh key was taken')
  return { ...filed, accessCode }
}

/** When the demo cases were first begun to be filed, and the key under which they are. */
type Begun = { at: Date; key: string }

const keyOf = ({ key }: Begun, place: number) => `${key} ${place}`

/** Files cases in their order, or goes on with them where a start before was killed. */
export async function seed(env: Pick<Env, 'DB' | 'KEYS'>, begun: Begun, cases: readonly DemoCase[]) {
  const means = meansOf(env, begun.at)
  const filed = []
  for (const [place, told] of cases.entries())
    filed.push(await tell(means, told, means.now, keyOf(begun, place)))
  const open = filed.find(({ accessCode }) => accessCode !== undefined)
  if (!open?.accessCode) throw new Error('no demo case has a code')
  return { caseNumber: open.caseNumber, accessCode: open.accessCode }
}

/** Once the code is noted, the database no longer keeps any under the key. */
export async function forgetCodes(
  env: Pick<Env, 'DB' | 'KEYS'>,
  begun: Begun,
  cases: readonly DemoCase[],
): Promise<void> {
  for (const place of cases.keys()) await forgetCode(meansOf(env, begun.at), keyOf(begun, place))
}
