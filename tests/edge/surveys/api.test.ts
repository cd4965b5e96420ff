import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import type { Question } from '#contract/surveys'
import { instantAt } from '#rules/promise'
import { newestPromise, surveys, today } from '../../../functions/content.ts'
import { caller, NOW, problemOf } from '../support.ts'

const path = '/api/surveys/2026-q4'
const responses = `${path}/responses`
const body = { version: 1, answers: { overall: 5, recommend: 10 }, language: 'en' }
const rows = async () => (await env.DB.prepare('select * from survey_responses order by rowid').all()).results

test('a survey is described as it is published', async () => {
  const answer = await caller().send('GET', path)
  expect(answer.status).toBe(200)
  const published = await surveys(env)
  expect(published.map(({ id }) => id)).toContain('2026-q4')
  expect(await answer.json()).toEqual(published.find(({ id, version }) => id === '2026-q4' && version === 1))
})

test('a response is stored with its choices, and its words apart and sealed', async () => {
  const words = 'Only the walrus knows.'
  const answers = { ...body.answers, evidence: ['inspection', 'overdue'], relation: 'auditor', words }
  const answer = await caller().sendJson(responses, { version: 1, answers, language: 'zh-CN' })
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
  expect(numbers).toEqual([row['key_version'], row['version']])
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

/** The survey with a second version, and moments before and after that is asked. */
async function versions() {
  const all = await surveys(env)
  const second = all.find(({ version }) => version === 2)
  const first = all.find(({ id, version }) => id === second?.id && version === 1)
  if (!first || !second) throw new Error('no survey of the tests has two versions')
  const turn = instantAt(newestPromise().calendar, second.effective, '00:00')
  const answers: Record<string, unknown> = {}
  for (const question of first.questions)
    if (question.required && question.kind === 'scale') answers[question.id] = question.from
  const before = new Set(first.questions.flatMap(optionsOf))
  const added = second.questions.find((one) => optionsOf(one).some((option) => !before.has(option)))
  const option = added && optionsOf(added).find((one) => !before.has(one))
  if (!added || option === undefined) throw new Error('the second version offers nothing new')
  const anew = { ...answers, [added.id]: added.kind === 'many' ? [option] : option }
  return { first, second, turn, answers, anew, path: `/api/surveys/${first.id}` }
}
const optionsOf = (question: Question) => ('options' in question ? question.options.map(({ id }) => id) : [])

test('from its day on a version takes the place of the one before', async () => {
  const { first, second, turn, path } = await versions()
  const on = async (at: number) => (await caller({ at }).send('GET', path)).json()
  expect(await on(turn - 1)).toEqual(first)
  expect(await on(turn)).toEqual(second)
})

test('a response is judged by and stored with the version that was seen, also when a newer one is asked by then', async () => {
  const { turn, answers, anew, path } = await versions()
  const send = (at: number, sent: unknown) => caller({ at }).sendJson(`${path}/responses`, sent)
  const stored = async () => (await rows()).at(-1)?.['version']
  expect((await send(turn, { version: 1, answers, language: 'en' })).status).toBe(201)
  expect(await stored()).toBe(1)
  expect((await send(turn, { version: 2, answers: anew, language: 'en' })).status).toBe(201)
  expect(await stored()).toBe(2)
  const count = (await rows()).length
  expect(await problemOf(await send(turn, { version: 1, answers: anew, language: 'en' }))).toMatchObject({
    status: 422,
    errors: [{ code: expect.stringMatching(/^answer\./) }],
  })
  expect(await rows()).toHaveLength(count)
})

test.each([
  ['is to come', -1, 2, { pointer: '/version', code: 'unknown' }],
  ['there never was', 0, 9, { pointer: '/version', code: 'unknown' }],
  ['is none', 0, 0, { pointer: '/version', code: 'malformed' }],
  ['is not named', 0, undefined, { pointer: '/version', code: 'malformed' }],
])('a version that %s takes no answers', async (_, offset, version, error) => {
  const { turn, answers, path } = await versions()
  const count = (await rows()).length
  const came = await caller({ at: turn + offset }).sendJson(`${path}/responses`, {
    version,
    answers,
    language: 'en',
  })
  expect(await problemOf(came)).toMatchObject({ status: 422, errors: [error] })
  expect(await rows()).toHaveLength(count)
})
