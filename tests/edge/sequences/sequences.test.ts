import { env } from 'cloudflare:workers'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Role } from '#rules/complaints'
import { newestPromise, promiseVersion } from '../../../functions/content.ts'
import { caller, DAY, HOUR, MINUTE, settle, stored } from '../support.ts'
import { byCustomer, customerActs } from './customer.ts'
import { arrivals, begun, counts } from './intake.ts'
import { proveWhole } from './replay.ts'
import { byStaff, staffActs, textsAtDesk } from './staff.ts'
import { look, one, type Story } from './story.ts'
import { proveVisited } from './visited.ts'

/**
 * Whatever happens to a case, whoever filed it: a customer through the API, staff through the desk's with tokens of
 * Access, the clock through the scheduled handler, at times of their own. The Shanghai run crosses the Spring Festival
 * with its make-up days and the change from one promise to the next; the Berlin run crosses both changes of the clocks
 * and Easter.
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

const beginning = fc.record({
  start: fc.constantFrom(...(starts[zone] ?? [])),
  impact: fc.constantFrom('inconvenience', 'disruption', 'safety'),
  email: fc.constantFrom(undefined, 'buyer@customer.example'),
  /** Left with the address alone. */
  phone: fc.constantFrom(undefined, '+86 21 5555 0101'),
  arrival: arrivals,
})
type Beginning = typeof beginning extends fc.Arbitrary<infer T> ? T : never

async function takeTurn(story: Story, turn: Turn) {
  story.now += turn.gap
  if (turn.ticks) {
    await settle(story.now)
    await look(story)
  }
  for (let i = 0; i < turn.tries; i++) {
    const isDone =
      turn.who === 'customer'
        ? await customerActs(story, one(byCustomer, turn.pick + i * 5), turn)
        : await staffActs(story, one(byStaff, turn.pick + i * 7), turn.who, {
            pick: turn.pick + i,
            twice: turn.twice,
            isFirst: i === 0,
          })
    if (!isDone) continue
    await look(story)
    return 1
  }
  return 0
}

async function tell({ start, impact, email, phone, arrival }: Beginning, turns: readonly Turn[]) {
  const at = Date.parse(start)
  const isDrill = arrival?.kind === 'drill'
  const before = isDrill ? await counts() : undefined
  const { filed, arrivedAt } = await begun(at, { impact, ...(email ? { email, phone } : {}) }, arrival)
  const story: Story = { filed, said: [], now: at, opened: await stored(filed.caseNumber) }
  let accepted = 0
  for (const turn of turns) accepted += await takeTurn(story, turn)
  await settle(story.now)
  await look(story)
  const contact = email
    ? ({ version: 1, email: 'unconfirmed', stopped: false, phone: phone !== undefined } as const)
    : undefined
  const promise = promiseVersion(story.opened.complaint.facts.promiseVersion)
  proveWhole(story.opened, contact, promise, arrivedAt, story.now)
  const shown = await caller({ at: story.now }).look(filed)
  expect(shown.kind).toBe(isDrill ? 'drill' : undefined)
  if (isDrill) expect(await counts(), 'a drill counts nowhere').toEqual(before)
  const isErased = story.opened.complaint.facts.erasedAt !== undefined
  const said = isErased ? [] : story.said
  const texts = shown.events.flatMap(({ text }) => text ?? [])
  expect(texts.slice(1), 'no text is lost, doubled, or shown to the customer that is not for them').toEqual(
    said.filter(({ isInternal }) => !isInternal).map(({ text }) => text),
  )
  const written = said.map(({ text }) => text)
  const readBy = async (role: Role) => (await textsAtDesk(story, role)).slice(1)
  expect(await readBy('supervisor'), 'who leads reads them all').toEqual(written)
  expect(await readBy('handler'), 'a handler reads all but how they were rated').toEqual(
    written.filter((text) => !text.startsWith('rate ')),
  )
  // Chance alone agrees too seldom: in the end every customer is asked.
  if (await customerActs(story, 'agree-visits', { pick: 0, twice: false })) await look(story)
  // Few stories go on to the last visit: how many is left to chance, and asked of none.
  if (await proveVisited(story, turns.length))
    proveWhole(story.opened, contact, promise, arrivedAt, story.now)
  // The clock shall not ring for this case while another story is told.
  await env.DB.prepare('update complaints set alarm_at = null where number = ?').bind(filed.caseNumber).run()
  return accepted
}

test(`${RUNS} stories in ${zone}`, { timeout: PATIENCE }, async () => {
  console.log(`seed ${seed}`)
  let accepted = 0
  await fc.assert(
    fc.asyncProperty(beginning, story, async (beginning, turns) => {
      accepted += await tell(beginning, turns)
    }),
    // A story takes so long that looking for a shorter one that fails too would take hours.
    { numRuns: RUNS, seed, endOnFailure: true },
  )
  // A run in which hardly anything was allowed would prove little.
  expect(accepted).toBeGreaterThan(RUNS * 3)
})
