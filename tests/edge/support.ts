import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { expect } from 'vitest'
import * as z from 'zod/mini'
import { Filed } from '#contract/complaints'
import type { Actor, Step } from '#rules/complaints'
import { take } from '../../functions/complaints/handling.ts'
import * as opening from '../../functions/complaints/opening-store.ts'
import type * as store from '../../functions/complaints/store.ts'
import { CaseView } from '../../functions/complaints/view-contract.ts'
import type { Words } from '../../functions/complaints/words.ts'
import { portal, worker } from '../../functions/index.ts'
import { lastRuns } from '../../functions/jobs/store.ts'
import { type Trigger, triggerNames, triggers } from '../../functions/jobs/triggers.ts'
import type { Means } from '../../functions/means.ts'
import { keyring } from '../../functions/secrets/keyring.ts'

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Monday, 23 November 2026, 10:00 in Shanghai: the second promise governs, the survey is open. */
export const NOW = Date.UTC(2026, 10, 23, 2)
export const ORIGIN = 'https://portal.test'

/** An address that no other test has: the limits count by it. */
export const newAddress = () => `10.${[...crypto.getRandomValues(new Uint8Array(3))].join('.')}`

export const complaint = {
  category: 'quality',
  impact: 'inconvenience',
  story: 'Three of the forty parts are out of tolerance.',
  language: 'en',
  consent: { notice: '1', overseas: true },
} as const

/** A caller of the API with an address and a clock of its own. */
export function caller({ at = NOW, bindings = env as Env } = {}) {
  const clock = { now: at }
  const app = portal(() => clock.now)
  const address = newAddress()
  const send = async (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    app.request(
      `${ORIGIN}${path}`,
      { method, headers: { 'CF-Connecting-IP': address, ...headers }, body: body ?? null },
      bindings,
    )
  const sendJson = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    send('POST', path, { 'Content-Type': 'application/json', ...headers }, JSON.stringify(body))
  const withCode = ({ accessCode }: Pick<Case, 'accessCode'>) => ({ Authorization: `Bearer ${accessCode}` })
  return {
    clock,
    send,
    file: (changes: Record<string, unknown> = {}, headers: Record<string, string> = {}) =>
      sendJson('/api/complaints', { ...complaint, ...changes }, headers),
    look: async (one: Pick<Case, 'caseNumber' | 'accessCode'>) => {
      const answer = await send('GET', `/api/complaints/${one.caseNumber}`, withCode(one))
      expect(answer.status).toBe(200)
      return CaseView.parse(await answer.json())
    },
    write: (one: Case, text: string, headers: Record<string, string> = {}) =>
      sendJson(`/api/complaints/${one.caseNumber}/messages`, { text }, { ...withCode(one), ...headers }),
    act: (one: Pick<Case, 'caseNumber' | 'accessCode'>, body: Record<string, unknown>) =>
      sendJson(`/api/complaints/${one.caseNumber}/actions`, body, withCode(one)),
    sendJson,
  }
}

export type Case = z.output<typeof Case>
const Case = z.required(Filed, { accessCode: true })

/** A case of the test's own. */
export async function filed(changes: Record<string, unknown> = {}, at = NOW): Promise<Case> {
  const answer = await caller({ at }).file(changes)
  expect(answer.status).toBe(201)
  return Case.parse(await answer.json())
}

export const caseOf = async (answer: Response) => Case.parse(await answer.json())

export const ProblemBody = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  instance: z.string().check(z.regex(/^urn:uuid:[0-9a-f-]{36}$/)),
  detail: z.string(),
  errors: z.optional(z.array(z.strictObject({ pointer: z.string(), code: z.string() }))),
})
export const problemOf = async (answer: Response) => ProblemBody.parse(await answer.json())

export const means = (now: number): Means => ({ db: drizzle(env.DB), ring: keyring(env.KEYS), now })

/** A clock that has ticked until this moment, however long ago a test let it tick last: no gap, and so no outage. */
const keepTicking = (now: number) =>
  env.DB.prepare(`update jobs set last_run_at = ?1 where name = 'minute' and last_run_at < ?1`)
    .bind(now - MINUTE)
    .run()

/** Runs the scheduled handler as Cloudflare would at that moment, for both triggers; tells what each did in this run. */
export async function runClock(now: number, bindings = env as Env, which: readonly Trigger[] = triggerNames) {
  await keepTicking(now)
  return runClockAfterGap(now, bindings, which)
}

/** The same after all the time in which no test let the clock tick. */
export async function runClockAfterGap(
  now: number,
  bindings = env as Env,
  which: readonly Trigger[] = triggerNames,
) {
  for (const trigger of which) {
    const { cron } = triggers[trigger]
    await worker(() => now).scheduled(createScheduledController({ cron }), bindings)
  }
  const runs = await lastRuns(drizzle(env.DB))
  return Object.fromEntries(runs.map(({ name, done, failed }) => [name, { done, failed }]))
}

/** True when a run of both triggers found nothing to do; false also for a clock that rests. */
export const foundNothing = (came: Awaited<ReturnType<typeof runClock>>) =>
  triggerNames.every((name) => came[name]?.done === 0)

/** Runs both as often as they find something to do, as the next minutes would. */
export async function settle(now: number, bindings = env as Env) {
  for (let runs = 0; !foundNothing(await runClock(now, bindings)); runs++)
    if (runs > 100) throw new Error('the clock does not come to rest')
}

export async function stored(caseNumber: string): Promise<store.Opened> {
  const { opened } = await opening.openByNumber(drizzle(env.DB), caseNumber, 'everything')
  if (!opened) throw new Error(`${caseNumber} is not stored`)
  return opened
}

/** Takes a step as the desk and the clock will: through the same door as every other. */
export async function step(caseNumber: string, step: Step, by: Actor, now: number, words?: Words) {
  return take(means(now), { opened: await stored(caseNumber), answered: undefined }, { step, by, words })
}

export const handler = { kind: 'staff', role: 'handler' } as const
export const supervisor = { kind: 'staff', role: 'supervisor' } as const
export const executive = { kind: 'staff', role: 'executive' } as const

/** A case with an answer and a proposal, two hours and three after it was filed. */
export async function proposed(at = NOW, changes: Record<string, unknown> = {}): Promise<Case> {
  const one = await filed(changes, at)
  const offer = { step: 'propose', outcome: 'upheld', remedyDue: '2026-12-10' } as const
  const words = { text: 'We measured again and you are right.', remedy: 'New parts, free of charge.' }
  await step(one.caseNumber, { step: 'respond' }, handler, at + HOUR / 2, { text: 'We are on it.' })
  expect(await step(one.caseNumber, offer, supervisor, at + HOUR, words)).toMatchObject({ ok: true })
  return one
}

/**
 * D1 out of reach from the `nth` batch of a request on: either nothing of it was written, or everything was
 * and only the answer got lost.
 */
export function unreachable({ from = 1, didHappen = false } = {}): Env & { repair: () => void } {
  let batches = 0
  let isBroken = true
  const repair = () => {
    isBroken = false
  }
  const batch = async (statements: D1PreparedStatement[]) => {
    batches += 1
    if (!isBroken || batches < from) return env.DB.batch(statements)
    if (didHappen) await env.DB.batch(statements)
    throw new Error('D1_ERROR: Network connection lost.')
  }
  const broken = new Proxy(env.DB, {
    get(target, name) {
      if (name === 'batch') return batch
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return { ...(env as Env), DB: broken, repair }
}
