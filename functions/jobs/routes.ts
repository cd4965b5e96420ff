import { version } from '../content.ts'
import { routes } from '../http/routing.ts'
import { standing } from './store.ts'
import { isOverdue, jobsOf, lastRunOf, triggerNames } from './triggers.ts'

const time = (at: number) => new Date(at).toISOString()

const unknown = { runs: undefined, undelivered: undefined }

export const health = routes().get('/', async (c) => {
  const { runs, undelivered } = await standing(c.var.db, c.var.now).catch(() => unknown)
  const lastRuns = triggerNames.map((name) => ({ name, at: lastRunOf(runs ?? [], name) }))
  const isRunning = lastRuns.every(({ name, at }) => at === undefined || !isOverdue(name, at, c.var.now))
  const ok = runs !== undefined && isRunning
  const body = {
    ok,
    version,
    database: runs !== undefined,
    triggers: Object.fromEntries(lastRuns.map(({ name, at }) => [name, at === undefined ? null : time(at)])),
    jobs: triggerNames.flatMap((trigger) =>
      jobsOf(runs ?? [], trigger).map(({ name, lastRunAt, done, failed }) => ({
        name,
        trigger,
        lastRun: time(lastRunAt),
        done,
        failed,
      })),
    ),
    ...(undelivered ? { undelivered } : {}),
  }
  return c.json(body, ok ? 200 : 503, ok ? {} : { 'Retry-After': '60' })
})
