import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { endOfDay } from '#rules/promise'
import { newestPromise, noticeOn, surveys, today } from '../../../functions/content.ts'
import { withKeys } from '../secrets/rings.ts'
import { caller, DAY, NOW, runClock, settle, unreachable } from '../support.ts'

const row = (id: string) =>
  env.DB.prepare('select day, choices, sealed, salt, content_hash from survey_responses where id = ?')
    .bind(id)
    .first()
const newest = async () =>
  (await env.DB.prepare('select id from survey_responses order by rowid desc').first<string>('id')) ?? ''

/** A response with words to the survey that is open now, and when its times are over. */
async function answered() {
  const survey = (await surveys(env)).find(({ opens, closes }) => opens <= today(NOW) && today(NOW) <= closes)
  if (!survey) throw new Error('no survey is open')
  const answers: Record<string, unknown> = {}
  for (const question of survey.questions) {
    if (question.kind === 'text') answers[question.id] = 'Written down.'
    if (question.required && question.kind === 'scale') answers[question.id] = question.from
  }
  const sent = await caller().sendJson(`/api/surveys/${survey.id}/responses`, {
    version: survey.version,
    answers,
    language: 'en',
  })
  expect(sent.status).toBe(201)
  const { content, record } = noticeOn(today(NOW)).retention
  const closed = endOfDay(newestPromise().calendar, survey.closes)
  return { id: await newest(), survey: survey.id, wordsEnd: closed + content, end: closed + record }
}

const put = async (survey: string, day: string) => {
  const id = crypto.randomUUID()
  await env.DB.prepare(
    `insert into survey_responses (id, survey, language, choices, content_hash, sealed, salt, key_version, day)
      values (?, ?, 'en', '{"overall":1}', 'hash', x'01', x'02', 1, ?)`,
  )
    .bind(id, survey, day)
    .run()
  return id
}

test('words go when the time is over that the notice names, counted from the survey’s closing; the rest stays', async () => {
  const { id, wordsEnd } = await answered()
  await settle(wordsEnd)
  expect(await row(id)).toMatchObject({
    sealed: expect.any(String),
    content_hash: expect.stringMatching(/./),
  })
  const before = await row(id)
  const came = await runClock(wordsEnd + 1)
  expect(came['survey-retention']?.done).toBeGreaterThanOrEqual(1)
  expect(await row(id)).toEqual({ ...before, sealed: null, salt: null, content_hash: '' })
})

test('whole responses go when the time of the bare record is over', async () => {
  const { id, end } = await answered()
  await settle(end)
  expect(await row(id)).toMatchObject({ day: today(NOW), sealed: null })
  await settle(end + 1)
  expect(await row(id)).toBeNull()
})

test('the times do not wait for the minute trigger, nor does it do their work', async () => {
  const { id, wordsEnd } = await answered()
  await runClock(wordsEnd + 1, env as Env, ['minute'])
  expect(await row(id)).toMatchObject({ sealed: expect.any(String) })
  await runClock(wordsEnd + 1, env as Env, ['five'])
  expect(await row(id)).toMatchObject({ sealed: null })
})

test('a survey whose file is gone counts as closed on the day of its last answer', async () => {
  const [early, last] = [await put('2019-gone', '2019-02-01'), await put('2019-gone', '2019-03-01')]
  const { content, record } = noticeOn('2019-03-01').retention
  const closed = endOfDay(newestPromise().calendar, '2019-03-01')
  await settle(closed + content)
  expect(await row(early)).toMatchObject({ content_hash: 'hash' })
  await settle(closed + content + 1)
  for (const id of [early, last]) expect(await row(id)).toMatchObject({ sealed: null, content_hash: '' })
  await settle(closed + record + 1)
  for (const id of [early, last]) expect(await row(id)).toBeNull()
})

test.each([false, true])(
  'a run that D1 cut off (it did happen: %s) is made up for by the next',
  async (didHappen) => {
    const { id, wordsEnd } = await answered()
    for (const from of [2, 3, 4, 5]) {
      const bindings = unreachable({ from, didHappen })
      await runClock(wordsEnd + 1, bindings, ['five']).catch(() => undefined)
    }
    await settle(wordsEnd + 1)
    expect(await row(id)).toMatchObject({ sealed: null, salt: null, choices: expect.any(String) })
  },
)

test('words that were erased while they were sealed anew stay erased', async () => {
  const { id } = await answered()
  const erase = () =>
    env.DB.prepare(`update survey_responses set sealed = null, salt = null where id = ?`).bind(id).run()
  const DB = new Proxy(env.DB, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      if (typeof member !== 'function') return member
      if (name !== 'batch') return member.bind(target)
      return async (statements: D1PreparedStatement[]) => {
        const results = await env.DB.batch(statements)
        await erase()
        return results
      }
    },
  })
  await runClock(NOW + DAY, { ...withKeys(2, 1, 2), DB }, ['five'])
  expect(await row(id)).toMatchObject({ sealed: null, salt: null })
})
