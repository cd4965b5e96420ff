import { env } from 'cloudflare:workers'
import { drizzle } from 'drizzle-orm/d1'
import { expect, test } from 'vitest'
import { version } from '../../../functions/content.ts'
import { ran } from '../../../functions/jobs/store.ts'
import { caller, MINUTE, NOW, unreachable } from '../support.ts'

const undelivered = { customers: 0, staff: 0 }
const health = (at = NOW, bindings?: Env) =>
  caller({ at, ...(bindings ? { bindings } : {}) }).send('GET', '/api/health')

test('before the first tick the portal is well and says that there was none', async () => {
  await env.DB.batch([env.DB.prepare('delete from jobs'), env.DB.prepare('delete from outbox')])
  const answer = await health()
  expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([200, 'no-store'])
  expect(await answer.json()).toEqual({
    ok: true,
    version,
    database: true,
    lastTick: null,
    jobs: [],
    undelivered,
  })
})

test('five minutes after the last tick it is still well, a moment later it is not; every job tells of its last run', async () => {
  await ran(drizzle(env.DB), { tick: { done: 0, failed: 0 }, mail: { done: 2, failed: 1 } }, NOW)
  const lastTick = new Date(NOW).toISOString()
  const jobs = [
    { name: 'mail', lastRun: lastTick, done: 2, failed: 1 },
    { name: 'tick', lastRun: lastTick, done: 0, failed: 0 },
  ]
  const well = await health(NOW + 5 * MINUTE)
  expect([well.status, await well.json()]).toEqual([
    200,
    { ok: true, version, database: true, lastTick, jobs, undelivered },
  ])
  const late = await health(NOW + 5 * MINUTE + 1)
  expect([late.status, await late.json()]).toEqual([
    503,
    { ok: false, version, database: true, lastTick, jobs, undelivered },
  ])
})

test('it is not well while D1 is out of reach', async () => {
  const answer = await health(NOW, unreachable())
  expect([answer.status, answer.headers.get('Retry-After')]).toEqual([503, '60'])
  expect(await answer.json()).toEqual({ ok: false, version, database: false, lastTick: null, jobs: [] })
})
