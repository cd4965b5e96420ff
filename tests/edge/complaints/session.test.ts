import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read, track, type Visitor, visitor } from '../browser.ts'
import { filed, HOUR, MINUTE, NOW, stored, unreachable } from '../support.ts'
import { CASE, formFor, opened, texts } from './case.ts'

const TRACK = '/en/complaints/track/'
const text = 'First line\r\n\r\n<b>&amp;</b> 🧲 "third"'
const send = async (who: Visitor, fields: Record<string, string>) => read(await who.post(CASE, fields))

test('a stranger, and the address of a case without a session, lead to the door', async () => {
  const page = await read(await visitor().get(CASE))
  expect([page.status, page.buttons]).toEqual([403, []])
  expect(page.fields).toHaveProperty('code')
})

test('a session lasts thirty minutes from the last click', async () => {
  const { who } = await opened()
  who.clock.now += 28 * MINUTE
  expect((await who.get(CASE)).status).toBe(200)
  who.clock.now += 30 * MINUTE - 1
  expect((await who.get(CASE)).status).toBe(200)
  who.clock.now += 30 * MINUTE
  expect((await who.get(CASE)).status).toBe(403)
})

test('a session lasts twelve hours at most, however often it is used', async () => {
  const { who, one } = await opened()
  const began = who.clock.now - MINUTE
  const use = async (at: number) => {
    who.clock.now = began + at
    return (await who.get(CASE)).status
  }
  for (let at = 25 * MINUTE; at < 12 * HOUR; at += 25 * MINUTE) expect(await use(at)).toBe(200)
  const copy = new Map(who.cookies)
  expect(await use(12 * HOUR - 1)).toBe(200)
  expect(await use(12 * HOUR)).toBe(403)
  const copied = visitor({ at: began + 12 * HOUR, cookies: copy })
  expect((await copied.get(CASE)).status).toBe(403)
  await track(who, one)
  expect(await use(12 * HOUR + 29 * MINUTE)).toBe(200)
})

test('choosing a zone, filling a form and reading the record lengthen no session beyond its end', async () => {
  const { who, page } = await opened()
  const began = who.clock.now - MINUTE
  const uses = [
    async () => (await who.post(CASE, { ...formFor(page, 'zone'), zone: 'Europe/Berlin' })).status,
    async () => (await who.get(`${CASE}contact/`)).status,
    async () => (await who.get(`${CASE}export/`)).status,
  ]
  for (let used = 1; used * 25 * MINUTE < 12 * HOUR; used += 1) {
    who.clock.now = began + used * 25 * MINUTE
    expect([200, 303]).toContain(await uses[used % 3]?.())
  }
  who.clock.now = began + 12 * HOUR
  for (const path of ['', 'contact/', 'export/', 'export.json'])
    expect((await who.get(`${CASE}${path}`)).status).toBe(403)
})

test('the text of an ended session comes back after opening the case again, and is not sent by itself', async () => {
  const { who, one, page } = await opened()
  who.clock.now += 31 * MINUTE
  const door = await send(who, formFor(page, 'message', { text }))
  expect([door.status, door.fields['text']]).toEqual([403, text])
  const wrong = await read(
    await who.post(TRACK, { ...door.fields, number: one.caseNumber, code: 'nonsense' }),
  )
  expect([wrong.status, wrong.fields['text']]).toEqual([404, text])
  const again = await read(await who.post(TRACK, { ...wrong.fields, code: one.accessCode }))
  expect([again.status, again.fields['text']]).toEqual([200, text])
  expect(await texts(one)).toEqual([])
  expect((await who.post(CASE, formFor(again, 'message', { text }))).status).toBe(303)
  expect(await texts(one)).toEqual([text])
})

test('a renewed code ends the sessions that the old one opened, text kept', async () => {
  const { who, one, page } = await opened()
  await env.DB.prepare('update complaints set code_generation = 2 where number = ?')
    .bind(one.caseNumber)
    .run()
  expect((await who.get(CASE)).status).toBe(403)
  const door = await send(who, formFor(page, 'reject', { 'text-reject': text }))
  expect([door.status, door.fields['text']]).toEqual([403, text])
  expect(await texts(one)).toEqual([])
})

test('a form of another case is refused, its text and number kept', async () => {
  const { who, one, page } = await opened()
  const other = await filed()
  await track(who, other)
  const door = await send(who, formFor(page, 'message', { text }))
  expect([door.status, door.fields['text'], door.fields['number']]).toEqual([409, text, one.caseNumber])
  expect([await texts(one), await texts(other)]).toEqual([[], []])
})

test('a token of another session or page is no key to the case', async () => {
  const { who, one, page } = await opened()
  const other = (await opened()).page.fields['token'] ?? ''
  for (const token of ['', 'x', other, (await visitor().open(TRACK)).fields['token'] ?? '']) {
    const back = await send(who, { ...formFor(page, 'message', { text }), token })
    expect([back.status, back.fields['text']]).toEqual([409, text])
  }
  expect(await texts(one)).toEqual([])
})

test('a cookie that was tampered with opens nothing', async () => {
  const { who } = await opened()
  const [name, value] = [...who.cookies][0] ?? ['', '']
  for (const changed of [
    value.replace(/^(.{20})(.)/, (_, start, letter) => `${start}${letter === 'x' ? 'y' : 'x'}`),
    `2${value.slice(1)}`,
    value.slice(0, -12),
    '1.',
    'x',
    `9${'9'.repeat(12)}.x`,
  ]) {
    expect((await visitor({ cookies: new Map([[name, changed]]) }).get(CASE)).status).toBe(403)
  }
  const renamed = new Map([['__Host-receipt', value]])
  expect((await visitor({ cookies: renamed }).get('/complaints/receipt/')).status).toBe(404)
})

test('leaving ends the session', async () => {
  const { who, page } = await opened()
  const answer = await who.post(CASE, formFor(page, 'leave'))
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, TRACK])
  expect([...who.cookies.keys()]).toEqual(['__Host-known'])
  expect((await who.get(CASE)).status).toBe(403)
})

test('after leaving, a copy of the cookie opens nothing, and its forms do nothing', async () => {
  const { who, one, page } = await opened()
  const second = await opened(Promise.resolve(one))
  const copy = new Map(who.cookies)
  expect((await who.post(CASE, formFor(page, 'leave'))).status).toBe(303)
  const copied = () => visitor({ at: who.clock.now, cookies: new Map(copy) })
  for (const path of ['', 'contact/', 'export/', 'export.json', 'files/x'])
    expect((await copied().get(`${CASE}${path}`)).status).toBe(403)
  const door = await send(copied(), formFor(page, 'message', { text }))
  expect([door.status, door.fields['text']]).toEqual([403, text])
  expect((await copied().post(`${CASE}contact/`, { ...formFor(page, 'stop') })).status).toBe(403)
  const zone = copied()
  await zone.post(CASE, { ...formFor(page, 'zone'), zone: 'Europe/Berlin' })
  expect((await zone.get(CASE)).status).toBe(403)
  expect(await texts(one)).toEqual([])
  expect((await second.who.get(CASE)).status).toBe(200)
  await track(who, one)
  expect((await who.get(CASE)).status).toBe(200)
})

test('leaving twice is leaving once, and what has ended is remembered no longer than it could have lasted', async () => {
  const { who, page } = await opened()
  const copy = visitor({ at: who.clock.now, cookies: new Map(who.cookies) })
  for (const each of [who, copy]) expect((await each.post(CASE, formFor(page, 'leave'))).status).toBe(303)
  const later = await opened(filed(), NOW + 13 * HOUR)
  await later.who.post(CASE, formFor(later.page, 'leave'))
  const { results } = await env.DB.prepare('select until from ended_sessions').all()
  expect(results).toEqual([{ until: NOW + MINUTE + 25 * HOUR }])
})

test.each([false, true])(
  'leaving while the database is out of reach (%s: it happened) says so, and can be done again',
  async (didHappen) => {
    const { who, page } = await opened()
    const broken = unreachable({ didHappen })
    const leaving = visitor({ at: who.clock.now, cookies: who.cookies, bindings: broken })
    expect((await leaving.post(CASE, formFor(page, 'leave'))).status).toBe(503)
    expect((await who.get(CASE)).status).toBe(didHappen ? 403 : 200)
    expect((await who.post(CASE, formFor(page, 'leave'))).status).toBe(303)
    expect((await who.get(CASE)).status).toBe(403)
  },
)

test.each(['https://elsewhere.test', 'null'])('a step from the origin %s is refused', async (origin) => {
  const { who, one, page } = await opened()
  expect((await who.post(CASE, formFor(page, 'withdraw'), { Origin: origin })).status).toBe(403)
  expect((await stored(one.caseNumber)).complaint.facts.state).toBe('received')
})
