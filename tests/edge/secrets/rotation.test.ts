import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import * as store from '../../../functions/complaints/store.ts'
import { sealWords } from '../../../functions/complaints/words.ts'
import { fileByForm, track, visitor } from '../browser.ts'
import { type Case, caller, caseOf, DAY, MINUTE, means, NOW, stored } from '../support.ts'
import { withKeys } from './rings.ts'

const before = withKeys(1, 1)
const after = withKeys(2, 1, 2)
const retired = withKeys(2, 2)

const codeHashOf = async (one: Case) => (await stored(one.caseNumber)).complaint.codeHash
const look = (one: Case, bindings: Env) =>
  caller({ bindings }).send('GET', `/api/complaints/${one.caseNumber}`, {
    Authorization: `Bearer ${one.accessCode}`,
  })

test('what was filed and written before a rotation is read after it, and new words join the old', async () => {
  const one = await caseOf(await caller({ bindings: before }).file())
  const { look, write } = caller({ bindings: after })
  expect((await write(one, 'And a fourth one.')).status).toBe(201)
  expect((await look(one)).events.map(({ text }) => text)).toEqual([
    'Three of the forty parts are out of tolerance.',
    'And a fourth one.',
  ])
})

test('an access code moves to the current key when it is next used, by a program or at the door', async () => {
  const [one, other] = [
    await caseOf(await caller({ bindings: before }).file()),
    await caseOf(await caller({ bindings: before }).file()),
  ]
  expect(await codeHashOf(one)).toMatch(/^1\./)
  expect((await look(one, after)).status).toBe(200)
  expect((await track(visitor({ bindings: after }), other)).status).toBe(303)
  expect([await codeHashOf(one), await codeHashOf(other)]).toEqual([
    expect.stringMatching(/^2\./),
    expect.stringMatching(/^2\./),
  ])
  expect((await look(one, after)).status).toBe(200)
})

test('a wrong code moves none, and a code that was never used goes with its key', async () => {
  const one = await caseOf(await caller({ bindings: before }).file())
  const wrong = { ...one, accessCode: 'ABCD-EFGH-JKMN-PQRS-TVWX' }
  expect((await look(wrong, after)).status).toBe(404)
  expect(await codeHashOf(one)).toMatch(/^1\./)
  expect((await look(one, retired)).status).toBe(404)
})

test('a filing that is repeated across a rotation is one complaint with one answer', async () => {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const first = await caller({ bindings: before }).file({}, headers)
  const again = await caller({ bindings: after }).file({}, headers)
  expect(again.status).toBe(201)
  expect(await again.json()).toEqual(await first.json())
  const other = await caller({ bindings: after }).file({ wish: 'New parts.' }, headers)
  expect(other.status).toBe(422)
  expect(await other.json()).toMatchObject({ type: '/problems/key-reused/' })
})

test('filings at the same moment under old and new key are one complaint, once the old one has claimed', async () => {
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const one = await caseOf(await caller({ bindings: before }).file({}, headers))
  const again = await Promise.all(
    Array.from({ length: 4 }, async () => caseOf(await caller({ bindings: after }).file({}, headers))),
  )
  expect(new Set(again.map(({ caseNumber }) => caseNumber))).toEqual(new Set([one.caseNumber]))
})

test('a message that is repeated across a rotation is one message', async () => {
  const one = await caseOf(await caller({ bindings: before }).file())
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const first = await caller({ bindings: before }).write(one, 'A fourth one.', headers)
  const again = await caller({ bindings: after }).write(one, 'A fourth one.', headers)
  expect([first.status, again.status, await again.json()]).toEqual([201, 201, await first.json()])
  expect((await caller({ bindings: after }).write(one, 'A fifth one.', headers)).status).toBe(422)
  expect((await stored(one.caseNumber)).events).toHaveLength(2)
})

test('a survey that is sent again across a rotation is one response', async () => {
  const path = '/en/surveys/2026-q4/'
  const count = async () =>
    env.DB.prepare('select count(*) as n from survey_responses').first<number>('n').then(Number)
  const earlier = await count()
  const who = visitor({ bindings: before })
  const { fields } = await who.open(path)
  const send = (bindings: Env, overall: string) =>
    visitor({ at: who.clock.now, bindings }).post(path, { ...fields, overall, recommend: '1' })
  expect((await send(before, '1')).status).toBe(303)
  expect((await send(after, '1')).status).toBe(303)
  expect((await send(after, '2')).status).toBe(422)
  expect((await count()) - earlier).toBe(1)
})

test('sessions, forms and receipts that were begun before a rotation go on after it', async () => {
  const cookies = new Map<string, string>()
  const earlier = visitor({ bindings: before, cookies })
  expect((await fileByForm(earlier)).status).toBe(303)
  const later = visitor({ at: earlier.clock.now, bindings: after, cookies })
  const receipt = await later.open('/complaints/receipt/')
  expect(receipt.words).toMatch(/[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}/)
  const session = visitor({ bindings: before, cookies: new Map() })
  const one = await caseOf(await caller({ bindings: before }).file())
  await track(session, one)
  const { fields } = await session.open('/en/complaints/case/')
  const rotated = visitor({ at: session.clock.now, bindings: after, cookies: session.cookies })
  const { token = '', case: number = '' } = fields
  const message = { token, case: number, action: 'message', text: 'A fourth one.' }
  expect((await rotated.post('/en/complaints/case/', message)).status).toBe(303)
  // The same copy of the form once more: recognised under the key that it was first stored with.
  expect((await rotated.post('/en/complaints/case/', message)).status).toBe(303)
  expect((await stored(one.caseNumber)).events).toHaveLength(2)
})

test('a step that was read before its case was sealed anew does not mix keys: it is read and taken again', async () => {
  const one = await caseOf(await caller({ bindings: before }).file())
  const { complaint } = await stored(one.caseNumber)
  const words = await sealWords(means(NOW).ring, complaint, 2, { text: 'Late.' })
  const written = {
    actor: { kind: 'customer' } as const,
    event: { type: 'message', visibility: 'public', facts: {} } as const,
    words,
    now: NOW + MINUTE,
  }
  await env.DB.prepare('update complaints set key_version = 2 where number = ?').bind(one.caseNumber).run()
  const { moved } = await store.advance(means(NOW).db, complaint, { ...complaint.facts, version: 2 }, written)
  expect(moved).toBe(false)
  expect((await stored(one.caseNumber)).words).toHaveLength(1)
  await env.DB.prepare('update complaints set key_version = 1 where number = ?').bind(one.caseNumber).run()
})

test('a form that is older than a day is asked for once more, whatever its key', async () => {
  const who = visitor({ bindings: before })
  const { fields } = await who.open('/en/complaints/new/')
  const later = visitor({ at: NOW + 2 * DAY, bindings: after, cookies: who.cookies })
  expect((await later.post('/en/complaints/new/', fields)).status).toBe(422)
})
