import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read, track, visitor } from '../browser.ts'
import { program } from '../desk/staff.ts'
import { pdf, sendFiles, sentOf } from '../files/samples.ts'
import { type Case, caller, DAY, HOUR, NOW } from '../support.ts'
import { CASE, formFor, goOn } from './case.ts'
import { nearlyFull, textOf, withMessages } from './full.ts'

/** Files and the drafts of staff hold something sealed too. */
const isOther = (row: Record<string, unknown>) => 'staged_for' in row || 'saved_at' in row

/** The Worker's bindings with a D1 that adds up what it gives of sealed words, in bytes, and its round trips. */
function weighing() {
  const given = { words: 0, trips: 0 }
  const batch = async (statements: D1PreparedStatement[]) => {
    const results = await env.DB.batch<Record<string, unknown>>(statements)
    const rows = results.flatMap((result) => result.results).filter((row) => !isOther(row))
    const sealed = rows.flatMap((row) => (typeof row['sealed'] === 'string' ? [row['sealed']] : []))
    given.words += sealed.reduce((sum, text) => sum + (text.length * 3) / 4, 0)
    given.trips += 1
    return results
  }
  const database = new Proxy(env.DB, {
    get(target, name) {
      if (name === 'batch') return batch
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  return { given, bindings: { ...(env as Env), DB: database } }
}

const LONG_AGO = NOW - 2 * DAY
const PAGE = 45_000
const text = 'One more thing.'

/** The sealed words that a call is given, and its round trips to D1. */
async function spent(given: ReturnType<typeof weighing>['given'], call: () => Promise<Response>) {
  Object.assign(given, { words: 0, trips: 0 })
  const answer = await call()
  return { answer, words: given.words, trips: given.trips }
}

test('by API no step on a case at its limit reads a word of it, and its view reads all', async () => {
  const one = await nearlyFull(LONG_AGO)
  const { given, bindings } = weighing()
  const { write, act, send } = caller({ bindings, at: NOW + HOUR })
  const headers = { Authorization: `Bearer ${one.accessCode}` }
  const whole = await spent(given, () => send('GET', `/api/complaints/${one.caseNumber}`, headers))
  expect([whole.answer.status, whole.words > 1_900_000, whole.trips]).toEqual([200, true, 1])
  const message = await spent(given, () => write(one, text, { 'Idempotency-Key': crypto.randomUUID() }))
  expect([message.answer.status, message.words, message.trips]).toEqual([201, 0, 2])
  const full = await spent(given, () => write(one, text))
  expect([full.answer.status, full.words, full.trips]).toEqual([409, 0, 1])
  const version = 201
  const withdrawn = await spent(given, () => act(one, { action: 'withdraw', version }))
  expect([withdrawn.answer.status, withdrawn.words, withdrawn.trips]).toEqual([200, 0, 2])
  const erased = await spent(given, () => send('POST', `/api/complaints/${one.caseNumber}/erasure`, headers))
  expect([erased.answer.status, erased.words, erased.trips]).toEqual([202, 0, 2])
})

test('by API files and contact data come to a full case without its messages being read', async () => {
  const one = await withMessages(150, LONG_AGO)
  const { given, bindings } = weighing()
  const who = caller({ bindings, at: NOW + HOUR })
  const file = await spent(given, () => sendFiles(who, one, [{ name: 'x.pdf', content: pdf('x') }]))
  expect([file.answer.status, file.words]).toEqual([201, 0])
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${one.accessCode}` }
  const path = `/api/complaints/${one.caseNumber}/contact`
  const change = (name: string) => who.send('PATCH', path, headers, JSON.stringify({ name }))
  await change('Li Na')
  const changed = await spent(given, () => change('Wang Fang'))
  expect(changed.answer.status).toBe(200)
  expect(changed.words).toBeGreaterThan(0)
  expect(changed.words).toBeLessThan(200)
})

/** A browser in which a case is open, behind a D1 that adds up. */
async function openedOver(one: Case) {
  const { given, bindings } = weighing()
  const who = visitor({ at: NOW + HOUR, bindings })
  expect((await track(who, one)).status).toBe(303)
  return { who, given }
}

test('the page of a case at its limit reads what it shows, and a step on it nothing', async () => {
  const one = await nearlyFull(LONG_AGO)
  const { who, given } = await openedOver(one)
  const shown = await spent(given, () => who.get(CASE))
  const page = await read(shown.answer)
  expect([shown.answer.status, shown.trips]).toEqual([200, 1])
  expect(page.words).toContain(textOf(199))
  expect(shown.words).toBeGreaterThan(30_000)
  expect(shown.words).toBeLessThanOrEqual(PAGE)
  const earlier = await spent(given, () => who.get(`${CASE}?before=100`))
  const words = (await read(earlier.answer)).words
  expect([words.includes(textOf(98)), words.includes(textOf(99))]).toEqual([true, false])
  expect(earlier.words).toBeLessThanOrEqual(PAGE)

  const asked = await spent(given, () => who.post(CASE, formFor(page, 'withdraw')))
  expect([asked.answer.status, asked.words, asked.trips]).toEqual([200, 0, 1])
  const confirmation = await read(asked.answer)
  const other = await who.open(CASE)
  const message = await spent(given, () => who.post(CASE, formFor(other, 'message', { text })))
  expect([message.answer.status, message.words, message.trips]).toEqual([303, 0, 2])
  const stale = await spent(given, () => who.post(CASE, goOn(confirmation)))
  expect([stale.answer.status, stale.words > 0, stale.words <= PAGE]).toEqual([409, true, true])
  const again = await read(stale.answer)
  const empty = await spent(given, () => who.post(CASE, formFor(again, 'message', { text: '' })))
  expect([empty.answer.status, empty.words <= PAGE]).toEqual([409, true])
})

test('an entry longer than a page is shown alone, and what came before it is led to', async () => {
  const one = await withMessages(3, LONG_AGO)
  await env.DB.prepare(`update complaint_words set sealed = sealed || ? where number = ? and version = 4`)
    .bind('A'.repeat(80_000), one.caseNumber)
    .run()
  const { who } = await openedOver(one)
  const page = await read(await who.get(CASE))
  expect([page.words.includes('Message 2.'), page.html.includes('?before=4#history')]).toEqual([false, true])
  expect((await who.open(`${CASE}?before=4`)).words).toContain('Message 2.')
})

test('by the desk’s API no step, draft or file of a case at its limit reads a word of it', async () => {
  const one = await nearlyFull(LONG_AGO)
  const number = one.caseNumber
  const { given, bindings } = weighing()
  const who = await program('handler', NOW + HOUR, bindings)
  const { files } = await sentOf(await sendFiles(caller(), one, [{ name: 'x.pdf', content: pdf('x') }]))
  const version = 201
  const said = await spent(given, () => who.act(number, { action: 'respond', version, text }))
  expect([said.answer.status, said.words]).toEqual([200, 0])
  const json = { 'Content-Type': 'application/json' }
  const draft = JSON.stringify({ version: version + 1, boxes: { text } })
  const kept = await spent(given, () => who.send('PUT', `/cases/${number}/drafts/message`, json, draft))
  expect([kept.answer.status, kept.words]).toEqual([200, 0])
  const fetched = await spent(given, () => who.get(`/cases/${number}/files/${files[0]?.id}`))
  expect([fetched.answer.status, fetched.words]).toEqual([200, 0])
  const filled = await spent(given, () => who.get(`/cases/${number}/playbooks`))
  expect([filled.answer.status, filled.words > 0, filled.words < 500]).toEqual([200, true, true])
})
