import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { beforeEach, expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { sendWaiting } from '../../../functions/complaints/contact/mailing.ts'
import { company, newestPromise } from '../../../functions/content.ts'
import { LEASE } from '../../../functions/mail/delivery.ts'
import { reachOf } from '../../../functions/notices/reach.ts'
import { mailbox, outboxOf, refusal } from '../mail/mailbox.ts'
import { caller, caseOf, DAY, HOUR, MINUTE, means, runClock, unreachable } from '../support.ts'
import { groups, noticesOf, type office as Office, office, reaching } from './outside.ts'

/** Months before other tests' cases. Mondays, 10:00 in Shanghai. */
let monday = Date.UTC(2026, 5, 1, 2)
beforeEach(async () => {
  monday += 7 * DAY
  // Nothing of the tests before waits any more.
  await env.DB.batch([
    env.DB.prepare('update outbox set next_at = null'),
    env.DB.prepare('update complaints set alarm_at = null'),
  ])
})
const story = 'Nightjar: three of forty parts are out of tolerance.'
const secret = { story, name: 'Wang Fang', email: 'fang@customer.test', reference: 'PO-numbat-31' }
const filing = async (bindings: Env, changes: Record<string, unknown> = {}) =>
  (await caseOf(await caller({ at: monday, bindings }).file({ story, ...changes }))).caseNumber

type Bindings = ReturnType<typeof Office>['bindings']
/** One run on what waits about one case, as a minute of the clock job would make it. */
const run = (bindings: Bindings, box: ReturnType<typeof mailbox> | undefined, now: number, number?: string) =>
  sendWaiting(
    { ...means(now), db: drizzle(bindings.DB), sender: box?.sender, reach: reachOf(bindings) },
    { limit: 10, notices: 12 },
    number,
  )
const staffRows = async (number: string) =>
  (await outboxOf(number)).filter(({ recipient }) => recipient !== null)

test('a warning goes out in the run that records it, once, and says nothing of what the case is about', async () => {
  const { bindings, box, crew } = office()
  const number = await filing(bindings, secret)
  box.mails.length = 0
  for (const minute of [30, 30, 31, 40]) await runClock(monday + minute * MINUTE, bindings)
  const [call, ...again] = await crew.calls()
  expect(again).toEqual([])
  expect(JSON.parse(call?.body ?? '')).toEqual({
    msgtype: 'text',
    text: {
      content: [
        `投诉 ${number}：承诺时限已过半`,
        `级别：${newestPromise().levels[0]?.['zh-CN']}`,
        `到期：2026年${new Date(monday).getUTCMonth() + 1}月${new Date(monday).getUTCDate()}日 11:00（UTC+8）`,
        `${company.origin}/desk/cases/${number}/`,
      ].join('\n'),
    },
  })
  expect(box.mails.map(({ to }) => to).sort()).toEqual(['li@company.test', 'wang@company.test'])
  const [mail] = box.mails
  expect(mail?.subject).toBe(
    `投诉 ${number}：承诺时限已过半 / Complaint ${number}: half of the promised time is used`,
  )
  expect(mail?.text).toContain(`${company.origin}/en/desk/cases/${number}/`)
  const sent = JSON.stringify([box.mails, call])
  expect(sent).not.toMatch(/Nightjar|tolerance|Wang Fang|fang@|numbat|quality/)
  const rows = await staffRows(number)
  expect(rows.map(({ sentAt, doubts, nextAt }) => [sentAt, doubts, nextAt])).toEqual(
    rows.map(() => [monday + 30 * MINUTE, 0, null]),
  )
})

const Hook = z.object({ type: z.string(), timestamp: z.string(), data: z.record(z.string(), z.unknown()) })

test('a program hears the same as JSON, and a drill is marked wherever it is heard of', async () => {
  const { bindings, box, leads } = office()
  const number = await filing(bindings, { impact: 'safety' })
  await env.DB.prepare(`update complaints set kind = 'drill' where number = ?`).bind(number).run()
  await run(bindings, box, monday + MINUTE, number)
  const [call] = await leads.calls()
  expect(Hook.parse(JSON.parse(call?.body ?? ''))).toEqual({
    type: 'case.major',
    timestamp: new Date(monday).toISOString(),
    data: {
      caseNumber: number,
      level: 2,
      dueAt: new Date(monday + 30 * MINUTE).toISOString(),
      drill: true,
      link: `${company.origin}/en/desk/cases/${number}/`,
      text: expect.stringContaining(`Complaint ${number}: [Drill] a major case`),
    },
  })
  for (const { subject } of box.mails) expect(subject).toMatch(/【演练】.*\[Drill\]/)
})

test('a robot that refuses is asked again with growing pauses, and once it has taken the notice never again', async () => {
  const { robots, leads } = groups()
  const bindings = reaching(robots)
  const number = await filing(bindings, { impact: 'safety' })
  const tried: number[] = []
  await leads.says('is-down')
  for (let minute = 1; minute <= 60; minute += 1) {
    if (minute === 12) await leads.says('takes')
    const before = (await leads.calls()).length
    await run(bindings, undefined, monday + minute * MINUTE, number)
    if ((await leads.calls()).length > before) tried.push(minute)
  }
  expect(tried).toEqual([1, 2, 4, 8, 16])
  expect(await staffRows(number)).toMatchObject([{ sentAt: monday + 16 * MINUTE, doubts: 0, nextAt: null }])
  const ids = (await leads.calls()).map(({ headers }) => headers['webhook-id'])
  expect(new Set(ids).size).toBe(1)
})

test('a notice whose answer is lost is repeated exactly once, under the same id', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { robots, leads } = groups()
  const bindings = reaching(robots)
  const number = await filing(bindings, { impact: 'safety' })
  await leads.says('loses')
  for (let minute = 1; minute <= 60; minute += 1)
    await run(bindings, undefined, monday + minute * MINUTE, number)
  const calls = await leads.calls()
  expect(calls).toHaveLength(2)
  expect(calls[0]?.headers['webhook-id']).toBe(calls[1]?.headers['webhook-id'])
  expect(await staffRows(number)).toMatchObject([
    { sentAt: null, nextAt: null, givenUpAt: expect.any(Number) },
  ])
  const lines = said.mock.calls.map(([line]) => String(line)).join()
  expect(lines).toContain('gaveUp')
  expect(lines).not.toMatch(/robot\.test|secret-key/)
})

test('a notice that nobody takes for a day is given up, is counted, and tells the customer’s record nothing', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { robots, leads } = groups()
  const bindings = reaching(robots)
  const who = caller({ at: monday, bindings })
  const one = await caseOf(await who.file({ impact: 'safety' }))
  await leads.says('refuses')
  await leads.says('is-down')
  for (let hour = 0; hour < 30; hour += 1)
    await run(bindings, undefined, monday + hour * HOUR + MINUTE, one.caseNumber)
  const [row] = await staffRows(one.caseNumber)
  expect(row).toMatchObject({ nextAt: null, sentAt: null, givenUpAt: expect.any(Number) })
  expect(row?.givenUpAt).toBeGreaterThanOrEqual(monday + DAY)
  who.clock.now = monday + 30 * HOUR
  const health = z.object({ undelivered: z.object({ customers: z.int(), staff: z.int() }) })
  const { undelivered } = health.parse(await (await who.send('GET', '/api/health')).json())
  expect(undelivered.staff).toBeGreaterThan(0)
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const record = await who.send('GET', `/api/complaints/${one.caseNumber}/export`, code)
  expect(await record.json()).toMatchObject({ mails: [] })
})

test('a run that was killed after its claim leaves the notice to a later one, which sends it once', async () => {
  const { robots, leads } = groups()
  const bindings = reaching(robots)
  const number = await filing(bindings, { impact: 'safety' })
  const killed = { ...bindings, ...unreachable({ didHappen: true }) }
  await run(killed, undefined, monday + MINUTE, number).catch(() => undefined)
  expect(await run(bindings, undefined, monday + MINUTE + LEASE - 1, number)).toEqual([])
  expect(await run(bindings, undefined, monday + MINUTE + LEASE, number)).toEqual(['sent'])
  expect(await run(bindings, undefined, monday + HOUR, number)).toEqual([])
  expect(await leads.calls()).toHaveLength(1)
})

test('a notice that was taken, but whose success could not be recorded, is repeated once and no more', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const { robots, leads } = groups()
  const bindings = reaching(robots)
  const number = await filing(bindings, { impact: 'safety' })
  // Claim and reading get through, the record does not.
  const mute = () => ({ ...bindings, ...unreachable({ from: 3 }) })
  await run(mute(), undefined, monday + MINUTE, number)
  expect(await leads.calls()).toHaveLength(1)
  await run(mute(), undefined, monday + 5 * MINUTE, number)
  expect(await leads.calls()).toHaveLength(2)
  expect(await run(bindings, undefined, monday + 9 * MINUTE, number)).toEqual(['given-up'])
  expect(await leads.calls()).toHaveLength(2)
})

test('runs at the same moment send a notice once', async () => {
  const { robots, leads } = groups()
  const bindings = reaching(robots)
  const number = await filing(bindings, { impact: 'safety' })
  const runs = Array.from({ length: 6 }, () => run(bindings, undefined, monday + MINUTE, number))
  expect((await Promise.all(runs)).flat()).toEqual(['sent'])
  expect(await leads.calls()).toHaveLength(1)
})

test('a group that takes nothing is asked once a run; people and customers hear all the same', async () => {
  const { box, bindings, leads } = office()
  await leads.says('refuses')
  await leads.says('is-down')
  const cases = Array.from({ length: 3 }, () => filing(bindings, { impact: 'safety' }))
  await Promise.all(cases)
  await run(bindings, box, monday + MINUTE)
  expect(await leads.calls()).toHaveLength(1)
  expect(box.mails.filter(({ to }) => to === 'zhao@company.test')).toHaveLength(3)
  expect(box.mails.filter(({ to }) => to === 'chen@company.test')).toHaveLength(3)
})

test('however many notices wait, a customer’s mail goes out in the next run', async () => {
  const { box, bindings } = office()
  await Promise.all(Array.from({ length: 15 }, () => filing(bindings, { impact: 'safety' })))
  const refusing = mailbox(async () => Promise.reject(refusal()))
  const email = `${crypto.randomUUID()}@customer.example`
  await filing(reaching([], refusing), { email })
  await runClock(monday + 2 * MINUTE, bindings)
  expect(box.mails.map(({ to }) => to)).toContain(email)
})

test('a warning that waited until its clock was missed is not sent; the breach is', async () => {
  const { robots, crew, leads } = groups()
  const bindings = reaching(robots)
  await crew.says('refuses')
  const number = await filing(bindings)
  for (const minute of [30, 48]) await runClock(monday + minute * MINUTE, bindings)
  const refused = (await crew.calls()).length
  expect(refused).toBeGreaterThan(0)
  await crew.says('takes')
  await runClock(monday + 60 * MINUTE, bindings)
  await runClock(monday + 90 * MINUTE, bindings)
  expect(await noticesOf(number)).toEqual(['warn-50 robot:crew', 'warn-80 robot:crew', 'breach robot:leads'])
  expect(await crew.calls()).toHaveLength(refused)
  expect(await leads.calls()).toHaveLength(1)
  expect((await staffRows(number)).map(({ nextAt }) => nextAt)).toEqual([null, null, null])
})
