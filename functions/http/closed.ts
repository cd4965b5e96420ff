import { createMiddleware } from 'hono/factory'
import type { AppEnv } from '../env.ts'
import { overlaid } from './database.ts'
import { Problem } from './problem.ts'

/** Closed by its operator, for as long as a backup is being put back: nothing is read and nothing is written. */
export const isClosed = ({ CLOSED }: Pick<Env, 'CLOSED'>) => CLOSED === 'true'

const closed = async (): Promise<never> => {
  throw new Error('D1_ERROR: the portal is closed')
}
export const databaseOf = (env: Env) => (isClosed(env) ? overlaid(env.DB, { batch: closed }) : env.DB)

/** A form that is sent goes on, up to the database that does not answer: so its page comes back with its text. */
export const open = createMiddleware<AppEnv>(async (c, next) => {
  const isForm = c.req.method === 'POST' && !c.req.path.startsWith('/api/')
  if (isClosed(c.env) && !isForm) throw new Problem('unavailable', { headers: { 'Retry-After': '600' } })
  return next()
})
