import type { Hono, NotFoundHandler } from 'hono'
import type { AppEnv } from '../env.ts'
import { onError } from './failure.ts'
import { Problem } from './problem.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE']
/** Whatever answers GET answers HEAD. */
const named = (method: string) => (method === 'GET' ? ['GET', 'HEAD'] : [method])

/**
 * 403 under the desk's addresses whether they exist or not; the page where only its last slash is missing;
 * 405 with `Allow` where another method is known.
 */
export const notFound =
  (app: Hono<AppEnv>): NotFoundHandler<AppEnv> =>
  (c) => {
    const isDesk = /^\/(en\/|api\/)?desk(\/|$)/.test(c.req.path)
    if (isDesk && !c.var.staff) return onError(new Problem('forbidden'), c)
    const takes = (method: string, path: string) =>
      app.router.match(method, path)[0].some(([[, route]]) => route.method === method)
    const page = `${c.req.path}/`
    if (named('GET').includes(c.req.method) && takes('GET', page)) return c.redirect(page, 307)
    const allowed = methods.filter((method) => takes(method, c.req.path)).flatMap(named)
    const problem =
      allowed.length > 0
        ? new Problem('method-not-allowed', { headers: { Allow: allowed.join(', ') } })
        : new Problem('not-found')
    return onError(problem, c)
  }
