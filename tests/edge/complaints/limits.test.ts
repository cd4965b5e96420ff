import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { MESSAGES, MESSAGES_A_DAY, WORDS } from '../../../functions/complaints/limits.ts'
import { read } from '../browser.ts'
import { pdf, sendFiles } from '../files/samples.ts'
import { type Case, caller, DAY, filed, HOUR, handler, NOW, problemOf, step, stored } from '../support.ts'
import { CASE, formFor, opened } from './case.ts'

const text = 'One more thing.'

/** A case to which its customer has sent so many messages, at one moment. */
async function withMessages(count: number, at: number, one?: Case): Promise<Case> {
  const known = one ?? (await filed())
  const { version } = (await stored(known.caseNumber)).complaint
  await env.DB.batch([
    env.DB.prepare(
      `insert into complaint_events with recursive n(v) as (select ?2 + 1 union all select v + 1 from n where v < ?2 + ?3)
        select ?1, v, ?4, 'customer', null, 'message', 'public', '{}' from n`,
    ).bind(known.caseNumber, version, count, at),
    env.DB.prepare(
      `update complaints set version = ?2, facts = json_set(facts, '$.version', ?2) where number = ?1`,
    ).bind(known.caseNumber, version + count),
  ])
  return known
}
const why = async (answer: Response) => [answer.status, (await problemOf(answer)).detail]
const bytesOf = async ({ caseNumber }: Case) => (await stored(caseNumber)).complaint.heardBytes

test('a case takes two hundred messages, and what to do then is said', async () => {
  const one = await withMessages(MESSAGES - 1, NOW - 2 * DAY)
  expect((await caller().write(one, text)).status).toBe(201)
  expect(await why(await caller().write(one, text))).toEqual([409, 'case-full'])
  const { who, page } = await opened(Promise.resolve(one))
  const back = await read(await who.post(CASE, formFor(page, 'message', { text })))
  expect([back.status, back.fields['text']]).toEqual([409, text])
  expect(back.words).toContain(
    `holds as much as it can from you: ${MESSAGES} messages, or 2 MB of words. Call us`,
  )
  const count = () => env.DB.prepare('select count(*) as n from files').first('n')
  const before = await count()
  const sent = await sendFiles(caller(), one, [{ name: 'x.pdf', content: pdf('x') }])
  expect([await why(sent), await count()]).toEqual([[409, 'case-full'], before])
})

test('a full case is still answered, withdrawn, reopened and erased', async () => {
  const one = await withMessages(MESSAGES, NOW - 2 * DAY)
  const said = await step(one.caseNumber, { step: 'respond' }, handler, NOW, { text: 'We are on it.' })
  expect(said).toMatchObject({ ok: true })
  const { act, send, look } = caller({ at: NOW + HOUR })
  const { version } = await look(one)
  expect((await act(one, { action: 'withdraw', version })).status).toBe(200)
  const headers = { Authorization: `Bearer ${one.accessCode}` }
  expect((await send('POST', `/api/complaints/${one.caseNumber}/erasure`, headers)).status).toBe(202)
})

test('forty messages are taken in 24 hours, and the next when the first of them is a day old', async () => {
  const one = await withMessages(MESSAGES_A_DAY, NOW)
  expect(await why(await caller({ at: NOW + DAY - 1 }).write(one, text))).toEqual([409, 'day-full'])
  const { who, page } = await opened(Promise.resolve(one))
  const back = await read(await who.post(CASE, formFor(page, 'message', { text })))
  expect(back.words).toContain(`You have sent ${MESSAGES_A_DAY} messages in the last 24 hours`)
  const change = JSON.stringify({ name: 'Li Na' })
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${one.accessCode}` }
  const path = `/api/complaints/${one.caseNumber}/contact`
  expect(await why(await caller().send('PATCH', path, headers, change))).toEqual([409, 'day-full'])
  expect((await caller({ at: NOW + DAY }).write(one, text)).status).toBe(201)
})

test('what a case holds of words has an end; a step without a remark goes through', async () => {
  const one = await filed()
  const before = await bytesOf(one)
  expect(before).toBeGreaterThan(40)
  await caller().write(one, '好'.repeat(1000))
  expect((await bytesOf(one)) - before).toBeGreaterThan(3000)
  await step(one.caseNumber, { step: 'respond' }, handler, NOW, { text: 'x'.repeat(5000) })
  expect((await bytesOf(one)) - before).toBeLessThan(3200)
  await env.DB.prepare('update complaints set heard_bytes = ? where number = ?')
    .bind(WORDS - 100, one.caseNumber)
    .run()
  const { write, act } = caller({ at: NOW + HOUR })
  expect(await why(await write(one, 'x'.repeat(100)))).toEqual([409, 'case-full'])
  const version = 3
  expect(await why(await act(one, { action: 'withdraw', version, text: 'x'.repeat(100) }))).toEqual([
    409,
    'case-full',
  ])
  expect((await write(one, 'Short.')).status).toBe(201)
  expect((await act(one, { action: 'withdraw', version: version + 1 })).status).toBe(200)
})

test('of messages that come at once for the last place one is taken', async () => {
  const one = await withMessages(MESSAGES - 1, NOW - 2 * DAY)
  const answers = await Promise.all([1, 2, 3].map(() => caller().write(one, text)))
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409])
  expect((await stored(one.caseNumber)).events).toHaveLength(1 + MESSAGES)
})

test('a message that is repeated under its key is answered as it was, though the case is full by now', async () => {
  const one = await withMessages(MESSAGES - 1, NOW - 2 * DAY)
  const headers = { 'Idempotency-Key': crypto.randomUUID() }
  const send = () => caller().write(one, text, headers)
  const first = await (await send()).json()
  const again = await send()
  expect([again.status, await again.json()]).toEqual([201, first])
})
