import { env } from 'cloudflare:workers'
import { beforeEach, expect, test } from 'vitest'
import { take } from '../../../functions/complaints/handling.ts'
import { reachOf } from '../../../functions/notices/reach.ts'
import { mailbox } from '../mail/mailbox.ts'
import {
  caller,
  caseOf,
  DAY,
  HOUR,
  handler,
  MINUTE,
  means,
  proposed,
  runClock,
  step,
  stored,
  supervisor,
} from '../support.ts'
import { groups, noticesOf, office, reaching } from './outside.ts'

/** Months before other tests' cases. Mondays, 10:00 in Shanghai; minor cases want a response within an hour. */
let monday = Date.UTC(2026, 2, 2, 2)
beforeEach(async () => {
  monday += 7 * DAY
  await env.DB.prepare('update complaints set alarm_at = null').run()
})
const filing = async (bindings: Env, changes: Record<string, unknown> = {}) =>
  (await caseOf(await caller({ at: monday, bindings }).file(changes))).caseNumber
/** The clock at these minutes after filing. */
async function minutes(bindings: Env, ...all: number[]) {
  for (const minute of all) await runClock(monday + minute * MINUTE, bindings)
}
const everyHandler = ['staff:li', 'staff:wang', 'robot:crew']
const told = (kind: string, recipients: string[]) => recipients.map((one) => `${kind} ${one}`)

test('a case that nobody has: its handlers at half and at four fifths, the next level at the breach', async () => {
  const { bindings } = office()
  const number = await filing(bindings)
  await minutes(bindings, 29)
  expect(await noticesOf(number)).toEqual([])
  await minutes(bindings, 30, 48, 60, 61, 200)
  expect(await noticesOf(number)).toEqual([
    ...told('warn-50', everyHandler),
    ...told('warn-80', everyHandler),
    ...told('breach', ['staff:zhao', 'robot:leads']),
  ])
})

test('a case that somebody has: they alone at half, and with the people of its level at four fifths', async () => {
  const { bindings } = office()
  const number = await filing(bindings)
  await step(number, { step: 'assign', assignee: 'wang' }, handler, monday)
  await minutes(bindings, 30)
  expect(await noticesOf(number)).toEqual(['warn-50 staff:wang'])
  await minutes(bindings, 48)
  expect((await noticesOf(number)).slice(1)).toEqual(told('warn-80', everyHandler))
})

test('one who has left is nobody, and one above their case hears of it like its own people', async () => {
  const { bindings } = office()
  const [left, above] = [await filing(bindings), await filing(bindings)]
  await step(left, { step: 'assign', assignee: 'somebody-else' }, handler, monday)
  await step(above, { step: 'assign', assignee: 'zhao' }, handler, monday)
  await minutes(bindings, 30, 31, 48, 49)
  expect((await noticesOf(left)).slice(0, 3)).toEqual(told('warn-50', everyHandler))
  expect(await noticesOf(above)).toEqual([
    'warn-50 staff:zhao',
    ...told('warn-80', ['staff:li', 'staff:wang', 'staff:zhao', 'robot:crew']),
  ])
})

test('where no mail is sent the robots of the level carry it, half the time of somebody’s case too', async () => {
  const { robots } = groups()
  const bindings = reaching(robots)
  const number = await filing(bindings)
  await step(number, { step: 'assign', assignee: 'zhao' }, handler, monday)
  await minutes(bindings, 30, 48, 60)
  expect(await noticesOf(number)).toEqual([
    'warn-50 robot:leads',
    'warn-80 robot:crew',
    'warn-80 robot:leads',
    'breach robot:leads',
  ])
})

test('a new major case: supervisors and executives, and nobody else; a lesser one: nobody', async () => {
  const { bindings } = office()
  const above = ['staff:zhao', 'staff:chen', 'robot:leads']
  expect(await noticesOf(await filing(bindings, { impact: 'safety' }))).toEqual(told('major', above))
  const lesser = await filing(bindings, { impact: 'disruption' })
  expect(await noticesOf(lesser)).toEqual([])
  const reach = reachOf(bindings)
  const read = { opened: await stored(lesser), answered: undefined }
  await take({ ...means(monday), sender: mailbox().sender, reach }, read, {
    step: { step: 'reassess', severity: 'major' },
    by: handler,
  })
  expect(await noticesOf(lesser)).toEqual(told('major', above))
})

test('a level up: the people of the new level, whoever raised it', async () => {
  const { bindings } = office()
  const reach = { ...means(monday + 2 * HOUR), reach: reachOf(bindings) }
  const raised = await filing(bindings)
  const read = { opened: await stored(raised), answered: undefined }
  await take(reach, read, { step: { step: 'escalate' }, by: supervisor })
  expect(await noticesOf(raised)).toEqual(told('escalated', ['staff:zhao', 'robot:leads']))

  const rejected = await proposed(monday)
  const who = caller({ at: monday + 2 * HOUR, bindings })
  const { version } = await who.look(rejected)
  expect((await who.act(rejected, { action: 'reject', version })).status).toBe(200)
  expect(await noticesOf(rejected.caseNumber)).toEqual(told('escalated', ['staff:zhao', 'robot:leads']))
  await who.act(rejected, { action: 'escalate', version: version + 1 })
  const note = { text: 'For colleagues.' }
  const again = { opened: await stored(rejected.caseNumber), answered: undefined }
  await take(reach, again, { step: { step: 'note' }, by: handler, words: note })
  expect(await noticesOf(rejected.caseNumber)).toHaveLength(2)
})

test('a robot hears what its levels and its events are', async () => {
  const { robots } = groups()
  const [crew, leads] = robots
  const bindings = reaching([
    { ...crew, events: ['warn-80'] },
    { ...leads, events: ['major'], levels: [1, 2, 3] },
  ])
  const number = await filing(bindings)
  await minutes(bindings, 30, 48, 60)
  expect(await noticesOf(number)).toEqual(['warn-80 robot:crew'])
})

test('of a demo case nothing leaves, and nobody is told of a step that was not taken', async () => {
  const { bindings } = office()
  const [demo, stale] = [await filing(bindings), await filing(bindings)]
  await env.DB.prepare(`update complaints set kind = 'demo' where number = ?`).bind(demo).run()
  const opened = await stored(stale)
  await step(stale, { step: 'note' }, handler, monday, { text: 'A colleague was quicker.' })
  const reach = { ...means(monday), reach: reachOf(bindings) }
  const taken = await take(
    reach,
    { opened, answered: undefined },
    { step: { step: 'escalate' }, by: supervisor },
  )
  expect(taken).toMatchObject({ ok: false, why: 'stale' })
  expect(await noticesOf(stale)).toEqual([])
  await minutes(bindings, 30, 31, 60, 61)
  expect(await noticesOf(demo)).toEqual([])
})
