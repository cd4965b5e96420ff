import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { surveys, today } from '../../../functions/content.ts'
import { caller, NOW, problemOf } from '../support.ts'

const path = '/api/surveys/2026-q4'
const responses = `${path}/responses`
const body = { answers: { overall: 5, recommend: 10 }, language: 'en' }
const rows = async () => (await env.DB.prepare('select * from survey_responses order by rowid').all()).results

test('a survey is described as it is published', async () => {
  const answer = await caller().send('GET', path)
  expect(answer.status).toBe(200)
  const published = await surveys(env)
  expect(published.map(({ id }) => id)).toContain('2026-q4')
  expect(await answer.json()).toEqual(published.find(({ id }) => id === '2026-q4'))
})

test('a response is stored with its choices, and its words apart and sealed', async () => {
  const words = 'Only the walrus knows.'
  const answers = { ...body.answers, evidence: ['inspection', 'overdue'], relation: 'auditor', words }
  const answer = await caller().sendJson(responses, { answers, language: 'zh-CN' })
  expect([answer.status, await answer.json()]).toEqual([201, { ok: true }])
  const row = (await rows()).at(-1)
  expect(row).toMatchObject({ survey: '2026-q4', language: 'zh-CN', day: today(NOW) })
  expect(JSON.parse(String(row?.['choices']))).toEqual({
    overall: 5,
    recommend: 10,
    evidence: ['inspection', 'overdue'],
    relation: 'auditor',
  })
  expect(JSON.stringify(row)).not.toContain('walrus')
})

test('of the moment of a response only the day in the company’s zone is kept', async () => {
  // Past midnight in Shanghai, still the day before in UTC.
  const at = Date.parse('2026-11-24T00:30:01.234+08:00')
  expect((await caller({ at }).sendJson(responses, body)).status).toBe(201)
  const { id: _, ...row } = (await rows()).at(-1) ?? {}
  expect(row).toMatchObject({ day: today(at) })
  const numbers = Object.values(row).filter((value) => typeof value === 'number')
  expect(numbers).toEqual([row['key_version']])
})

test.each<[string, unknown, { pointer: string; code: string }]>([
  [
    'a required answer is missing',
    { ...body, answers: { overall: 5 } },
    { pointer: '/answers/recommend', code: 'answer.missing' },
  ],
  [
    'a number is off the scale',
    { ...body, answers: { ...body.answers, overall: 6 } },
    { pointer: '/answers/overall', code: 'answer.missing' },
  ],
  [
    'a choice is unknown',
    { ...body, answers: { ...body.answers, needs: ['gold'] } },
    { pointer: '/answers/needs/0', code: 'answer.unknown' },
  ],
  [
    'the words are too long',
    { ...body, answers: { ...body.answers, words: 'x'.repeat(2001) } },
    { pointer: '/answers/words', code: 'answer.long' },
  ],
  [
    'a question is unknown',
    { ...body, answers: { ...body.answers, colour: 1 } },
    { pointer: '/answers/colour', code: 'unknown' },
  ],
  ['a key is unknown', { ...body, name: 'x' }, { pointer: '/name', code: 'unknown' }],
])('when %s nothing is stored', async (_, sent, error) => {
  const before = (await rows()).length
  expect(await problemOf(await caller().sendJson(responses, sent))).toMatchObject({
    status: 422,
    errors: [error],
  })
  expect(await rows()).toHaveLength(before)
})

test('a survey takes answers on its first and last day in the company zone, not before or after', async () => {
  const at = (time: string) => caller({ at: Date.parse(time) }).sendJson(responses, body)
  expect((await at('2026-10-01T00:00+08:00')).status).toBe(201)
  expect((await at('2026-12-31T23:59:59+08:00')).status).toBe(201)
  expect((await at('2026-09-30T23:59:59+08:00')).status).toBe(404)
  expect(await problemOf(await at('2027-01-01T00:00+08:00'))).toMatchObject({
    status: 409,
    type: '/problems/not-allowed-now/',
  })
})

test('what is no survey, no JSON, from elsewhere or asked wrongly is refused', async () => {
  const { send, sendJson } = caller()
  expect((await send('GET', '/api/surveys/2020-q1')).status).toBe(404)
  expect((await sendJson('/api/surveys/2020-q1/responses', body)).status).toBe(404)
  expect((await send('POST', responses, { 'Content-Type': 'application/json' }, '{')).status).toBe(400)
  expect((await send('POST', responses, { 'Content-Type': 'text/plain' }, '{}')).status).toBe(415)
  expect((await sendJson(responses, body, { Origin: 'https://elsewhere.test' })).status).toBe(403)
  const wrong = await send('GET', responses)
  expect([wrong.status, wrong.headers.get('Allow')]).toEqual([405, 'POST'])
})

test('after five responses in a minute a source waits', async () => {
  const { sendJson } = caller()
  let taken = 0
  let last = await sendJson(responses, body)
  for (; last.status === 201 && taken < 11; taken++) last = await sendJson(responses, body)
  expect(taken).toBeGreaterThanOrEqual(5)
  expect([last.status, last.headers.get('Retry-After')]).toEqual([429, '60'])
})
