import { type Context, Hono } from 'hono'
import { acting } from '#words/acting'
import { address } from '#words/address'
import type { AppEnv } from '../env.ts'
import { problemWords, type Return } from '../http/form.ts'
import { drawToken, HASTE, readToken } from '../http/form-token.ts'
import { count } from '../http/guard.ts'
import type { Fill } from '../http/page.ts'
import { errorsOf, readForm } from '../http/valid.ts'
import { alreadyFiled, asMessage } from './already-filed.ts'
import { BOUND, checkPage, formPage, NEW } from './check-page.ts'
import { filingSchema } from './filing-schema.ts'
import { ANSWER_LIFETIME, file, filedBefore } from './intake.ts'
import { sendSoon } from './mailing.ts'
import { receiptsOf, toReceipt } from './receipts.ts'

type Typed = Record<string, string>

/** Which button was pressed belongs to the page, and is not part of what was written. */
const ofThePage = ['token', 'website', 'step', 'change', 'filed']

/**
 * The form as JSON would have it: boxes become the consent, '' stays '' for the schema to judge. Browsers send a
 * line break as two characters; one is stored and counted, so that a text is the same from whichever page it comes.
 */
function asComplaint(typed: Typed, language: string): unknown {
  const { notice, overseas, onBehalf, ...written } = typed
  const fields = Object.entries(written)
    .filter(([name]) => !ofThePage.includes(name))
    .map(([name, text]) => [name, text.replaceAll(/\r\n?/g, '\n')])
  return {
    ...Object.fromEntries(fields),
    onBehalf: onBehalf === 'yes',
    language,
    consent: { notice, overseas: overseas === 'yes' },
  }
}

/** The schema's pointers as the form's field names. */
const fieldOf = (pointer: string) => pointer.split('/').at(-1) ?? ''

/** The page that was sent, with what stood on it: the check page where its button was pressed, else the form. */
const samePage = (c: Context<AppEnv>, typed: Typed, came: Fill, status: Parameters<typeof formPage>[3]) =>
  typed['step'] === 'send' ? checkPage(c, typed, came, status) : formPage(c, typed, came, status)

/**
 * The token stays the one that was sent: should the first try have been stored after all, sending again is
 * recognised by it. A text beyond the limit goes back to where it can be shortened.
 */
const comesBack: Return = async (c, typed, problem) => {
  const values = { token: await drawToken(c.var.ring, BOUND, c.var.now), ...typed }
  const came = { text: problemWords(c, problem), show: ['problem'] }
  if (typed['step'] === 'message') return alreadyFiled(c, typed, typed['filed'] ?? '', came, problem.status)
  const to = problem.type === 'too-large' ? formPage : samePage
  return to(c, values, came, problem.status)
}

const banner = (title: string, what: string) => ({
  text: { 'problem-title': title, 'problem-what': what, 'problem-next': '' },
  show: ['problem'],
})

export const filingForm = new Hono<AppEnv>()
  .get('/new/', async (c) => formPage(c, { token: await drawToken(c.var.ring, BOUND, c.var.now) }))
  // The check page is the answer to a form; whoever comes by its address has nothing to check yet.
  .get('/new/check/', (c) => c.redirect(address(c.var.language, NEW), 303))
  .post('/new/', async (c) => {
    const { language, now, ring } = c.var
    const t = acting(language)
    const typed = await readForm(c, comesBack)
    await count(c, c.env.CALLS)
    if (typed['change'] !== undefined) return formPage(c, typed)
    if (typed['step'] === 'message') return asMessage(c, typed)
    const token = await readToken(ring, BOUND, typed['token'] ?? '', now)
    if (!token.ok) {
      const fresh = { ...typed, token: await drawToken(ring, BOUND, now) }
      return samePage(c, fresh, banner(t.errorTitle, t.form.stale), 422)
    }
    if (typed['website']) return formPage(c, typed, banner(t.errorTitle, t.form.honeypotQuestion), 422)
    const parsed = filingSchema(now).safeParse(asComplaint(typed, language))
    if (!parsed.success) {
      const wrong = errorsOf(parsed.error).map(({ pointer, code }) => [
        fieldOf(pointer),
        t.errors[code] ?? t.errors['malformed'] ?? code,
      ])
      const errors = { title: t.errorPrefix, fields: Object.fromEntries(wrong) }
      return formPage(c, typed, { errors }, 422)
    }

    const key = `form ${token.key}`
    // The back button brings a new copy of the form, under another key, with the old words in it.
    const keys = [key, ...(await receiptsOf(c)).map((receipt) => receipt.key)]
    const before = await filedBefore(c.var, keys, parsed.data)
    const same = before.find(({ isSame }) => isSame)
    if (same) return toReceipt(c, same)
    const other = before.find((one) => one.key === key)
    if (other) return alreadyFiled(c, typed, other.number)
    if (token.age < HASTE) return samePage(c, typed, banner(t.errorTitle, t.form.haste), 422)
    if (typed['step'] !== 'send') return checkPage(c, typed)

    await count(c, c.env.FILINGS)
    const filing = await file(c.var, parsed.data, { key, lifetime: ANSWER_LIFETIME.form })
    if (!filing.ok) return alreadyFiled(c, typed, filing.caseNumber)
    if (parsed.data.email) await sendSoon(c, filing.filed.caseNumber)
    return toReceipt(c, { key, number: filing.filed.caseNumber })
  })
