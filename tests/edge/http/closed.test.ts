import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { read, visitor } from '../browser.ts'
import { caller, filed, MINUTE, NOW, problemOf, runClock, stored } from '../support.ts'

const bindings = { ...(env as Env), CLOSED: 'true' }

test('a closed portal answers no program, and says when to come back', async () => {
  const one = await filed()
  const { send, file } = caller({ bindings })
  const code = { Authorization: `Bearer ${one.accessCode}` }
  for (const answer of [
    await send('GET', `/api/complaints/${one.caseNumber}`, code),
    await send('POST', `/api/complaints/${one.caseNumber}/erasure`, code),
    await file(),
    await send('GET', '/api/health'),
    await send('GET', '/api/openapi.json'),
  ]) {
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '600'])
    expect((await problemOf(answer)).type).toBe('/problems/unavailable/')
  }
})

test('its pages say so to a reader, in their language', async () => {
  const pages = await Promise.all(
    ['/en/complaints/new/', '/en/complaints/case/', '/en/surveys/2026-q4/'].map((path) =>
      visitor({ bindings }).get(path),
    ),
  )
  for (const answer of pages) {
    expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '600'])
    expect((await read(answer)).words).toContain('We cannot store anything at the moment.')
  }
})

test('a form that was open before comes back with its text', async () => {
  const open = visitor()
  const { fields } = await open.open('/en/surveys/2026-q4/')
  const sent = visitor({ at: NOW + MINUTE, bindings, cookies: open.cookies })
  const answer = await sent.post('/en/surveys/2026-q4/', {
    ...fields,
    overall: '1',
    recommend: '1',
    words: 'Kept.',
  })
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  expect((await read(answer)).fields).toMatchObject({ words: 'Kept.' })
})

test('the clock rests', async () => {
  const one = await filed({}, Date.UTC(2020, 4, 11, 2))
  await env.DB.prepare('delete from jobs').run()
  expect(await runClock(Date.UTC(2020, 4, 12, 2), bindings)).toEqual({})
  expect((await stored(one.caseNumber)).events).toHaveLength(1)
})
