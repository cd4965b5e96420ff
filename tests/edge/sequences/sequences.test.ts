import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pauseReasons } from '#contract/clocks'
import { BreachReason, type CaseFacts, Outcome } from '#contract/complaints'
import { decide, type Step, type StepName, steps } from '#rules/complaints'
import { take } from '../../../functions/complaints/handling.ts'
import type * as store from '../../../functions/complaints/store.ts'
import { newestPromise, promiseVersion } from '../../../functions/content.ts'
import { type Case, caller, caseOf, DAY, HOUR, MINUTE, means, settle, stored } from '../support.ts'
import { proveWhole } from './replay.ts'

/**
 * Whatever happens to a case: a customer through the API, the clock through the scheduled handler, staff through
 * the store, at times of their own. The Shanghai run crosses the Spring Festival with its make-up days and the
 * change from one promise to the next; the Berlin run crosses both changes of the clocks and Easter.
 */
const starts: Record<string, readonly string[]> = {
  'Asia/Shanghai': ['2026-02-11T03:00Z', '2026-02-27T09:10Z', '2026-04-03T01:00Z', '2026-04-30T08:00Z'],
  'Europe/Berlin': ['2026-03-26T09:00Z', '2026-04-02T14:50Z', '2026-10-22T08:00Z', '2026-10-23T15:20Z'],
}
const zone = newestPromise().calendar.timeZone
/** Prints what repeats a run: `SEED=<number> npx vitest run --project <name>`. */
const seed = Number(env.SEED ?? crypto.getRandomValues(new Int32Array(1))[0])
const RUNS = 510
/** Ten minutes: far more than it takes on two cores. */
const PATIENCE = 10 * 60_000

const gap = fc.oneof(
  fc.integer({ min: 0, max: 10 * MINUTE }),
  fc.integer({ min: 0, max: 30 * HOUR }),
  fc.integer({ min: 0, max: 6 * DAY }),
)
const turn = fc.record({
  gap,
  /** The clock job runs before this turn; if not, it catches up before a later one. */
  ticks: fc.boolean(),
  who: fc.constantFrom('customer', 'handler', 'supervisor', 'executive'),
  /** How often somebody tries something else after a refusal: a story of refusals alone would be a short one. */
  tries: fc.integer({ min: 1, max: 6 }),
  pick: fc.nat({ max: 9_999 }),
  /** The same call again, as after a lost answer. */
  twice: fc.boolean(),
})
/** Most stories are short, as most cases are; every fourth goes up to 40 turns. */
const turns = (maxLength: number) => fc.array(turn, { minLength: 1, maxLength, size: 'max' })
const story = fc.oneof({ weight: 3, arbitrary: turns(12) }, { weight: 1, arbitrary: turns(40) })
type Turn = typeof turn extends fc.Arbitrary<infer T> ? T : never

function one<T>(from: readonly T[], pick: number): T {
  for (const chosen of from.slice(pick % from.length)) return chosen
  throw new Error('there is nothing to choose from')
}
/** Steps that bring something bring it; `pick` decides what. */
function bring(name: StepName, pick: number, now: number): Step {
  const outcome = one(Outcome.options, pick)
  switch (name) {
    case 'assign':
      return { step: name, assignee: 'somebody' }
    case 'pause':
      return { step: name, reason: one(pauseReasons, pick) }
    case 'allow-longer-pause':
      return { step: name, limit: now + ((pick % 60) - 10) * DAY }
    case 'propose': {
      const remedyDue = one([undefined, '2026-03-20', '2026-11-30'], pick)
      return { step: name, outcome, ...(remedyDue ? { remedyDue } : {}) }
    }
    case 'final':
      return { step: name, outcome }
    case 'reassess':
      return { step: name, severity: one(['minor', 'complex', 'major'], pick) }
    case 'rate':
      return { step: name, score: (pick % 5) + 1 }
    case 'correct-contact':
      return { step: name, email: one(['same', 'changed', 'none'], pick) }
    case 'warn':
    case 'breach':
      throw new Error(`${name} is taken in another way`)
    default:
      return { step: name }
  }
}

/** What a customer does with calls of the API. */
const byCall = [
  'message',
  'accept',
  'reject',
  'withdraw',
  'reopen',
  'escalate',
  'not-received',
  'rate',
  'correct-contact',
  'ask-erasure',
] as const
const byStaff = [
  'message',
  'respond',
  'assign',
  'note',
  'ask',
  'pause',
  'allow-longer-pause',
  'resume',
  'propose',
  'final',
  'refer',
  'duplicate',
  'reassess',
  'escalate',
  'deliver',
  'visit',
  'name-cause',
] as const satisfies StepName[]

type Story = { filed: Case; said: string[]; now: number; opened: store.Opened }

/** What the rules say of a step is what the API must do. */
async function customerActs(story: Story, name: (typeof byCall)[number], { pick, twice }: Turn) {
  const { said, now, opened } = story
  const { facts } = opened.complaint
  const wanted = bring(name, pick, now)
  const by = { kind: 'customer' } as const
  const decision = decide(facts, wanted, by, promiseVersion(facts.promiseVersion), now)
  const text = `${name} ${said.length} 🪞 ${pick}`
  const send = called(story, wanted, text)
  const answer = await send()
  // What was asked for before is asked for still.
  const isAsked = name === 'ask-erasure' && facts.erasureAskedAt !== undefined
  const expected = decision.ok || isAsked ? 'ok' : 409
  expect(answer.status < 300 ? 'ok' : answer.status, `${name} by the customer`).toBe(expected)
  if (!decision.ok) return false
  const isWritten = name !== 'correct-contact' && name !== 'ask-erasure'
  if (isWritten) said.push(text)
  // A message is known by its key; an erasure stays asked for; any other step was made for a version that is no more.
  if (twice && name !== 'correct-contact')
    expect((await send()).status).toBe(name === 'message' ? 201 : isWritten ? 409 : 202)
  return true
}

/** The step as a call, the same each time it is sent. */
function called({ filed, now, opened }: Story, wanted: Step, text: string) {
  const { act, write, send } = caller({ at: now })
  const { version } = opened.complaint
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  const code = { Authorization: `Bearer ${filed.accessCode}` }
  const { step: action, ...brought } = wanted
  switch (wanted.step) {
    case 'message':
      return () => write(filed, text, key)
    case 'ask-erasure':
      return () => send('POST', `/api/complaints/${filed.caseNumber}/erasure`, code)
    case 'correct-contact': {
      const email = { same: {}, changed: { email: `${version}@customer.example` }, none: { email: null } }
      const body = JSON.stringify({ name: `Name ${version}`, ...email[wanted.email] })
      const json = { ...code, 'Content-Type': 'application/json' }
      return () => send('PATCH', `/api/complaints/${filed.caseNumber}/contact`, json, body)
    }
    default:
      return () => act(filed, { action, ...brought, version, text })
  }
}

/** After a missed promise staff say why with what the customer reads next; now and then somebody forgets it. */
const reasonFor = ({ unexplained }: CaseFacts, name: StepName, pick: number) =>
  unexplained && !('visibility' in steps[name]) && pick % 7 !== 0
    ? { breachReason: one(BreachReason.options, pick) }
    : {}

async function staffAct({ opened, said, now }: Story, name: StepName, role: Turn['who'], pick: number) {
  if (role === 'customer') throw new Error('a customer is no staff')
  const text = `${name} ${said.length} ✍️ ${pick}`
  const wanted = { ...bring(name, pick, now), ...reasonFor(opened.complaint.facts, name, pick) }
  const what = { step: wanted, by: { kind: 'staff', role } as const, words: { text } }
  const taken = await take(means(now), { opened, answered: undefined }, what)
  if (taken.ok && !('visibility' in steps[name])) said.push(text)
  return taken.ok
}

/** The events without what was written with them, which an erasure takes. */
const bare = ({ events }: store.Opened) =>
  events.map(({ version, at, actor, role, type, visibility, facts }) => ({
    version,
    at,
    actor,
    role,
    type,
    visibility,
    facts,
  }))

async function look(story: Story) {
  const before = bare(story.opened)
  story.opened = await stored(story.filed.caseNumber)
  expect(bare(story.opened).slice(0, before.length), 'what happened stays as it was').toEqual(before)
}

async function takeTurn(story: Story, turn: Turn) {
  story.now += turn.gap
  if (turn.ticks) {
    await settle(story.now)
    await look(story)
  }
  for (let i = 0; i < turn.tries; i++) {
    const isDone =
      turn.who === 'customer'
        ? await customerActs(story, one(byCall, turn.pick + i * 3), turn)
        : await staffAct(story, one(byStaff, turn.pick + i * 7), turn.who, turn.pick + i)
    if (!isDone) continue
    await look(story)
    return 1
  }
  return 0
}

async function tell(start: string, impact: string, email: string | undefined, turns: readonly Turn[]) {
  const at = Date.parse(start)
  const answer = await caller({ at }).file({ impact, ...(email ? { email } : {}) })
  expect(answer.status).toBe(201)
  const filed = await caseOf(answer)
  const story: Story = { filed, said: [], now: at, opened: await stored(filed.caseNumber) }
  let accepted = 0
  for (const turn of turns) accepted += await takeTurn(story, turn)
  await settle(story.now)
  await look(story)
  const contact = email ? ({ version: 1, email: 'unconfirmed', stopped: false } as const) : undefined
  const promise = promiseVersion(story.opened.complaint.facts.promiseVersion)
  proveWhole(story.opened, contact, promise, story.now)
  const shown = await caller({ at: story.now }).look(filed)
  const texts = shown.events.flatMap(({ text }) => text ?? [])
  const isErased = story.opened.complaint.facts.erasedAt !== undefined
  expect(texts.slice(1), 'no text is lost or doubled').toEqual(isErased ? [] : story.said)
  // The clock shall not ring for this case while another story is told.
  await env.DB.prepare('update complaints set alarm_at = null where number = ?').bind(filed.caseNumber).run()
  return accepted
}

test(`${RUNS} stories in ${zone}`, { timeout: PATIENCE }, async () => {
  console.log(`seed ${seed}`)
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...(starts[zone] ?? [])),
      fc.constantFrom('inconvenience', 'disruption', 'safety'),
      fc.constantFrom(undefined, 'buyer@customer.example'),
      story,
      async (start, impact, email, turns) => {
        accepted += await tell(start, impact, email, turns)
      },
    ),
    // A story takes so long that looking for a shorter one that fails too would take hours.
    { numRuns: RUNS, seed, endOnFailure: true },
  )
  // A run in which hardly anything was allowed would prove little.
  expect(accepted).toBeGreaterThan(RUNS * 3)
})
