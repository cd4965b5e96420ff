import type { Context } from 'hono'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { isZone } from '#words/moments'
import type { AppEnv } from '../../env.ts'
import { problemWords, type Return } from '../../http/form.ts'
import { readToken } from '../../http/form-token.ts'
import { count } from '../../http/guard.ts'
import { Problem } from '../../http/problem.ts'
import { routes } from '../../http/routing.ts'
import { readFormWithFiles } from '../../http/valid.ts'
import { FILE_LIMITS } from '../files-routes.ts'
import { stepKey, takeFresh, weigh } from '../handling.ts'
import { refuse } from '../routes.ts'
import { waitingFor } from '../waiting.ts'
import { sendFile } from './case-files.ts'
import { casePage, partOf } from './case-page.ts'
import { confirmPage } from './confirm-page.tsx'
import { sendMessage } from './message-form.ts'
import { recordOpening } from './opening.ts'
import { bound, endSession, putSession, readSession, reread, type Session } from './session.ts'
import { otherCase, TRACK, trackPage } from './track-form.ts'
import { wantedBy } from './wanted.ts'

const CASE = '/complaints/case/'
const customer = { kind: 'customer' } as const
/** Steps that are taken with one press: both can be undone by the other, and taking back is as easy as giving (PIPL 15). */
const atOnce = ['agree-visits', 'withdraw-visits'] as const

/** Why a step is refused, in words for the one who wanted it. */
async function refusalWords(c: Context<AppEnv>, problem: Problem, action = '') {
  const t = acting(c.var.language).openCase
  const words = await problemWords(c, problem)
  const why = problem.type === 'not-allowed-now' ? problem.extra.detail : undefined
  const what = action === 'ask-erasure' && why === 'state' ? t.kept.notOpen : t.refusals[why ?? '']
  return what === undefined ? words : { ...words, 'problem-what': what, 'problem-next': t.refusedNext }
}

/** After a refusal: the case as it stands now, with the text; the way in where it cannot be read. */
const backToCase: Return = async (c, typed, problem) => {
  const session = await readSession(c)
  const read = session && (await reread(c, session, partOf(c)).catch(() => undefined))
  if (!read) return trackPage(c, typed, problem)
  const { token, case: _c, version: _v, ...kept } = typed
  // What may have been stored after all is sent again under the same token, and so only once; files wait under it.
  const isSpent = token === undefined || problem.type === 'stale' || problem.type === 'key-reused'
  const waiting = isSpent ? [] : await waitingFor(c, session, read, token)
  const values = isSpent ? kept : { ...kept, token }
  const text = await refusalWords(c, problem, typed['action'])
  const came = { values, text, show: ['problem'], open: typed['action'], waiting }
  return casePage(c, read.opened, came, problem.status)
}

/** Times are shown in another zone too from now on, until the session ends. */
async function chooseZone(c: Context<AppEnv>, session: Session, zone: string) {
  if (isZone(zone)) {
    await putSession(c, { ...session, zone })
    return c.redirect(address(c.var.language, CASE), 303)
  }
  const read = await reread(c, session, partOf(c))
  if (!read) return trackPage(c, {}, new Problem('session-ended'))
  const t = acting(c.var.language)
  const errors = { title: t.errorPrefix, fields: { zone: t.openCase.zone.unknown } }
  return casePage(c, read.opened, { errors }, 422)
}

export const caseForm = routes()
  .get('/case/', async (c) => {
    await count(c, c.env.CALLS)
    const session = await readSession(c)
    const read = session && (await reread(c, session, partOf(c)))
    return read ? casePage(c, await recordOpening(c, read)) : trackPage(c, {}, new Problem('session-ended'))
  })
  .get('/case/files/:id', async (c) => {
    await count(c, c.env.CALLS)
    const session = await readSession(c)
    const read = session && (await reread(c, session, 'nothing'))
    return read ? sendFile(c, read.opened, c.req.param('id')) : trackPage(c, {}, new Problem('session-ended'))
  })
  // The confirmation is the answer to a POST; by itself its address says nothing.
  .get('/case/confirm/', (c) => c.redirect(address(c.var.language, CASE), 303))
  .post('/case/', async (c) => {
    const { language, now, ring } = c.var
    const t = acting(language)
    const { typed, files } = await readFormWithFiles(c, backToCase, FILE_LIMITS)
    const session = await readSession(c)
    if (!session) return trackPage(c, typed, new Problem('session-ended'))
    if (typed['action'] === 'leave') {
      await endSession(c, session)
      return c.redirect(address(language, TRACK), 303)
    }
    await count(c, c.env.CALLS)
    const token = await readToken(ring, bound(session), typed['token'] ?? '', now)
    const { token: _t, case: named, version: _v, answer, ...content } = typed
    if (named !== session.number) return otherCase(c, typed)
    if (!token.ok) throw new Problem('stale')
    if (content['action'] === 'zone') return chooseZone(c, session, content['zone'] ?? '')
    if (content['action'] === 'message' || 'write' in content)
      return sendMessage(c, session, { typed, key: token.key, uploads: files })
    const key = await stepKey(c.var, `case ${session.number} ${token.key}`, content)
    const wanted = wantedBy(typed)
    const isShown = answer === 'back' || !wanted.ok
    const read = await reread(c, session, isShown ? partOf(c) : 'nothing', key.keyHashes)
    if (!read) return trackPage(c, typed, new Problem('session-ended'))
    const came = { values: content, open: content['action'] }
    if (answer === 'back') return casePage(c, read.opened, came)
    if (!wanted.ok) {
      const inWords = Object.entries(wanted.fields).map(([name, code]) => [name, t.errors[code] ?? code])
      const errors = { title: t.errorPrefix, fields: Object.fromEntries(inWords) }
      return casePage(c, read.opened, { ...came, errors }, 422)
    }
    const { step, words, version } = wanted
    const what = { step, by: customer, words, key, version }
    if (answer !== 'go' && !atOnce.some((one) => one === step.step)) {
      const { taken, decision } = weigh(read, what, now)
      if (decision) return confirmPage(c, read.opened, decision.next, { wanted, typed, session })
      if (!taken.ok) throw refuse(taken)
      return c.redirect(address(language, CASE), 303)
    }
    const taken = await takeFresh(c.var, read, () => reread(c, session, 'nothing', key.keyHashes), what)
    if (!taken.ok) throw refuse(taken)
    return c.redirect(address(language, CASE), 303)
  })
