import { type Context, Hono } from 'hono'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { moment } from '#words/moments'
import { company, newestPromise, promiseOn, today } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { dropCookie, putCookie, readCookie } from '../http/cookie.ts'
import { returned } from '../http/form.ts'
import { drawToken, HASTE, readToken } from '../http/form-token.ts'
import { count } from '../http/guard.ts'
import { type Fill, page } from '../http/page.ts'
import { Problem } from '../http/problem.ts'
import { errorsOf, readForm } from '../http/valid.ts'
import * as answers from './answers-store.ts'
import { filingSchema } from './filing-schema.ts'
import { ANSWER_LIFETIME, file, keyHashes, ReceiptKey, recall, wasFiled } from './intake.ts'
import { sendSoon } from './mailing.ts'
import { putSession, sessionOf } from './session.ts'

const NEW = '/complaints/new/'
const RECEIPT = '/complaints/receipt/'
const BOUND = 'new complaint'

/** The form as JSON would have it: boxes become the consent, '' stays '' for the schema to judge. */
function asComplaint(typed: Record<string, string>, language: string): unknown {
  const { token: _t, website: _w, notice, overseas, onBehalf, ...fields } = typed
  return {
    ...fields,
    onBehalf: onBehalf === 'yes',
    language,
    consent: { notice, overseas: overseas === 'yes' },
  }
}

/** The schema's pointers as the form's field names. */
const fieldOf = (pointer: string) => pointer.split('/').at(-1) ?? ''

/** The form with what was typed; its token stays, unless it is of no more use. */
async function again(
  c: Context<AppEnv>,
  typed: Record<string, string>,
  came: Fill,
  token: 'same' | 'new' = 'same',
) {
  const values = token === 'same' ? typed : { ...typed, token: await drawToken(c.var.ring, BOUND, c.var.now) }
  return page(c, NEW, { ...came, values }, 422)
}

const banner = (title: string, what: string, next: string) => ({
  text: { 'problem-title': title, 'problem-what': what, 'problem-next': next },
  show: ['problem'],
})

async function receiptPage(c: Context<AppEnv>, came: Fill = {}, status: 200 | 422 = 200) {
  const { language, now, ring } = c.var
  const t = acting(language).receipt
  const key = await readCookie(c, 'receipt', ReceiptKey)
  const filed = key === undefined ? undefined : await recall(c.var, key)
  if (key === undefined || !filed) return page(c, RECEIPT, { show: ['gone'] }, 404)
  const promise = promiseOn(today(Date.parse(filed.filedAt)))
  const at = (time: string) => moment(Date.parse(time), language, promise.calendar.timeZone)
  return page(
    c,
    RECEIPT,
    {
      ...came,
      text: {
        number: filed.caseNumber,
        code: filed.accessCode ?? '',
        filed: at(filed.filedAt),
        respondBy: at(filed.respondBy),
        proposeBy: at(filed.proposeBy),
        promise: t.promise(promise.version),
      },
      show: ['receipt', filed.accessCode === undefined ? 'code-gone' : 'code'],
      values: { token: await drawToken(ring, `receipt ${key}`, now) },
    },
    status,
  )
}

export const filingForm = new Hono<AppEnv>()
  .get('/new/', async (c) =>
    page(c, NEW, { values: { token: await drawToken(c.var.ring, BOUND, c.var.now) } }),
  )
  .post('/new/', async (c) => {
    const { language, now, ring } = c.var
    const t = acting(language)
    const typed = await readForm(c, returned(NEW, BOUND))
    await count(c, c.env.CALLS)
    const token = await readToken(ring, BOUND, typed['token'] ?? '', now)
    if (!token.ok) return again(c, typed, banner(t.errorTitle, t.form.stale, ''), 'new')
    if (typed['website']) return again(c, typed, banner(t.errorTitle, t.form.honeypotQuestion, ''))

    const parsed = filingSchema(now).safeParse(asComplaint(typed, language))
    if (!parsed.success) {
      const wrong = errorsOf(parsed.error).map(({ pointer, code }) => [
        fieldOf(pointer),
        t.errors[code] ?? t.errors['malformed'] ?? code,
      ])
      return again(c, typed, { errors: { title: t.errorPrefix, fields: Object.fromEntries(wrong) } })
    }
    // The back button brings a new copy of the form with the old words in it.
    const last = await readCookie(c, 'receipt', ReceiptKey)
    if (last !== undefined && (await wasFiled(c.var, last, parsed.data)))
      return c.redirect(address(language, RECEIPT), 303)
    if (token.age < HASTE) return again(c, typed, banner(t.errorTitle, t.form.haste, ''))

    await count(c, c.env.FILINGS)
    const key = `form ${token.key}`
    const filing = await file(c.var, parsed.data, { key, lifetime: ANSWER_LIFETIME.form })
    if (!filing.ok) {
      // A new token: sending this page again files the new text as a complaint of its own.
      return again(
        c,
        typed,
        { text: { already: t.form.already(filing.caseNumber) }, show: ['already'] },
        'new',
      )
    }
    if (parsed.data.email) await sendSoon(c, filing.filed.caseNumber)
    await putCookie(c, 'receipt', key, ANSWER_LIFETIME.form)
    return c.redirect(address(language, RECEIPT), 303)
  })
  .get('/receipt/', (c) => receiptPage(c))
  .get('/receipt.txt', async (c) => {
    const { language } = c.var
    const t = acting(language).receipt
    const key = await readCookie(c, 'receipt', ReceiptKey)
    const filed = key === undefined ? undefined : await recall(c.var, key)
    if (!filed?.accessCode) throw new Problem('not-found')
    const at = (time: string) => moment(Date.parse(time), language, newestPromise().calendar.timeZone)
    const text = t.file({
      company: company.name[language],
      number: filed.caseNumber,
      code: filed.accessCode,
      filed: at(filed.filedAt),
      respondBy: at(filed.respondBy),
      proposeBy: at(filed.proposeBy),
      track: new URL(address(language, '/complaints/track/'), c.req.url).href,
    })
    // A byte order mark, so that old editors read the Chinese.
    return c.body(`\uFEFF${text}`, 200, {
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Disposition': `attachment; filename="${t.fileName(filed.caseNumber)}"`,
      'Cache-Control': 'private, no-store',
    })
  })
  .post('/receipt/', async (c) => {
    const { language, db, now, ring } = c.var
    const t = acting(language)
    const typed = await readForm(c, returned(RECEIPT, ''))
    const key = await readCookie(c, 'receipt', ReceiptKey)
    if (key === undefined) return receiptPage(c)
    const token = await readToken(ring, `receipt ${key}`, typed['token'] ?? '', now)
    if (!token.ok) throw new Problem('forbidden')
    if (typed['saved'] !== 'yes') {
      return receiptPage(
        c,
        { errors: { title: t.errorPrefix, fields: { saved: t.receipt.savedMissing } } },
        422,
      )
    }
    const hashes = await keyHashes(ring, key)
    const found = await answers.findAnswer(db, hashes)
    await answers.forgetAnswer(db, hashes)
    dropCookie(c, 'receipt')
    if (!found) return c.redirect(address(language, '/complaints/track/'), 303)
    await putSession(c, sessionOf(found.complaint))
    return c.redirect(address(language, '/complaints/case/'), 303)
  })
