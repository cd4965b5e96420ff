import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import { fileByForm, read, sendForm, track, visitor, written } from '../browser.ts'
import { caller, caseOf, filed, HOUR, NOW, problemOf, proposed, stored, unreachable } from '../support.ts'

const NEW = '/en/complaints/new/'
const CASE = '/en/complaints/case/'
const key = () => ({ 'Idempotency-Key': crypto.randomUUID() })
const cases = async () =>
  (await env.DB.prepare('select count(*) as n from complaints').first<{ n: number }>())?.n ?? 0
const count = async (number: string) => (await stored(number)).events.length

/** Each fault comes twice: the write failed, or it succeeded and only the answer was lost. */
const faults = [
  ['did not happen', false],
  ['did happen', true],
] as const

test.each(faults)(
  'a filing by API that failed and %s becomes one case when it is sent again',
  async (_, didHappen) => {
    const bindings = unreachable({ didHappen })
    const { file } = caller({ bindings })
    const [before, headers] = [await cases(), key()]
    const lost = await file({}, headers)
    expect([lost.status, lost.headers.get('Retry-After')]).toEqual([503, '60'])
    expect((await problemOf(lost)).type).toBe('/problems/unavailable/')
    expect(await cases()).toBe(before + (didHappen ? 1 : 0))
    bindings.repair()
    const one = await caseOf(await file({}, headers))
    expect(await caseOf(await file({}, headers))).toEqual(one)
    expect(await cases()).toBe(before + 1)
    expect(await caller().look(one)).toMatchObject({ version: 1 })
  },
)

test.each(faults)(
  'a filing by form that failed and %s becomes one case when the page is sent again',
  async (_, didHappen) => {
    // The check page reads once, sending reads once and then writes.
    const bindings = unreachable({ from: 3, didHappen })
    const who = visitor({ bindings })
    const before = await cases()
    const { fields } = await who.open(NEW)
    const lost = await sendForm(who, { ...fields, ...written }, '/en')
    expect([lost.status, lost.headers.get('Retry-After'), lost.headers.get('Set-Cookie')]).toEqual([
      503,
      '60',
      null,
    ])
    const page = await read(lost)
    expect(page.fields).toMatchObject(written)
    expect(page.words).toContain('sending twice does not make two cases')
    expect(page.buttons).toContain('send')
    bindings.repair()
    expect((await who.post(NEW, { ...page.fields, step: 'send' })).status).toBe(303)
    expect(await cases()).toBe(before + 1)
    expect((await who.open('/en/complaints/receipt/')).words).toMatch(/Access code [0-9A-Z]{4}-/)
  },
)

test.each(faults)(
  'a message by API that failed and %s is one message when it is sent again',
  async (_, didHappen) => {
    const one = await filed()
    const bindings = unreachable({ from: 2, didHappen })
    const headers = key()
    const { write } = caller({ bindings })
    expect((await write(one, 'Any news?', headers)).status).toBe(503)
    bindings.repair()
    expect((await write(one, 'Any news?', headers)).status).toBe(201)
    expect(await count(one.caseNumber)).toBe(2)
  },
)

test.each(faults)(
  'a message by form that failed and %s is one message when it is sent again',
  async (_, didHappen) => {
    const one = await filed()
    const door = visitor()
    await track(door, one)
    const page = await door.open(CASE)
    const bindings = unreachable({ from: 2, didHappen })
    const who = visitor({ at: door.clock.now, bindings, cookies: door.cookies })
    const { token = '', case: number = '' } = page.fields
    const lost = await read(
      await who.post(CASE, { token, case: number, action: 'message', text: 'Any\r\nnews?' }),
    )
    expect([lost.status, lost.fields['text']]).toEqual([503, 'Any\r\nnews?'])
    bindings.repair()
    const opened = await read(
      await who.post('/en/complaints/track/', {
        ...lost.fields,
        number: one.caseNumber,
        code: one.accessCode,
      }),
    )
    expect([opened.status, opened.fields['text']]).toEqual([200, 'Any\r\nnews?'])
    const { token: kept = '', text = '' } = opened.fields
    const again = { token: kept, case: number, action: 'message', text }
    expect((await who.post(CASE, again)).status).toBe(303)
    expect(await count(one.caseNumber)).toBe(2)
  },
)

test.each(faults)('an action that failed and %s is taken once', async (_, didHappen) => {
  const one = await proposed()
  const bindings = unreachable({ from: 2, didHappen })
  const { act } = caller({ at: NOW + 2 * HOUR, bindings })
  expect((await act(one, { action: 'accept', version: 3 })).status).toBe(503)
  bindings.repair()
  expect((await act(one, { action: 'accept', version: 3 })).status).toBe(didHappen ? 409 : 200)
  expect(await count(one.caseNumber)).toBe(4)
})

test('text that waits at the door survives a door that does not open', async () => {
  const one = await filed()
  const who = visitor({ bindings: unreachable() })
  const { fields } = await who.open('/en/complaints/track/')
  const sent = { ...fields, number: one.caseNumber, code: one.accessCode, text: 'Still here.' }
  const page = await read(await who.post('/en/complaints/track/', sent))
  expect([page.status, page.fields['text'], page.fields['number']]).toEqual([
    503,
    'Still here.',
    one.caseNumber,
  ])
})

test('a receipt that cannot be marked as saved is still there afterwards', async () => {
  const bindings = unreachable({ from: 5 })
  const who = visitor({ bindings })
  await fileByForm(who, {}, '/en')
  const receipt = await who.open('/en/complaints/receipt/')
  const lost = await who.post('/en/complaints/receipt/', { ...receipt.fields, saved: 'yes' })
  expect(lost.status).toBe(503)
  bindings.repair()
  const still = await who.open('/en/complaints/receipt/')
  expect([still.status, still.words]).toEqual([200, receipt.words])
})

test.each(['/complaints/receipt/', CASE])('reading %s says when D1 is out of reach', async (path) => {
  const one = await filed()
  const known = visitor()
  await track(known, one)
  await fileByForm(known, {}, '/en')
  const answer = await visitor({ bindings: unreachable(), cookies: known.cookies }).get(path)
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
})

test('a fault of our own is answered without its words, and logged under the id that is shown', async () => {
  const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const broken = new Proxy(env.DB, {
    get: (target, name) =>
      name === 'batch'
        ? () => Promise.reject(new Error('the rabbit hole'))
        : Reflect.get(target, name).bind(target),
  })
  const bindings = { ...(env as Env), DB: broken }
  const answer = await caller({ bindings }).file()
  expect(answer.status).toBe(500)
  const { type, instance } = await problemOf(answer.clone())
  expect(type).toBe('/problems/internal/')
  expect(await answer.text()).not.toContain('rabbit')
  expect(error).toHaveBeenCalledExactlyOnceWith(
    JSON.stringify({ id: instance.slice('urn:uuid:'.length), fault: 'the rabbit hole' }),
  )
  const who = visitor({ bindings })
  const { fields } = await who.open(NEW)
  const page = await read(await who.post(NEW, { ...fields, ...written }))
  expect([page.status, page.words.includes('rabbit')]).toEqual([500, false])
  expect(page.fields).toMatchObject(written)
})
