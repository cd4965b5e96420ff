import type { Context } from 'hono'
import { acting } from '#words/acting'
import type { AppEnv } from '../../env.ts'
import { count } from '../../http/guard.ts'
import { Problem } from '../../http/problem.ts'
import { routes } from '../../http/routing.ts'
import { recordOpening } from '../case/opening.ts'
import { putSession, readSession } from '../case/session.ts'
import { trackPage } from '../case/track-form.ts'
import * as opening from '../opening-store.ts'
import { openRecord } from './record.ts'
import { recordPage } from './record-page.tsx'

/** The session's case with its mails, its idle time renewed; undefined where the session has ended. */
async function recorded(c: Context<AppEnv>) {
  await count(c, c.env.CALLS)
  const session = await readSession(c)
  const found = session && (await opening.recordBySession(c.var.db, session))
  if (!found) return undefined
  await putSession(c, session)
  return { ...found, opened: await recordOpening(c, found), session }
}

/** What the customer may take along: for programs, and to print. */
export const recordForm = routes()
  .get('/case/export.json', async (c) => {
    const found = await recorded(c)
    if (!found) return trackPage(c, {}, new Problem('session-ended'))
    const name = acting(c.var.language).openCase.record.fileName(found.opened.complaint.number)
    return c.json(await openRecord(c.var, found), 200, {
      'Content-Disposition': `attachment; filename="${name}"`,
      'Cache-Control': 'private, no-store',
    })
  })
  .get('/case/export/', async (c) => {
    const found = await recorded(c)
    return found ? recordPage(c, found, found.session) : trackPage(c, {}, new Problem('session-ended'))
  })
