import { Hono } from 'hono'
import { version } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { lastRun } from './store.ts'

/** The cron ticks every minute; after this long without a tick nobody enforces the promise. */
const TICK_OVERDUE = 5 * 60 * 1000

export const health = new Hono<AppEnv>().get('/', async (c) => {
  const read = await lastRun(c.var.db, 'tick').then(
    (at) => ({ database: true, at }),
    () => ({ database: false, at: undefined }),
  )
  const isTicking = read.at === undefined || c.var.now - read.at <= TICK_OVERDUE
  const ok = read.database && isTicking
  const lastTick = read.at === undefined ? null : new Date(read.at).toISOString()
  const body = { ok, version, database: read.database, lastTick }
  return c.json(body, ok ? 200 : 503, ok ? {} : { 'Retry-After': '60' })
})
