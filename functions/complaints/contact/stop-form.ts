import type { Context } from 'hono'
import type { AppEnv } from '../../env.ts'
import { returned } from '../../http/form.ts'
import { count } from '../../http/guard.ts'
import { page } from '../../http/page.ts'
import { routes } from '../../http/routing.ts'
import { readForm } from '../../http/valid.ts'
import { takeFresh } from '../handling.ts'
import * as opening from '../opening-store.ts'
import { refuse } from '../routes.ts'
import { readStopToken } from './stop-token.ts'

const STOP = '/complaints/mail/stop/'

const unknown = (c: Context<AppEnv>) => page(c, STOP, { show: ['unknown'] }, 404)

/**
 * The one page whose form needs no token of its own and takes a POST without an Origin: the mail program of
 * RFC 8058 sends it. What the link holds can stop the mail to one address about one case, and nothing else.
 */
export const stopForm = routes()
  .get('/mail/stop/', async (c) => {
    const t = c.req.query('t') ?? ''
    if (!(await readStopToken(c.var.ring, t))) return unknown(c)
    return page(c, STOP, { show: ['ask'], values: { t } })
  })
  .post('/mail/stop/', async (c) => {
    const { db, ring } = c.var
    // One click sends `List-Unsubscribe=One-Click` to the whole address; our own form has no query.
    const t = c.req.query('t') ?? (await readForm(c, returned(STOP, ''))).t ?? ''
    await count(c, c.env.CALLS)
    const stop = await readStopToken(ring, t)
    if (!stop) return unknown(c)
    const read = async () => {
      const { opened } = await opening.openByNumber(db, stop.number, 'nothing')
      const contact = opened?.complaint.facts.contact
      const isMeant = contact?.version === stop.version && contact.email !== 'none' && !contact.stopped
      return opened && isMeant ? { opened, answered: undefined } : undefined
    }
    const first = await read()
    const taken =
      first &&
      (await takeFresh(c.var, first, read, { step: { step: 'stop-mail' }, by: { kind: 'customer' } }))
    // Where there is nothing to stop any more, or somebody did it in between, it is as the reader wants it.
    if (taken?.ok === false && taken.why !== 'erasure-asked' && (await read())) throw refuse(taken)
    return page(c, STOP, { show: ['done'] })
  })
