import { drizzle } from 'drizzle-orm/d1'
import type { Handler, MiddlewareHandler } from 'hono'
import { caseForm } from './complaints/case/case-form.ts'
import { trackForm } from './complaints/case/track-form.ts'
import { contactForm } from './complaints/contact/contact-form.ts'
import { renewalForm } from './complaints/contact/renewal-form.ts'
import { stopForm } from './complaints/contact/stop-form.ts'
import { caseFiles } from './complaints/files-routes.ts'
import { filingForm } from './complaints/filing/filing-form.ts'
import { receiptForm } from './complaints/filing/receipt.tsx'
import { recordForm } from './complaints/record/record-form.ts'
import { complaints } from './complaints/routes.ts'
import { deskApi } from './desk/api/routes.ts'
import { desk } from './desk/routes.ts'
import type { AppEnv, DeskSecrets } from './env.ts'
import { databaseOf, isClosed, open } from './http/closed.ts'
import { onError } from './http/failure.ts'
import { sameOrigin, sourceOf } from './http/guard.ts'
import { securityHeaders } from './http/headers.ts'
import { counted, log } from './http/log.ts'
import { notFound } from './http/not-found.ts'
import { routes } from './http/routing.ts'
import { budgeted, STATEMENTS } from './jobs/budget.ts'
import { health } from './jobs/routes.ts'
import { tick } from './jobs/tick.ts'
import { triggerOf } from './jobs/triggers.ts'
import { senderOf } from './mail/sender.ts'
import { reachOf } from './notices/reach.ts'
import { keyring } from './secrets/keyring.ts'
import { surveyForm } from './surveys/form.ts'
import { surveys } from './surveys/routes.ts'

/** What a request knows of itself. The clock is read here, once, and nowhere below. */
const facts =
  (clock: () => number): MiddlewareHandler<AppEnv> =>
  async (c, next) => {
    const rows = { read: 0, written: 0 }
    const requestId = crypto.randomUUID()
    c.set('requestId', requestId)
    c.header('X-Request-Id', requestId)
    c.set('now', clock())
    c.set('rows', rows)
    c.set('language', /^\/en(\/|$)/.test(c.req.path) ? 'en' : 'zh-CN')
    c.set('source', sourceOf(c.req.header('CF-Connecting-IP')))
    c.set('ring', keyring(c.env.KEYS))
    c.set('sender', senderOf(c.env))
    c.set('reach', reachOf(c.env))
    c.set('db', drizzle(counted(databaseOf(c.env), rows)))
    return next()
  }

const everywhere = Object.entries({ ...securityHeaders, 'Cache-Control': 'no-store' })

const headers: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { headers } = c.res
  for (const [name, value] of everywhere) if (!headers.has(name)) headers.set(name, value)
}

const pages = routes()
  .use('/complaints/mail/*', sameOrigin('allowed'))
  .route('/complaints', stopForm)
  .use('/complaints/*', sameOrigin('refused'))
  .use('/surveys/*', sameOrigin('refused'))
  .use('/desk/*', sameOrigin('refused'))
  .route('/complaints', filingForm)
  .route('/complaints', receiptForm)
  .route('/complaints', trackForm)
  .route('/complaints', caseForm)
  .route('/complaints', recordForm)
  .route('/complaints', contactForm)
  .route('/complaints', renewalForm)
  .route('/surveys', surveyForm)
  .route('/', desk)

/** Made with the pages: describing schemas at run time would need a part of zod that nothing else here does. */
const described: Handler<AppEnv> = async (c) => {
  const { ok, body } = await c.env.ASSETS.fetch(new Request(new URL('/api/openapi.json', c.req.url)))
  if (!ok || !body) throw new Error('the site has no description of the API')
  return c.body(body, 200, { 'Content-Type': 'application/json' })
}

/** The Worker on one page. `clock` (epoch ms) is an argument of the composition, never of a request. */
export const portal = (clock: () => number) => {
  const app = routes()
    .use(facts(clock), log, headers, open)
    .use('/api/*', sameOrigin('allowed'))
    .route('/api/complaints', complaints)
    .route('/api/complaints', caseFiles)
    .route('/api/surveys', surveys)
    .route('/api/desk', deskApi)
    .route('/api/health', health)
    .get('/api/openapi.json', described)
    .route('/en', pages)
    .route('/', pages)
  app.notFound(notFound(app))
  app.onError(onError)
  return app
}

/** What Cloudflare calls: requests, and the cron triggers. */
export function worker(clock: () => number) {
  const app = portal(clock)
  return {
    fetch: app.fetch,
    async scheduled({ cron }, env) {
      if (isClosed(env)) return
      const trigger = triggerOf(cron)
      if (!trigger) throw new Error(`no job is carried by the trigger ${cron}`)
      const { database, left } = budgeted(env.DB, STATEMENTS)
      const means = {
        db: drizzle(database),
        ring: keyring(env.KEYS),
        now: clock(),
        sender: senderOf(env),
        reach: reachOf(env),
        bucket: env.FILES,
        assets: env,
        left,
      }
      const total = await tick(means, trigger)
      console.log(JSON.stringify({ trigger, ...total, statements: STATEMENTS - left() }))
    },
  } satisfies ExportedHandler<Env & DeskSecrets>
}

export default worker(() => Date.now())
