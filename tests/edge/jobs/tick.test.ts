import { createScheduledController } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import worker from '../../../functions/index.ts'
import { triggerNames, triggers } from '../../../functions/jobs/triggers.ts'
import {
  type Case,
  caller,
  caseOf,
  DAY,
  filed,
  HOUR,
  handler,
  MINUTE,
  proposed,
  runClock,
  settle,
  step,
  stored,
} from '../support.ts'

/** Months before the other tests' cases, so that the clock job finds nothing of theirs. Monday, 10:00 in Shanghai. */
const MONDAY = Date.UTC(2026, 4, 11, 2)

const history = async (one: Case) =>
  (await stored(one.caseNumber)).events.map(({ type, at }) => `${type} ${(at - MONDAY) / MINUTE}`)
const view = (one: Case, at: number) => caller({ at }).look(one)

test('a clock warns at a half and at four fifths, records its breach once, and goes up a level', async () => {
  const one = await filed({}, MONDAY)
  for (const minute of [29, 30, 31, 48, 59, 60, 61]) await settle(MONDAY + minute * MINUTE)
  expect(await history(one)).toEqual(['filed 0', 'warn 30', 'warn 48', 'breach 60'])
  const shown = await view(one, MONDAY + 2 * HOUR)
  expect(shown).toMatchObject({ state: 'received', level: 2, version: 4 })
  expect(shown.events.map(({ type, by }) => `${by} ${type}`)).toEqual(['customer filed', 'clock breach'])
  expect(shown.clocks[0]).toMatchObject({ late: true })
})

test('an answer in time leaves nothing to record', async () => {
  const one = await filed({}, MONDAY)
  await step(one.caseNumber, { step: 'respond' }, handler, MONDAY + 20 * MINUTE, { text: 'We are on it.' })
  await settle(MONDAY + 3 * HOUR)
  expect(await history(one)).toEqual(['filed 0', 'respond 20'])
})

test('runs at the same moment change nothing twice', async () => {
  const one = await filed({}, MONDAY)
  const now = MONDAY + 30 * MINUTE
  await Promise.all([settle(now), settle(now), settle(now)])
  await settle(now)
  expect(await history(one)).toEqual(['filed 0', 'warn 30'])
})

test('after a day off everything that fell due is recorded, in order and once', async () => {
  const one = await filed({}, MONDAY)
  await settle(MONDAY + DAY + HOUR)
  const { complaint, events } = await stored(one.caseNumber)
  expect(events.map(({ type, facts }) => [type, facts])).toEqual([
    ['filed', expect.anything()],
    ['warn', expect.objectContaining({ clock: 'respond', percent: 50 })],
    ['warn', expect.objectContaining({ clock: 'respond', percent: 80 })],
    ['breach', expect.objectContaining({ clock: 'respond', level: 2 })],
    ['warn', expect.objectContaining({ clock: 'propose', percent: 50 })],
    ['warn', expect.objectContaining({ clock: 'propose', percent: 80 })],
    ['breach', expect.objectContaining({ clock: 'propose', level: 3 })],
  ])
  expect(complaint.facts.clocks.map(({ breachedAt }) => breachedAt)).toEqual([MONDAY + HOUR, MONDAY + DAY])
  await settle(MONDAY + DAY + HOUR)
  expect(await history(one)).toHaveLength(7)
})

test('more cases than one run takes are all seen to, the longest waiting first', async () => {
  const cases = await Promise.all(Array.from({ length: 12 }, (_, i) => filed({}, MONDAY + i * MINUTE)))
  const now = MONDAY + 45 * MINUTE
  const { alarms } = await runClock(now)
  expect(alarms?.done).toBeLessThan(12)
  expect(await history(cases[0] as Case)).toContain('warn 45')
  await settle(now)
  for (const one of cases) expect((await history(one)).at(-1)).toBe('warn 45')
})

/** Opened in the hour in which it was made, by a customer whom a handler can ring up. */
async function opened(at: number, changes: Record<string, unknown> = {}) {
  const one = await proposed(at, { phone: '+86 21 5555 0101', ...changes })
  await caller({ at: at + HOUR }).look(one)
  return one
}
const rung = (one: Case, on: string, at: number) =>
  step(one.caseNumber, { step: 'remind', way: 'phone', on }, handler, at)

test('a proposal without an answer is reminded of after two days and closed after three', async () => {
  const one = await opened(MONDAY, { impact: 'disruption' })
  const offered = MONDAY + HOUR
  await settle(offered + 2 * DAY - 1)
  expect(await history(one)).toHaveLength(4)
  await settle(offered + 2 * DAY)
  expect((await history(one)).at(-1)).toBe(`call-to-remind ${49 * 60}`)
  expect(await rung(one, '2026-05-13', offered + 2 * DAY)).toMatchObject({ ok: true })
  await settle(offered + 3 * DAY - 1)
  expect((await history(one)).at(-1)).toBe(`remind ${49 * 60}`)
  await settle(offered + 3 * DAY)
  const shown = await view(one, offered + 3 * DAY)
  expect(shown).toMatchObject({ state: 'closed', basis: 'silence', remedy: { due: '2026-12-10' } })
  expect(shown.events.slice(-2).map(({ type }) => type)).toEqual(['remind', 'silence'])
})

test('nobody waits for a reminder that nobody can give', async () => {
  const one = await opened(MONDAY, { phone: undefined })
  const offered = MONDAY + HOUR
  await settle(offered + 2 * DAY)
  expect((await history(one)).at(-1)).toBe(`call-to-remind ${49 * 60}`)
  await settle(offered + 3 * DAY)
  expect(await view(one, offered + 3 * DAY)).toMatchObject({ state: 'closed', basis: 'silence' })
  expect((await stored(one.caseNumber)).complaint.alarmAt).toBe(
    Date.parse('2026-12-10T16:00Z') - 1 + 180 * DAY,
  )
})

test('silence does not close a case on a Saturday, nor before its reminder', async () => {
  const wednesday = MONDAY + 2 * DAY
  const one = await opened(wednesday)
  await settle(wednesday + HOUR + 20 * DAY)
  expect((await history(one)).at(-1)).toMatch(/^call-to-remind /)
  // Thursday, 4 June: a day later is a Friday, and the day after that free.
  const thursday = MONDAY + 24 * DAY
  await rung(one, '2026-06-05', thursday + DAY + HOUR)
  await settle(thursday + 2 * DAY + HOUR)
  expect(await view(one, thursday + 2 * DAY + HOUR)).toMatchObject({ state: 'proposed' })
  await settle(thursday + 4 * DAY + HOUR)
  const { events } = await stored(one.caseNumber)
  expect(events.slice(-2).map(({ type }) => type)).toEqual(['remind', 'silence'])
})

test('a question on a proposal keeps the case open', async () => {
  const one = await proposed(MONDAY)
  await caller({ at: MONDAY + DAY }).write(one, 'Which parts exactly?')
  await settle(MONDAY + 20 * DAY)
  expect(await view(one, MONDAY + 20 * DAY)).toMatchObject({ state: 'proposed' })
})

test('a pause ends by itself after fourteen days, and its time is given back', async () => {
  const one = await filed({}, MONDAY)
  await step(one.caseNumber, { step: 'respond' }, handler, MONDAY, { text: 'We are on it.' })
  await step(one.caseNumber, { step: 'pause', reason: 'outside-test' }, handler, MONDAY + HOUR, {
    text: 'It is measured.',
  })
  const limit = MONDAY + HOUR + 14 * DAY
  await settle(limit - 1)
  expect(await view(one, limit - 1)).toMatchObject({ state: 'waiting' })
  await settle(limit)
  const shown = await view(one, limit)
  expect(shown).toMatchObject({ state: 'investigating', level: 1 })
  expect(shown.events.at(-1)).toMatchObject({ by: 'clock', type: 'resume' })
  const [, propose] = shown.clocks
  expect(propose).toMatchObject({
    pausedMs: 14 * DAY,
    dueAt: new Date(MONDAY + 15 * DAY).toISOString(),
    late: false,
  })
})

test('a closed case is left alone', async () => {
  const one = await filed({}, MONDAY)
  await caller({ at: MONDAY }).act(one, { action: 'withdraw', version: 1 })
  await settle(MONDAY + 30 * DAY)
  expect(await history(one)).toEqual(['filed 0', 'withdraw 0'])
})

test('an answer that is over is forgotten, and its key keeps naming the case', async () => {
  const { file, clock } = caller({ at: MONDAY })
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const one = await caseOf(await file({}, headers))
  const sealed = async () =>
    (await env.DB.prepare('select sealed from answers where number = ?')
      .bind(one.caseNumber)
      .first('sealed')) !== null
  await settle(MONDAY + DAY - 1)
  expect(await sealed()).toBe(true)
  clock.now = MONDAY + DAY
  await settle(clock.now)
  expect(await sealed()).toBe(false)
  const { accessCode: _, ...rest } = one
  expect(await (await file({}, headers)).json()).toEqual(rest)
})

test.each(triggerNames)(
  'the Worker runs the jobs of %s when Cloudflare calls for them, and says what it did without saying on which case',
  async (trigger) => {
    await env.DB.prepare('delete from jobs').run()
    const log = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    vi.setSystemTime(MONDAY + DAY)
    const { cron, jobs } = triggers[trigger]
    await worker.scheduled(createScheduledController({ cron }), env as Env)
    vi.useRealTimers()
    const { results } = await env.DB.prepare('select name, last_run_at as at from jobs').all()
    expect(results).toHaveLength(jobs.length + 1)
    expect(results).toEqual(
      expect.arrayContaining([...jobs, trigger].map((name) => ({ name, at: MONDAY + DAY }))),
    )
    expect(JSON.parse(String(log.mock.calls[0]?.[0]))).toEqual({
      trigger,
      done: expect.any(Number),
      failed: expect.any(Number),
      statements: expect.any(Number),
    })
  },
)

test('a trigger that no job stands for is refused aloud', async () => {
  const controller = createScheduledController({ cron: '0 0 * * *' })
  await expect(worker.scheduled(controller, env as Env)).rejects.toThrow('0 0 * * *')
})

test('a case that cannot be read is named in the log and holds up no other', async () => {
  const broken = await filed({}, MONDAY - DAY)
  const one = await filed({}, MONDAY)
  await env.DB.prepare(`update complaints set facts = '{}', alarm_at = ? where number = ?`)
    .bind(MONDAY - DAY, broken.caseNumber)
    .run()
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  expect((await runClock(MONDAY + 30 * MINUTE))['alarms']).toEqual({ done: 1, failed: 1 })
  expect(await history(one)).toEqual(['filed 0', 'warn 30'])
  expect(log.mock.calls.join()).toContain('do not read')
  expect(log.mock.calls.join()).not.toContain(broken.caseNumber)
  await env.DB.prepare('update complaints set alarm_at = null where number = ?').bind(broken.caseNumber).run()
})
