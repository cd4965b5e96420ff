import { type Context, Hono } from 'hono'
import type * as z from 'zod'
import { Action, NewMessage } from '#contract/complaints'
import type { Step } from '#rules/complaints'
import { acting } from '#words/acting'
import { address } from '#words/address'
import type { AppEnv } from '../env.ts'
import { dropCookie, putCookie } from '../http/cookie.ts'
import { problemWords, type Return } from '../http/form.ts'
import { drawToken, readToken } from '../http/form-token.ts'
import { count } from '../http/guard.ts'
import { page } from '../http/page.ts'
import { Problem } from '../http/problem.ts'
import { errorsOf, readForm } from '../http/valid.ts'
import { bound, casePage, readSession, SESSION_IDLE, type Session } from './case-page.ts'
import { type Read, stepKey, take, takeFresh } from './handling.ts'
import { claimedHashes, refuse, stepOf } from './routes.ts'
import * as store from './store.ts'
import type { Words } from './words.ts'

const TRACK = '/complaints/track/'
const CASE = '/complaints/case/'
const BOUND = 'track'
const customer = { kind: 'customer' } as const

/** Whatever was written in whichever box of the case page: what must not be lost. */
const writtenIn = (typed: Record<string, string>) =>
  typed['text'] ?? Object.entries(typed).find(([name]) => name.startsWith('text-'))?.[1] ?? ''

/**
 * The way back in, with the text that a dead session left behind. `sent` is the token of the form it came
 * from: should the text have been stored after all, sending it again is recognised.
 */
async function trackPage(c: Context<AppEnv>, typed: Record<string, string>, problem: Problem) {
  const text = writtenIn(typed)
  const values = { text, sent: typed['token'] ?? '', token: await drawToken(c.var.ring, BOUND, c.var.now) }
  const show = text === '' ? ['problem'] : ['problem', 'kept']
  return page(c, TRACK, { values, text: problemWords(c, problem), show }, problem.status)
}

async function reread(
  c: Context<AppEnv>,
  { number, generation }: Session,
  hash?: string,
): Promise<Read | undefined> {
  const { opened, answered } = await store.openBySession(c.var.db, number, generation, hash)
  return opened && { opened, answered }
}

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

type Wanted =
  | { ok: true; step: Step; words: Words | undefined; version: number | undefined }
  | { ok: false; fields: Record<string, string> }

/** The form as the API would have it, judged by the same schemas; faults come by the page's field names. */
function wantedBy(typed: Record<string, string>): Wanted {
  const { action = '', version = '', score } = typed
  if (action === 'message') {
    const parsed = NewMessage.safeParse({ text: typed['text'] })
    return parsed.success
      ? { ok: true, step: { step: 'message' }, words: parsed.data, version: undefined }
      : { ok: false, fields: faults(parsed.error, 'text') }
  }
  const text = typed[`text-${action}`]
  const body = { action, version: Number(version), ...(text === undefined ? {} : { text }) }
  const parsed = Action.safeParse(action === 'rate' ? { ...body, score: Number(score) } : body)
  if (!parsed.success) return { ok: false, fields: faults(parsed.error, `text-${action}`) }
  const words = parsed.data.text === undefined ? undefined : { text: parsed.data.text }
  return { ok: true, step: stepOf(parsed.data), words, version: parsed.data.version }
}

const faults = (error: z.ZodError, textField: string) =>
  Object.fromEntries(
    errorsOf(error).map(({ pointer, code }) => [pointer === '/text' ? textField : pointer.slice(1), code]),
  )

/** The case is open, but the form came from another one: back to the door, with the text and the number. */
const otherCase = async (c: Context<AppEnv>, typed: Record<string, string>) => {
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
  return page(c, TRACK, { values, text: problemWords(c, problem), show }, problem.status)
}

export const caseForm = new Hono<AppEnv>()
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
        .filter((name) => !typed[name]?.trim())
        .map((name) => [name, t.errors[`${name}.missing`] ?? '']),
    )
    if (Object.keys(missing).length > 0) return again(missing, 422)
    const { opened } = await store.openByCode(
      c.var.db,
      await claimedHashes(c, typed['number'] ?? '', typed['code'] ?? ''),
    )
    if (!opened) {
      await count(c, c.env.LOOKUPS)
      return again({ number: t.track.unknown }, 404)
    }
    // A text that outlived its session waits in the box; it is sent by its writer, not by opening the case.
    const { number, codeGeneration: generation } = opened.complaint
    if (text !== '') {
      const sent = typed['sent'] ?? ''
      const isOurs = (await readToken(ring, bound({ number, generation }), sent, now)).ok
      return casePage(c, opened, { values: isOurs ? { text, token: sent } : { text }, show: ['not-sent'] })
    }
    await putCookie(c, 'case', { number, generation } satisfies Session, SESSION_IDLE)
    return c.redirect(address(language, CASE), 303)
  })
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
    const read = await reread(c, session, key.keyHash)
    if (!read) return trackPage(c, typed, new Problem('session-ended'))
    const wanted = wantedBy(typed)
    if (!wanted.ok) {
      const inWords = Object.entries(wanted.fields).map(([name, code]) => [name, t.errors[code] ?? code])
      const errors = { title: t.errorPrefix, fields: Object.fromEntries(inWords) }
      return casePage(c, read.opened, { values: content, errors }, 422)
    }
    const { step, words, version } = wanted
    const what = { step, by: customer, words, key, version }
    const taken =
      step.step === 'message'
        ? await takeFresh(c.var, read, () => reread(c, session, key.keyHash), what)
        : await take(c.var, read, what)
    if (!taken.ok) throw refuse(taken)
    return c.redirect(address(language, CASE), 303)
  })
