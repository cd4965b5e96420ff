import { version } from '../content.ts'
import { routes } from '../http/routing.ts'
import { standing, TICK_OVERDUE } from './store.ts'

const time = (at: number) => new Date(at).toISOString()

const unknown = { runs: undefined, undelivered: undefined }

export const health = routes().get('/', async (c) => {
  const { runs, undelivered } = await standing(c.var.db, c.var.now).catch(() => unknown)
  const tick = runs?.find(({ name }) => name === 'tick')?.lastRunAt
  const isTicking = tick === undefined || c.var.now - tick <= TICK_OVERDUE
  const ok = runs !== undefined && isTicking
  const body = {
    ok,
    version,
    database: runs !== undefined,
    lastTick: tick === undefined ? null : time(tick),
    jobs: (runs ?? []).map(({ name, lastRunAt, done, failed }) => ({
      name,
      lastRun: time(lastRunAt),
      done,
      failed,
    })),
    ...(undelivered ? { undelivered } : {}),
  }
  return c.json(body, ok ? 200 : 503, ok ? {} : { 'Retry-After': '60' })
})
