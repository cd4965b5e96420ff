import { overlaid } from '../http/database.ts'

/** Cloudflare's free plan allows 50 queries an invocation; a run of either trigger takes at most this many. */
export const STATEMENTS = 40

/** D1 that counts its statements, and refuses those beyond: a job that miscounts fails, and harms no other. */
export function budgeted(database: D1Database, statements: number) {
  let left = statements
  const prepare = (query: string) => {
    if (left === 0) throw new Error('the clock job has no statement left')
    left -= 1
    return database.prepare(query)
  }
  return { database: overlaid(database, { prepare }), left: () => left }
}
