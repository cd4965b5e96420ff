import { env } from 'cloudflare:workers'
import { expect, test, vi } from 'vitest'
import * as z from 'zod/mini'
import { fileByForm, read, track, visitor } from '../browser.ts'
import { caller, caseOf, filed, problemOf, stored } from '../support.ts'

const Ring = z.object({ current: z.int(), keys: z.record(z.string(), z.string()) })
const ring = Ring.parse(JSON.parse(env.KEYS))
const newKey = () => btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(32))))
const bindings = (secret: unknown) => ({
  ...(env as Env),
  KEYS: typeof secret === 'string' ? secret : JSON.stringify(secret),
})
const rotated = { current: 2, keys: { ...ring.keys, 2: newKey() } }

test.each<[string, unknown]>([
  ['missing', ''],
  ['no JSON', 'quetzal'],
  ['another shape', { quetzal: true }],
  ['without keys', { current: 1, keys: {} }],
  ['without its current key', { current: 3, keys: { 1: newKey() } }],
  ['with a short key', { current: 1, keys: { 1: btoa('quetzal') } }],
  ['with a key that is no base64', { current: 1, keys: { 1: 'quetzal!' } }],
])(
  'a key ring that is %s stops every request with one clear line that does not repeat it',
  async (_, secret) => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const answer = await caller({ bindings: bindings(secret) }).file()
    expect(answer.status).toBe(500)
    const { type, instance } = await problemOf(answer)
    expect([type, instance]).toEqual([
      '/problems/internal/',
      `urn:uuid:${answer.headers.get('X-Request-Id')}`,
    ])
    expect(error).toHaveBeenCalledOnce()
    const line = z
      .strictObject({ id: z.uuid(), fault: z.string() })
      .parse(JSON.parse(String(error.mock.calls[0]?.[0])))
    expect(line.fault).toMatch(/KEYS/)
    expect(line.fault).not.toMatch(/quetzal|cXVldHph/)
    const page = await visitor({ bindings: bindings(secret) }).get('/en/complaints/new/')
    expect(page.status).toBe(500)
    expect(await page.text()).not.toMatch(/KEYS|quetzal/)
  },
)

test('a case filed under an older key opens, can be written on, and keeps its key', async () => {
  const one = await filed()
  const { look, write } = caller({ bindings: bindings(rotated) })
  expect((await look(one)).events[0]?.text).toBe('Three of the forty parts are out of tolerance.')
  expect((await write(one, 'Under the new ring.')).status).toBe(201)
  expect((await look(one)).events.at(-1)?.text).toBe('Under the new ring.')
  expect((await stored(one.caseNumber)).complaint.keyVersion).toBe(1)
  expect((await look(one)).version).toBe(2)
})

test('new cases are sealed under the current key', async () => {
  const { file, look } = caller({ bindings: bindings(rotated) })
  const one = await caseOf(await file())
  expect((await stored(one.caseNumber)).complaint.keyVersion).toBe(2)
  expect((await look(one)).version).toBe(1)
  const again = { current: 3, keys: { ...rotated.keys, 3: newKey() } }
  expect((await caller({ bindings: bindings(again) }).look(one)).version).toBe(1)
})

test('a session and a receipt outlive a rotation', async () => {
  const who = visitor()
  await fileByForm(who, {}, '/en')
  const receipt = await who.open('/en/complaints/receipt/')
  await track(who, await filed())
  const later = visitor({ at: who.clock.now, bindings: bindings(rotated), cookies: who.cookies })
  expect((await later.get('/en/complaints/case/')).status).toBe(200)
  const still = await read(await later.get('/en/complaints/receipt/'))
  expect([still.status, still.words]).toEqual([200, receipt.words])
})

test('without the key it was closed under a case does not open, and says nothing', async () => {
  const one = await filed()
  const lost = caller({ bindings: bindings({ current: 2, keys: { 2: newKey() } }) })
  const answer = await lost.send('GET', `/api/complaints/${one.caseNumber}`, {
    Authorization: `Bearer ${one.accessCode}`,
  })
  expect(answer.status).toBe(404)
})
