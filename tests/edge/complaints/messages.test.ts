import { expect, test } from 'vitest'
import { caller, filed, HOUR, handler, NOW, problemOf, proposed, step, stored } from '../support.ts'

const withKey = (key = crypto.randomUUID()) => ({ 'Idempotency-Key': key })
const texts = async (one: Awaited<ReturnType<typeof filed>>) =>
  (await caller().look(one)).events.filter((event) => event.type === 'message').map((event) => event.text)

test('a message is kept as it was written', async () => {
  const one = await filed()
  const text = '第二批也有同样的问题 🧲 <b>&amp;</b> "quoted"\nand a second line'
  const answer = await caller().write(one, text)
  expect(answer.status).toBe(201)
  expect(await answer.json()).toEqual({ state: 'received', version: 2 })
  expect(await texts(one)).toEqual([text])
})

test('one character is a message, 10,000 are, none and 10,001 are not', async () => {
  const one = await filed()
  const { write } = caller()
  expect((await write(one, '?')).status).toBe(201)
  expect((await write(one, '𠮷'.repeat(10_000))).status).toBe(201)
  expect(await problemOf(await write(one, '  '))).toMatchObject({
    errors: [{ pointer: '/text', code: 'text.missing' }],
  })
  expect(await problemOf(await write(one, 'x'.repeat(10_001)))).toMatchObject({
    errors: [{ pointer: '/text', code: 'text.long' }],
  })
})

test('a doubled message is one message', async () => {
  const one = await filed()
  const { write } = caller()
  const headers = withKey()
  const first = await (await write(one, 'Any news?', headers)).json()
  await write(one, 'Something else.')
  const second = await write(one, 'Any news?', headers)
  expect(second.status).toBe(201)
  expect(await second.json()).toEqual(first)
  expect(await texts(one)).toEqual(['Any news?', 'Something else.'])
})

test('a doubled message is one message, however number and key are written', async () => {
  const one = await filed()
  const { write } = caller()
  const key = crypto.randomUUID()
  await write(one, 'Any news?', withKey(key))
  const written = { ...one, caseNumber: one.caseNumber.toLowerCase().replaceAll('-', '') }
  expect((await write(written, ' Any news? ', withKey(key.toUpperCase()))).status).toBe(201)
  expect(await texts(one)).toEqual(['Any news?'])
})

test('simultaneous messages with one key are one message', async () => {
  const one = await filed()
  const { write } = caller()
  const headers = withKey()
  const answers = await Promise.all([1, 2, 3].map(() => write(one, 'Any news?', headers)))
  expect(answers.map(({ status }) => status)).toEqual([201, 201, 201])
  expect(new Set(await Promise.all(answers.map((answer) => answer.text()))).size).toBe(1)
  expect(await texts(one)).toEqual(['Any news?'])
})

test('a key that stood for another message is refused', async () => {
  const one = await filed()
  const { write } = caller()
  const headers = withKey()
  await write(one, 'Any news?', headers)
  const answer = await write(one, 'Any news at all?', headers)
  expect(answer.status).toBe(422)
  expect((await problemOf(answer)).type).toBe('/problems/key-reused/')
  expect(await texts(one)).toEqual(['Any news?'])
})

test('two cases may use the same key', async () => {
  const [one, two] = [await filed(), await filed()]
  const { write } = caller()
  const headers = withKey()
  await write(one, 'About the first.', headers)
  expect((await write(two, 'About the second.', headers)).status).toBe(201)
  expect(await texts(two)).toEqual(['About the second.'])
})

test('a malformed key is refused before anything is stored', async () => {
  const one = await filed()
  expect((await caller().write(one, 'Any news?', withKey('7'))).status).toBe(400)
  expect(await texts(one)).toEqual([])
})

test('a message is not lost when somebody else moves the case in the same moment', async () => {
  const one = await filed()
  const [staff, ...messages] = await Promise.all([
    step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR, { text: 'We are on it.' }),
    ...['first', 'second', 'third'].map((text) => caller().write(one, text)),
  ])
  expect(messages.map(({ status }) => status)).toEqual([201, 201, 201])
  expect((await texts(one)).sort()).toEqual(['first', 'second', 'third'])
  const { events } = await stored(one.caseNumber)
  expect(events.map(({ version }) => version)).toEqual(staff.ok ? [1, 2, 3, 4, 5] : [1, 2, 3, 4])
})

test('a message on a proposal stops the silence until staff answer', async () => {
  const one = await proposed()
  const running = async (now: number) =>
    (await caller({ at: now }).look(one)).clocks.filter(
      ({ name, metAt, endedAt }) => name === 'silence' && !metAt && !endedAt,
    )
  await caller({ at: NOW + 2 * HOUR }).write(one, 'Which parts exactly?')
  expect(await running(NOW + 2 * HOUR)).toEqual([])
  await step(one.caseNumber, { step: 'message' }, handler, NOW + 3 * HOUR, { text: 'All forty.' })
  expect(await running(NOW + 3 * HOUR)).toMatchObject([{ dueAt: new Date(NOW + 75 * HOUR).toISOString() }])
})

test('information we waited for sets the case going', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR / 2, { text: 'We are on it.' })
  await step(one.caseNumber, { step: 'ask' }, handler, NOW + HOUR, { text: 'Which batch?' })
  expect(await caller({ at: NOW + 2 * HOUR }).look(one)).toMatchObject({ state: 'waiting' })
  expect(await (await caller({ at: NOW + 3 * HOUR }).write(one, 'Batch 7.')).json()).toMatchObject({
    state: 'investigating',
  })
  const view = await caller({ at: NOW + 4 * HOUR }).look(one)
  expect(view.clocks[1]).toMatchObject({ pausedMs: 2 * HOUR, dueAt: new Date(NOW + 26 * HOUR).toISOString() })
})

test('a closed case takes further facts and stays closed', async () => {
  const one = await filed()
  await caller().act(one, { action: 'withdraw', version: 1 })
  expect(await (await caller().write(one, 'One more thing.')).json()).toEqual({ state: 'closed', version: 3 })
})

test('a message needs the right origin, media type and shape', async () => {
  const one = await filed()
  const { sendJson, send, write } = caller()
  const path = `/api/complaints/${one.caseNumber}/messages`
  const code = { Authorization: `Bearer ${one.accessCode}` }
  expect((await write(one, 'Hello.', { Origin: 'https://elsewhere.test' })).status).toBe(403)
  expect((await send('POST', path, { ...code, 'Content-Type': 'text/plain' }, 'Hello.')).status).toBe(415)
  expect((await sendJson(path, { text: 'Hello.', by: 'staff' }, code)).status).toBe(422)
  const wrong = await send('GET', path, code)
  expect([wrong.status, wrong.headers.get('Allow')]).toEqual([405, 'POST'])
  expect(await texts(one)).toEqual([])
})
