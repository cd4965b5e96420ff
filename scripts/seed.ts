import { drizzle } from 'drizzle-orm/d1'
import { nextAlarm } from '#rules/complaints'
import { filingSchema } from '../functions/complaints/filing/filing-schema.ts'
import { file } from '../functions/complaints/filing/intake.ts'
import { take } from '../functions/complaints/handling.ts'
import * as opening from '../functions/complaints/opening-store.ts'
import { noticeOn, promiseVersion, today } from '../functions/content.ts'
import type { Means } from '../functions/means.ts'
import { keyring } from '../functions/secrets/keyring.ts'
import { type DemoCase, demoCases } from './demo-cases/cases.ts'

const units = { min: 60_000, h: 3_600_000, d: 86_400_000 }

function length(written: string): number {
  const [count, unit] = written.split(' ')
  return Number(count) * (unit === 'min' ? units.min : unit === 'h' ? units.h : units.d)
}

async function read(means: Means, number: string) {
  const { opened } = await opening.openByNumber(means.db, number)
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

async function tell(means: Means, told: DemoCase, now: number) {
  const filedAt = now - length(told.filedBefore)
  const { channel, after: later } = told.recorded ?? {}
  const writtenAt = later === undefined ? filedAt : filedAt + length(later)
  const input = filingSchema(writtenAt).parse({
    ...told.filing,
    consent: { notice: String(noticeOn(today(writtenAt)).version), overseas: true },
  })
  const filing = await file({ ...means, now: writtenAt }, input, {
    recorded: channel && { channel, arrivedAt: filedAt, by: 'handler' },
    key: crypto.randomUUID(),
    lifetime: 0,
    kind: 'demo',
  })
  if (!filing.ok) throw new Error('a fresh key was taken')
  const { caseNumber } = filing.filed
  for (const { after, by, step, text, ...besides } of told.steps) {
    const at = filedAt + length(after)
    await runClock(means, caseNumber, at)
    const words = text === undefined ? undefined : { text, ...besides }
    const taken = await take({ ...means, now: at }, await read(means, caseNumber), {
      step: dated(step, at),
      by,
      words,
    })
    if (!taken.ok) throw new Error(`${step.step} was refused on ${caseNumber}: ${taken.why}`)
  }
  await runClock(means, caseNumber, now)
  return filing.filed
}

const meansOf = (env: Pick<Env, 'DB' | 'KEYS'>, now: Date): Means => ({
  db: drizzle(env.DB),
  ring: keyring(env.KEYS),
  now: now.getTime(),
})

/** Files one case through the product's own rules and store, each step at its own time. */
export const tellOne = (env: Pick<Env, 'DB' | 'KEYS'>, told: DemoCase, now: Date) =>
  tell(meansOf(env, now), told, now.getTime())

/** Files the example company's cases. */
export async function seed(env: Pick<Env, 'DB' | 'KEYS'>, now: Date) {
  const filed = []
  for (const told of demoCases) filed.push(await tellOne(env, told, now))
  const [first] = filed
  if (!first?.accessCode) throw new Error('the first demo case has no code')
  return { caseNumber: first.caseNumber, accessCode: first.accessCode }
}
