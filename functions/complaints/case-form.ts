import { Hono } from 'hono'
import { acting } from '#words/acting'
import { address } from '#words/address'
import type { AppEnv } from '../env.ts'
import { dropCookie } from '../http/cookie.ts'
import { problemWords, type Return } from '../http/form.ts'
import { readToken } from '../http/form-token.ts'
import { count } from '../http/guard.ts'
import { Problem } from '../http/problem.ts'
import { readForm } from '../http/valid.ts'
import { casePage } from './case-page.ts'
import { stepKey, takeFresh } from './handling.ts'
import { refuse } from './routes.ts'
import { bound, readSession, reread } from './session.ts'
import { otherCase, TRACK, trackPage } from './track-form.ts'
import { wantedBy } from './wanted.ts'

const CASE = '/complaints/case/'
const customer = { kind: 'customer' } as const

/** After a refusal: the case as it stands now, with the text; the way in where it cannot be read. */
const backToCase: Return = async (c, typed, problem) => {
  const session = await readSession(c)
  const read = session && (await reread(c, session).catch(() => undefined))
  if (!read) return trackPage(c, typed, problem)
  const { token, case: _c, version: _v, ...kept } = typed
  // What may have been stored after all is sent again under the same token, and so only once.
  const isUncertain = problem.type === 'unavailable' && token !== undefined
  const values = isUncertain ? { ...kept, token } : kept
  return casePage(
    c,
    read.opened,
    { values, text: problemWords(c, problem), show: ['problem'] },
    problem.status,
  )
}

export const caseForm = new Hono<AppEnv>()
  .get('/case/', async (c) => {
    await count(c, c.env.CALLS)
    const session = await readSession(c)
    const read = session && (await reread(c, session))
    return read ? casePage(c, read.opened) : trackPage(c, {}, new Problem('session-ended'))
  })
  .post('/case/', async (c) => {
    const { language, now, ring } = c.var
    const t = acting(language)
    const typed = await readForm(c, backToCase)
    const session = await readSession(c)
    if (!session) return trackPage(c, typed, new Problem('session-ended'))
    if (typed['action'] === 'leave') {
      dropCookie(c, 'case')
      return c.redirect(address(language, TRACK), 303)
    }
    await count(c, c.env.CALLS)
    const token = await readToken(ring, bound(session), typed['token'] ?? '', now)
    const { token: _t, case: named, version: _v, ...content } = typed
    if (named !== session.number) return otherCase(c, typed)
    if (!token.ok) throw new Problem('stale')
    const key = await stepKey(c.var, `case ${session.number} ${token.key}`, content)
    const read = await reread(c, session, key.keyHashes)
    if (!read) return trackPage(c, typed, new Problem('session-ended'))
    const wanted = wantedBy(typed)
    if (!wanted.ok) {
      const inWords = Object.entries(wanted.fields).map(([name, code]) => [name, t.errors[code] ?? code])
      const errors = { title: t.errorPrefix, fields: Object.fromEntries(inWords) }
      return casePage(c, read.opened, { values: content, errors }, 422)
    }
    const { step, words, version } = wanted
    const what = { step, by: customer, words, key, version }
    const taken = await takeFresh(c.var, read, () => reread(c, session, key.keyHashes), what)
    if (!taken.ok) throw refuse(taken)
    return c.redirect(address(language, CASE), 303)
  })
