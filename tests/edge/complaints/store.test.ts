import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { expect, test } from 'vitest'
import { decide } from '#rules/complaints'
import * as store from '../../../functions/complaints/store.ts'
import { newestPromise } from '../../../functions/content.ts'
import { caller, caseOf, DAY, filed, HOUR, handler, NOW, proposed, step, stored } from '../support.ts'

const db = drizzle(env.DB)
const run = (statement: string, ...values: unknown[]) => env.DB.prepare(statement).bind(...values)
const count = async (table: string, number: string) =>
  (await run(`select count(*) as n from ${table} where number = ?`, number).first<{ n: number }>())?.n

test.each([
  ['rewritten', `update complaint_events set type = 'accept' where number = ?`],
  ['taken away', 'delete from complaint_events where number = ?'],
  [
    'replaced',
    `insert or replace into complaint_events
      select number, version, at, actor, role, 'accept', visibility, facts from complaint_events where number = ?`,
  ],
])('an event cannot be %s', async (_, statement) => {
  const { caseNumber } = await filed()
  await expect(run(statement, caseNumber).run()).rejects.toThrow('append-only')
  expect((await stored(caseNumber)).events).toMatchObject([{ type: 'filed', version: 1 }])
})

test('a batch that breaks the rule leaves nothing of itself', async () => {
  const { caseNumber } = await filed()
  const broken = env.DB.batch([
    run('update complaints set version = 99 where number = ?', caseNumber),
    run('delete from complaint_events where number = ?', caseNumber),
  ])
  await expect(broken).rejects.toThrow('append-only')
  expect((await stored(caseNumber)).complaint.version).toBe(1)
})

test('versions have no gaps, and each event has its own', async () => {
  const one = await proposed()
  await caller({ at: NOW + 2 * HOUR }).write(one, 'One question.')
  await caller({ at: NOW + 2 * HOUR }).act(one, { action: 'reject', version: 4 })
  const { complaint, events } = await stored(one.caseNumber)
  expect(events.map(({ version, type }) => `${version} ${type}`)).toEqual([
    '1 filed',
    '2 respond',
    '3 propose',
    '4 message',
    '5 reject',
  ])
  expect([complaint.version, complaint.facts.version]).toEqual([5, 5])
})

test('two people taking the same step leave one event and one set of words', async () => {
  const { caseNumber } = await filed()
  const respond = (text: string) => step(caseNumber, { step: 'respond' }, handler, NOW + HOUR, { text })
  const taken = await Promise.all([respond('I am on it.'), respond('No, I am.')])
  expect(taken.filter(({ ok }) => ok)).toHaveLength(1)
  expect(await count('complaint_events', caseNumber)).toBe(2)
  expect(await count('complaint_words', caseNumber)).toBe(2)
})

test('of two moves from the same version the store makes one', async () => {
  const { caseNumber } = await filed()
  const { complaint } = await stored(caseNumber)
  const decision = decide(complaint.facts, { step: 'withdraw' }, { kind: 'customer' }, newestPromise(), NOW)
  if (!decision.ok) throw new Error(decision.why)
  const written = { actor: { kind: 'customer' } as const, event: decision.event, words: undefined, now: NOW }
  const key = () => ({
    keyHash: crypto.randomUUID(),
    contentHash: 'c',
    keyVersion: 1,
    olderHashes: [],
    expiresAt: NOW + HOUR,
  })
  const moves = await Promise.all([
    store.advance(db, complaint, decision.next, written, { key: key() }),
    store.advance(db, complaint, decision.next, written, { key: key() }),
    store.advance(db, complaint, decision.next, written),
  ])
  expect(moves.map(({ moved }) => moved).sort()).toEqual([false, false, true])
  expect(await count('complaint_events', caseNumber)).toBe(2)
  expect(await count('answers', caseNumber)).toBeLessThanOrEqual(2)
})

test.each([
  ['under a key, with its answer', { 'Idempotency-Key': crypto.randomUUID() }, 1],
  ['without a key, and keeps no answer that nobody could ask for', {}, 0],
])('a filing is whole or not at all %s', async (_, headers, kept) => {
  const { caseNumber } = await caseOf(await caller().file({}, headers))
  for (const table of ['complaints', 'complaint_events', 'complaint_words']) {
    expect(await count(table, caseNumber)).toBe(1)
  }
  expect(await count('answers', caseNumber)).toBe(kept)
})

test('a replay leaves no row anywhere', async () => {
  const tables = ['complaints', 'complaint_events', 'complaint_words', 'answers']
  const rows = () => Promise.all(tables.map((table) => run(`select count(*) as n from ${table}`).first('n')))
  const { file } = caller()
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  await file({}, headers)
  const before = await rows()
  await file({}, headers)
  await file({ story: 'Quite another story, which is long enough.' }, headers)
  expect(await rows()).toEqual(before)
})

test('the next due time and the next alarm are stored when they change', async () => {
  const one = await filed()
  const { complaint } = await stored(one.caseNumber)
  expect([complaint.dueAt, complaint.alarmAt]).toEqual([NOW + HOUR, NOW + HOUR / 2])
  await caller().act(one, { action: 'withdraw', version: 1 })
  const closed = (await stored(one.caseNumber)).complaint
  expect([closed.dueAt, closed.alarmAt]).toEqual([null, NOW + 180 * DAY])
})
