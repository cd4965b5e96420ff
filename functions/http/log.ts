import { createMiddleware } from 'hono/factory'
import { routePath } from 'hono/route'
import type { AppEnv } from '../env.ts'
import { overlaid } from './database.ts'

/** One line a request: no address, no word, no code, no path, only the pattern that matched it. */
export const log = createMiddleware<AppEnv>(async (c, next) => {
  const started = performance.now()
  await next()
  // Each reading of `c.var` makes an object of all there is.
  const { requestId, rows } = c.var
  console.log(
    JSON.stringify({
      id: requestId,
      route: `${c.req.method} ${routePath(c, -1)}`,
      status: c.res.status,
      ms: Math.round(performance.now() - started),
      rowsRead: rows.read,
      rowsWritten: rows.written,
    }),
  )
})

/** Counts the rows of every batch; the stores ask in batches only. */
export function counted(database: D1Database, rows: AppEnv['Variables']['rows']): D1Database {
  const batch: D1Database['batch'] = async (statements) => {
    const results = await database.batch<never>(statements)
    for (const { meta } of results) {
      rows.read += meta.rows_read
      rows.written += meta.rows_written
    }
    return results
  }
  return overlaid(database, { batch })
}
