import { expect, test } from 'vitest'
import { read, visitor, written } from '../browser.ts'
import { multipart, multipartType } from '../files/samples.ts'
import { caller, ORIGIN } from '../support.ts'

const NEW = '/en/complaints/new/'
const urlencoded = { Origin: ORIGIN, 'Content-Type': 'application/x-www-form-urlencoded' }
const MEGABYTE = 1024 * 1024

/** As many fields as asked for, with those of the form. */
const fieldsBeside = (own: Record<string, string>, count: number) =>
  Object.fromEntries([
    ...Object.entries(own),
    ...Array.from({ length: count - Object.keys(own).length }, (_, i) => [`x${i}`, '1']),
  ])

test('two hundred fields come back with the page, one more is not read', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const own = { ...fields, ...written }
  const known = await read(await who.post(NEW, fieldsBeside(own, 200)))
  expect([known.status, known.fields]).toEqual([422, expect.objectContaining(written)])
  const more = await read(await who.post(NEW, fieldsBeside(own, 201)))
  expect([more.status, more.words.includes(written.story), more.title]).toEqual([
    413,
    false,
    expect.stringContaining('more than we can take'),
  ])
})

test('a million and a half of fields cost no more than the counting, and are counted', async () => {
  const who = visitor()
  const body = 'a=&'.repeat(2_500_000)
  const began = performance.now()
  for (let i = 0; i < 60; i++) {
    const sent = body.slice(0, i === 0 ? body.length : i % 2 === 0 ? 1_000_000 : 400_000)
    expect((await who.send('POST', NEW, urlencoded, sent)).status).toBe(413)
  }
  expect(performance.now() - began).toBeLessThan(20_000)
  const over = await who.send('POST', NEW, urlencoded, body)
  expect([over.status, over.headers.get('Retry-After')]).toEqual([429, '60'])
  expect((await who.send('POST', NEW, urlencoded, 'story=once+more')).status).toBe(429)
})

test.each([
  ['a form', 'POST', NEW, urlencoded],
  ['a call', 'POST', '/api/complaints', { 'Content-Type': 'application/json' }],
] as const)(
  '%s that does not say how long it is is read no further than its limit',
  async (_, method, path, headers) => {
    let pulled = 0
    const body = new ReadableStream({
      pull(controller) {
        if (pulled > 60) return controller.close()
        controller.enqueue(new Uint8Array(MEGABYTE).fill(0x61))
        pulled += 1
      },
    })
    const answer = await caller().send(method, path, headers, body)
    expect(answer.status).toBe(413)
    expect(pulled).toBeLessThan(5)
  },
)

test.each(['messages', 'actions'])('calls are counted before their body is read: %s', async (what) => {
  const who = caller()
  const body = () => new Uint8Array(200_000).fill(0x5b)
  const path = `/api/complaints/MJ-0000-0000/${what}`
  const call = () => who.send('POST', path, { 'Content-Type': 'application/json' }, body())
  const statuses: number[] = []
  for (let i = 0; i < 61; i++) statuses.push((await call()).status)
  expect(statuses.slice(0, 60)).not.toContain(429 * Number(what !== 'erasure'))
  expect(statuses.at(-1)).toBe(429)
})

test('nearly a megabyte of text comes back whole, with the fields before and behind it', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const sent = { ...fields, ...written, story: 'long '.repeat(200_000), wish: 'a wish', name: 'N. N.' }
  const page = await read(await who.post(NEW, sent))
  expect(page.status).toBe(413)
  expect(page.fields).toMatchObject(sent)
})

test('so it does where the form brings files, which are not read', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const story = '很长的经过。'.repeat(20_000)
  const sent = {
    ...fields,
    ...written,
    story,
    wish: 'a wish',
    reference: 'PO-7',
    name: 'N. N.',
    onBehalf: 'yes',
  }
  const text = Object.entries(sent).map(([field, content]) => ({ field, content }))
  const body = multipart([...text, { field: 'file', name: 'a.pdf', content: 'no matter' }])
  const page = await read(await who.send('POST', NEW, { Origin: ORIGIN, ...multipartType }, body))
  expect([page.status, page.links]).toEqual([413, []])
  expect(page.fields).toMatchObject(sent)
})

test('a form at the limit of calls still comes back with its text', async () => {
  const who = visitor()
  const { fields } = await who.open(NEW)
  const sent = { ...fields, ...written, story: 'short' }
  for (let i = 0; i < 60; i++) expect((await who.post(NEW, sent)).status).toBe(422)
  const page = await read(await who.post(NEW, sent))
  expect([page.status, page.fields]).toEqual([429, expect.objectContaining(sent)])
})
