import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { alertsOf } from '../desk/situations.ts'
import { counting } from '../jobs/counted.ts'
import { noticesOf, office } from '../notices/outside.ts'
import {
  type Case,
  caller,
  caseOf,
  DAY,
  executive,
  HOUR,
  handler,
  MINUTE,
  NOW,
  proposed,
  step,
  supervisor,
} from '../support.ts'

const story = 'The guard came loose and our fitter got hurt. 已送医院。'
const told = async (number: string) =>
  (await alertsOf(number)).map(({ reason, detail }) => `${reason} ${detail}`).sort()
const file = async (changes: Record<string, unknown> = {}, at = NOW, bindings: Env = env as Env) =>
  caseOf(await caller({ at, bindings }).file(changes))
const supervisors = ['alert staff:zhao', 'alert robot:leads']

test('a filing opens one alert for each entry that its words name, and tells the supervisors once', async () => {
  const { bindings } = office()
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const who = caller({ bindings })
  const one = await caseOf(
    await who.file({ story, wish: 'Tell us whether we must inform the press.' }, headers),
  )
  expect((await who.file({ story, wish: 'Tell us whether we must inform the press.' }, headers)).status).toBe(
    201,
  )
  expect(await told(one.caseNumber)).toEqual(['words hospital', 'words hurt', 'words journalist'])
  expect(await noticesOf(one.caseNumber)).toEqual(supervisors)
  const [alert] = await alertsOf(one.caseNumber)
  expect(alert).toMatchObject({ at: NOW, closedAt: null, closedBy: null, closedVersion: null })
})

test('a filing that names nothing opens nothing', async () => {
  const { bindings } = office()
  const one = await file({}, NOW, bindings)
  expect(await told(one.caseNumber)).toEqual([])
  expect(await noticesOf(one.caseNumber)).toEqual([])
})

test('a message opens what it names, once a case, and no second word goes out', async () => {
  const { bindings } = office()
  const who = caller({ bindings })
  const one = await caseOf(await who.file())
  const key = { 'Idempotency-Key': crypto.randomUUID() }
  for (let times = 0; times < 2; times += 1) await who.write(one, '工人在装配时触电。', key)
  await who.write(one, '又有一个人触电！')
  expect(await told(one.caseNumber)).toEqual(['words electric-shock'])
  expect(await noticesOf(one.caseNumber)).toEqual(supervisors)
  await who.write(one, 'Our lawyer will write.')
  expect(await told(one.caseNumber)).toEqual(['words court', 'words electric-shock'])
  expect(await noticesOf(one.caseNumber)).toEqual([...supervisors, ...supervisors])
})

test('what staff write opens nothing', async () => {
  const one = await file()
  const words = { text: 'Was anybody hurt, or is it in the newspaper?' }
  await step(one.caseNumber, { step: 'respond' }, handler, NOW, words)
  await step(one.caseNumber, { step: 'note' }, handler, NOW, words)
  expect(await told(one.caseNumber)).toEqual([])
})

test('of a demo case an alert stands on the desk and nothing leaves', async () => {
  const { bindings } = office()
  const who = caller({ bindings })
  const one = await caseOf(await who.file())
  await env.DB.prepare(`update complaints set kind = 'demo' where number = ?`).bind(one.caseNumber).run()
  await who.write(one, story)
  expect(await told(one.caseNumber)).toEqual(['words hospital', 'words hurt'])
  expect(await noticesOf(one.caseNumber)).toEqual([])
})

/** Takes a customer's step as it stands now. */
async function act(one: Case, body: Record<string, unknown>, at: number, bindings: Env) {
  const who = caller({ at, bindings })
  const { version } = await who.look(one)
  expect((await who.act(one, { ...body, version })).status).toBe(200)
}
const offer = { step: 'propose', outcome: 'upheld', remedyDue: '2026-12-10' } as const

test('a second proposal that is rejected opens one; the first does not, but its remark may', async () => {
  const { bindings } = office()
  const one = await proposed(NOW)
  await act(one, { action: 'reject', text: 'This is fraud.' }, NOW + 2 * HOUR, bindings)
  expect(await told(one.caseNumber)).toEqual(['words police'])
  const words = { text: 'We offer more.', remedy: 'All new.' }
  await step(one.caseNumber, offer, supervisor, NOW + 3 * HOUR, words)
  await act(one, { action: 'reject' }, NOW + 4 * HOUR, bindings)
  expect(await told(one.caseNumber)).toEqual(['rejected-twice 2', 'words police'])
  expect(await noticesOf(one.caseNumber)).toEqual(
    expect.arrayContaining([...supervisors, 'escalated staff:chen']),
  )
})

test('a case that comes back opens one each time, and so does a low rating; a middling one does not', async () => {
  const { bindings } = office()
  const one = await proposed(NOW)
  await act(one, { action: 'accept' }, NOW + 2 * HOUR, bindings)
  await act(one, { action: 'rate', score: 3 }, NOW + 3 * HOUR, bindings)
  expect(await told(one.caseNumber)).toEqual([])
  await act(one, { action: 'reopen' }, NOW + 4 * HOUR, bindings)
  expect(await told(one.caseNumber)).toEqual(['reopened 2'])
  const words = { text: 'We offer more.', remedy: 'All new.' }
  expect(await step(one.caseNumber, offer, executive, NOW + 5 * HOUR, words)).toMatchObject({ ok: true })
  await act(one, { action: 'accept' }, NOW + 6 * HOUR, bindings)
  await act(one, { action: 'rate', score: 2 }, NOW + 7 * HOUR, bindings)
  await act(one, { action: 'not-received' }, NOW + 8 * HOUR, bindings)
  const all = await told(one.caseNumber)
  expect(all).toEqual([expect.stringMatching(/^low-rating \d+$/), 'reopened 2', 'reopened 3'])
})

test('a step that loses its race opens nothing', async () => {
  const one = await proposed(NOW)
  const who = caller({ at: NOW + 2 * HOUR })
  const { version } = await who.look(one)
  const reject = () => who.act(one, { action: 'reject', version, text: 'This is fraud.' })
  const answers = await Promise.all([reject(), reject(), reject()])
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409])
  expect(await told(one.caseNumber)).toEqual(['words police'])
})

/** A reference that no other test names. */
const order = () => `PO ${crypto.randomUUID().slice(0, 8)}-77`

test('the third real case that names an order within thirty days opens one, however it is written', async () => {
  const { bindings } = office()
  const reference = order()
  const [a, b, c] = [
    await file({ reference }, NOW, bindings),
    await file({ reference: reference.toLowerCase().replaceAll('-', ' ') }, NOW + 20 * DAY, bindings),
    await file({ reference: ` ${reference}.` }, NOW + 29 * DAY, bindings),
  ]
  expect(await Promise.all([a, b, c].map(({ caseNumber }) => told(caseNumber)))).toEqual([
    [],
    [],
    ['same-reference order'],
  ])
  expect(await noticesOf(c.caseNumber)).toEqual(supervisors)
  // While it is open, one is enough; once somebody has looked, the next is news.
  const d = await file({ reference }, NOW + 30 * DAY - MINUTE, bindings)
  expect([await told(d.caseNumber), await noticesOf(d.caseNumber)]).toEqual([[], []])
  await env.DB.prepare('update alerts set closed_at = 1 where number = ?').bind(c.caseNumber).run()
  const e = await file({ reference }, NOW + 30 * DAY, bindings)
  expect(await told(e.caseNumber)).toEqual(['same-reference order'])
})

test('cases of another time, drills, demos and what names no order do not count', async () => {
  const reference = order()
  const old = await file({ reference }, NOW - 31 * DAY)
  const [drill, demo] = [await file({ reference }), await file({ reference })]
  for (const [kind, { caseNumber }] of [
    ['drill', drill],
    ['demo', demo],
  ] as const)
    await env.DB.prepare('update complaints set kind = ? where number = ?').bind(kind, caseNumber).run()
  const [b, c] = [await file({ reference }), await file({ reference })]
  for (const { caseNumber } of [old, drill, demo, b, c])
    expect(await told(caseNumber)).not.toContain('same-reference order')
  for (const nothing of ['-', '不知道', 'n/a', 'unknown', '7'])
    for (let times = 0; times < 4; times += 1)
      expect(await told((await file({ reference: nothing })).caseNumber)).toEqual([])
})

test('naming an order costs the same however often it was named', async () => {
  const { counts, bindings } = counting()
  const reference = order()
  const spent = async () => {
    Object.assign(counts, { statements: 0, read: 0, written: 0 })
    await file({ reference }, NOW, bindings)
    return { ...counts }
  }
  for (let times = 0; times < 3; times += 1) await file({ reference })
  const few = await spent()
  const many = Array.from({ length: 300 }, (_, i) => i)
  const hash = await env.DB.prepare(
    `select hash from case_hashes where kind = 'reference' order by rowid desc limit 1`,
  ).first<string>('hash')
  await env.DB.batch(
    many.map((i) =>
      env.DB.prepare(`insert into case_hashes values (?, 'reference', ?, 1)`).bind(`MANY-${i}-${hash}`, hash),
    ),
  )
  const lots = await spent()
  expect(lots.statements).toBe(few.statements)
  expect(lots.read).toBeLessThan(few.read + 200)
})
