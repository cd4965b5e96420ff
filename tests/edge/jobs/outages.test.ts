import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { expect, test } from 'vitest'
import { restored } from '../../../functions/jobs/outages.ts'
import {
  type Case,
  caller,
  DAY,
  filed,
  HOUR,
  handler,
  MINUTE,
  proposed,
  runClock,
  runClockAfterGap,
  settle,
  step,
  stored,
} from '../support.ts'

/** Monday, 10:00 in Shanghai, before the other tests' cases. */
const MONDAY = Date.UTC(2026, 6, 6, 2)
const known = async () =>
  (await env.DB.prepare('select started_at as "from", ended_at as "to" from outages order by 1').all())
    .results
const facts = async ({ caseNumber }: Case) => (await stored(caseNumber)).complaint.facts
const fresh = () => env.DB.batch([env.DB.prepare('delete from outages'), env.DB.prepare('delete from jobs')])

test('a gap of five minutes is none; a longer one is recorded, once', async () => {
  await fresh()
  await runClockAfterGap(MONDAY)
  await runClockAfterGap(MONDAY + 5 * MINUTE)
  expect(await known()).toEqual([])
  const back = MONDAY + 2 * HOUR
  await runClockAfterGap(back)
  await runClockAfterGap(back + MINUTE)
  expect(await known()).toEqual([{ from: MONDAY + 5 * MINUTE, to: back }])
})

test('a portal that was closed counts against nobody, and a closed one records nothing', async () => {
  await fresh()
  await runClockAfterGap(MONDAY)
  await runClockAfterGap(MONDAY + HOUR, { ...(env as Env), CLOSED: 'true' })
  expect(await known()).toEqual([])
  await runClockAfterGap(MONDAY + 2 * HOUR)
  expect(await known()).toEqual([{ from: MONDAY, to: MONDAY + 2 * HOUR }])
})

test('a restore records the time since the copy’s last tick, and the next tick the rest, however short', async () => {
  await fresh()
  await runClockAfterGap(MONDAY)
  await restored(drizzle(env.DB), MONDAY + HOUR)
  expect(await known()).toEqual([{ from: MONDAY, to: MONDAY + HOUR }])
  await runClockAfterGap(MONDAY + HOUR + 2 * MINUTE)
  await runClockAfterGap(MONDAY + HOUR + 3 * MINUTE)
  expect(await known()).toEqual([
    { from: MONDAY, to: MONDAY + HOUR },
    { from: MONDAY + HOUR, to: MONDAY + HOUR + 2 * MINUTE },
  ])
})

test('page, queue and closing go by the time that an outage has added; what we promised stays', async () => {
  await fresh()
  const one = await proposed(MONDAY)
  const offered = MONDAY + HOUR
  await caller({ at: offered }).look(one)
  const late = await filed({}, MONDAY)
  const promised = (await facts(late)).clocks.map(({ dueAt }) => dueAt)
  await runClock(offered + HOUR)
  const back = offered + 7 * HOUR
  await runClockAfterGap(back)
  await settle(back)
  const due = offered + 3 * DAY + 6 * HOUR
  const { complaint } = await stored(one.caseNumber)
  expect([complaint.dueAt, complaint.facts.clocks.at(-1)?.dueAt]).toEqual([due, due])
  const shown = await caller({ at: back }).look(one)
  expect(shown.clocks.at(-1)?.dueAt).toBe(new Date(due).toISOString())
  expect(shown.outages).toEqual([
    { from: new Date(offered + HOUR).toISOString(), to: new Date(back).toISOString() },
  ])
  expect((await facts(late)).clocks.map(({ dueAt }) => dueAt)).toEqual(promised)
  await settle(offered + 3 * DAY)
  await settle(due - 1)
  expect(await facts(one)).toMatchObject({ state: 'proposed' })
  await settle(due)
  expect(await facts(one)).toMatchObject({ state: 'closed', basis: 'silence' })
})

test('reminder and closing never come together after an outage: a day lies between them', async () => {
  await fresh()
  const one = await proposed(MONDAY, { phone: '+86 21 5555 0101' })
  const offered = MONDAY + HOUR
  await caller({ at: offered }).look(one)
  await runClock(offered + HOUR)
  const back = offered + 20 * DAY
  await runClockAfterGap(back)
  await settle(back)
  expect((await stored(one.caseNumber)).events.at(-1)?.type).toBe('open-proposal')
  await settle(back + 47 * HOUR)
  expect((await stored(one.caseNumber)).events.at(-1)?.type).toBe('call-to-remind')
  const on = new Date(back + 47 * HOUR).toISOString().slice(0, 10)
  await step(one.caseNumber, { step: 'remind', way: 'phone', on }, handler, back + 47 * HOUR)
  await settle(back + 47 * HOUR + DAY - 1)
  expect(await facts(one)).toMatchObject({ state: 'proposed' })
})
