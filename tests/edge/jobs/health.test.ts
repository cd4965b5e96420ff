import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { expect, test } from 'vitest'
import { version } from '../../../functions/content.ts'
import { ran } from '../../../functions/jobs/store.ts'
import { caller, MINUTE, NOW, unreachable } from '../support.ts'

const undelivered = { customers: 0, staff: 0 }
const health = (at = NOW, bindings?: Env) =>
  caller({ at, ...(bindings ? { bindings } : {}) }).send('GET', '/api/health')

const time = (at: number) => new Date(at).toISOString()
const none = { done: 0, failed: 0 }

test('before the first run the portal is well and says that there was none', async () => {
  await env.DB.batch([env.DB.prepare('delete from jobs'), env.DB.prepare('delete from outbox')])
  const answer = await health()
  expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
  expect(await answer.json()).toEqual({
    ok: true,
    version,
    database: true,
    triggers: { minute: null, five: null },
    jobs: [],
    undelivered,
  })
})

test('both triggers are named with their last run, and every job with its trigger', async () => {
  await ran(drizzle(env.DB), { minute: none, mail: { done: 2, failed: 1 } }, NOW)
  await ran(drizzle(env.DB), { five: none, files: { done: 3, failed: 0 } }, NOW - 2 * MINUTE)
  const answer = await health(NOW + MINUTE)
  const [minute, five] = [time(NOW), time(NOW - 2 * MINUTE)]
  const jobs = [
    { name: 'mail', trigger: 'minute', lastRun: minute, done: 2, failed: 1 },
    { name: 'files', trigger: 'five', lastRun: five, done: 3, failed: 0 },
  ]
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { ok: true, version, database: true, triggers: { minute, five }, jobs, undelivered },
  ])
})

test.each([
  ['minute', 5],
  ['five', 15],
] as const)(
  'the trigger %s may be %i minutes old; a moment later the portal is not well',
  async (trigger, minutes) => {
    const late = NOW + minutes * MINUTE + 1
    const other = trigger === 'minute' ? 'five' : 'minute'
    await ran(drizzle(env.DB), { [trigger]: none }, NOW)
    await ran(drizzle(env.DB), { [other]: none }, late)
    const answers = [await health(late - 1), await health(late)]
    expect(answers.map(({ status }) => status)).toEqual([200, 503])
    expect(await answers[1]?.json()).toMatchObject({
      ok: false,
      database: true,
      triggers: { [trigger]: time(NOW), [other]: time(late) },
    })
  },
)

test('it is not well while D1 is out of reach', async () => {
  const answer = await health(NOW, unreachable())
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(await answer.json()).toEqual({
    ok: false,
    version,
    database: false,
    triggers: { minute: null, five: null },
    jobs: [],
  })
})
