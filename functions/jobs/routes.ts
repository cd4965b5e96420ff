import { Hono } from 'hono'
import { version } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { type Job, lastRuns } from './store.ts'

/** The cron ticks every minute; after this long without a tick nobody enforces the promise. */
const TICK_OVERDUE = 5 * 60 * 1000

const time = (at: number) => new Date(at).toISOString()

export const health = new Hono<AppEnv>().get('/', async (c) => {
  const runs = await lastRuns(c.var.db).catch(() => undefined)
  const tick = runs?.find(({ name }) => name === 'tick')?.lastRunAt
  const isTicking = tick === undefined || c.var.now - tick <= TICK_OVERDUE
  const ok = runs !== undefined && isTicking
  const body = {
    ok,
    version,
    database: runs !== undefined,
    lastTick: tick === undefined ? null : time(tick),
    jobs: (runs ?? []).map(({ name, lastRunAt, done, failed }: Job) => ({
      name,
      lastRun: time(lastRunAt),
      done,
      failed,
    })),
  }
  return c.json(body, ok ? 200 : 503, ok ? {} : { 'Retry-After': '60' })
})
