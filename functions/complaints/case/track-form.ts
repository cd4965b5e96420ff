import type { Context } from 'hono'
import { isVisible } from '#rules/text'
import { acting } from '#words/acting'
import { address } from '#words/address'
import type { AppEnv } from '../../env.ts'
import { problemWords, type Return } from '../../http/form.ts'
import { drawToken, readToken } from '../../http/form-token.ts'
import { count } from '../../http/guard.ts'
import { page } from '../../http/page.ts'
import type { Problem } from '../../http/problem.ts'
import { routes } from '../../http/routing.ts'
import { readForm } from '../../http/valid.ts'
import { remember } from '../contact/known.ts'
import * as opening from '../opening-store.ts'
import { claimed } from '../routes.ts'
import { waitingFor } from '../waiting.ts'
import { casePage, partOf } from './case-page.ts'
import { beginSession, bound, putSession } from './session.ts'

export const TRACK = '/complaints/track/'
const BOUND = 'track'

/** Whatever was written in whichever box of the case page: what must not be lost. */
const writtenIn = (typed: Record<string, string>) =>
  typed['text'] ?? Object.entries(typed).find(([name]) => name.startsWith('text-'))?.[1] ?? ''

/**
 * The way back in, with the text that a dead session left behind. `sent` is the token of the form it came
 * from: should the text have been stored after all, sending it again is recognised.
 */
export async function trackPage(c: Context<AppEnv>, typed: Record<string, string>, problem: Problem) {
  const text = writtenIn(typed)
  const values = { text, sent: typed['token'] ?? '', token: await drawToken(c.var.ring, BOUND, c.var.now) }
  const show = text === '' ? ['problem'] : ['problem', 'kept']
  return page(c, TRACK, { values, text: await problemWords(c, problem), show }, problem.status)
}

/** The case is open, but the form came from another one: back to the door, with the text and the number. */
export const otherCase = async (c: Context<AppEnv>, typed: Record<string, string>) => {
  const t = acting(c.var.language)
  const text = { 'problem-title': t.errorTitle, 'problem-what': t.case.otherCase, 'problem-next': t.kept }
  const values = {
    text: writtenIn(typed),
    number: typed['case'] ?? '',
    token: await drawToken(c.var.ring, BOUND, c.var.now),
  }
  return page(c, TRACK, { values, text, show: ['problem', 'kept'] }, 409)
}

/** The door after a fault, with the text of a dead session if one waits there. */
const backToTrack: Return = async (c, typed, problem) => {
  const values = { token: await drawToken(c.var.ring, BOUND, c.var.now), ...typed }
  const show = typed['text'] ? ['problem', 'kept'] : ['problem']
  return page(c, TRACK, { values, text: await problemWords(c, problem), show }, problem.status)
}

export const trackForm = routes()
  .get('/track/', async (c) =>
    page(c, TRACK, { values: { token: await drawToken(c.var.ring, BOUND, c.var.now) } }),
  )
  .post('/track/', async (c) => {
    const { language, now, ring } = c.var
    const t = acting(language)
    const typed = await readForm(c, backToTrack)
    const text = typed['text'] ?? ''
    await count(c, c.env.CALLS)
    const token = await readToken(ring, BOUND, typed['token'] ?? '', now)
    const again = async (fields: Record<string, string>, status: 404 | 422) => {
      const values = { ...typed, token: await drawToken(ring, BOUND, now) }
      return page(
        c,
        TRACK,
        { values, errors: { title: t.errorPrefix, fields }, show: text === '' ? [] : ['kept'] },
        status,
      )
    }
    if (!token.ok) return again({ number: t.form.stale }, 422)
    const missing = Object.fromEntries(
      ['number', 'code']
        .filter((name) => !isVisible(typed[name] ?? ''))
        .map((name) => [name, t.errors[`${name}.missing`] ?? '']),
    )
    if (Object.keys(missing).length > 0) return again(missing, 422)
    const { opened, staged } = await opening.openByCode(
      c.var.db,
      await claimed(c, typed['number'] ?? '', typed['code'] ?? ''),
      text === '' ? 'nothing' : partOf(c),
    )
    if (!opened) {
      await count(c, c.env.LOOKUPS)
      return again({ number: t.track.unknown }, 404)
    }
    const session = beginSession(c, opened.complaint)
    await remember(c, session.number)
    // A text that outlived its session waits in the box; it is sent by its writer, not by opening the case.
    if (text !== '') {
      const sent = typed['sent'] ?? ''
      const isOurs = (await readToken(ring, bound(session), sent, now)).ok
      const values = isOurs ? { text, token: sent } : { text }
      const waiting = await waitingFor(c, session, { opened, staged }, sent)
      return casePage(c, opened, { values, waiting, show: ['not-sent'] })
    }
    await putSession(c, session)
    return c.redirect(address(language, '/complaints/case/'), 303)
  })
