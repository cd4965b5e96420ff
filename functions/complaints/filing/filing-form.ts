import type { Context } from 'hono'
import type { NewComplaint } from '#contract/complaints'
import { acting } from '#words/acting'
import { address } from '#words/address'
import type { AppEnv } from '../../env.ts'
import { discard } from '../../files/staging.ts'
import { problemWords, type Return } from '../../http/form.ts'
import { drawToken, HASTE, readToken } from '../../http/form-token.ts'
import { count } from '../../http/guard.ts'
import { routes } from '../../http/routing.ts'
import { readFormWithFiles } from '../../http/valid.ts'
import { sendSoon } from '../contact/mailing.ts'
import { FILE_LIMITS } from '../files-routes.ts'
import { alreadyFiled, asMessage } from './already-filed.ts'
import { asKept, BOUND, type Came, checkPage, formPage, NEW } from './check-page.ts'
import { type Draft, readDraft, takeFiles } from './draft.ts'
import { ANSWER_LIFETIME, file, hasContent } from './intake.ts'
import { asComplaint, judge, meant } from './judging.ts'
import { receiptsOf, toReceipt } from './receipts.ts'

type Typed = Record<string, string>

/** Which button was pressed on which page is no part of what was written; files are known by what was staged. */
const ofThePage = ['token', 'website', 'page', 'step', 'change', 'remove', 'filed', 'files', 'file']

/** The page that was sent, with what stood on it. */
const samePage = (c: Context<AppEnv>, typed: Typed, came: Came, status: Parameters<typeof formPage>[3]) =>
  typed['page'] === 'check' ? checkPage(c, typed, came, status) : formPage(c, typed, came, status)

/**
 * The token stays the one that was sent: should the first try have been stored after all, sending again is
 * recognised by it. A text beyond the limit goes back to where it can be shortened.
 */
const comesBack: Return = async (c, sent, problem) => {
  const typed: Typed = { token: await drawToken(c.var.ring, BOUND, c.var.now), ...sent }
  const told = { text: await problemWords(c, problem), show: ['problem'] }
  if (typed['step'] === 'message') return alreadyFiled(c, typed, typed['filed'] ?? '', told, problem.status)
  const key = await keyOf(c, typed['token'] ?? '')
  const draft = key === undefined ? undefined : await readDraft(c.var, key).catch(() => undefined)
  const to = problem.type === 'too-large' ? formPage : samePage
  return to(c, typed, { ...told, files: draft?.files }, problem.status)
}

const banner = (title: string, what: string) => ({
  text: { 'problem-title': title, 'problem-what': what, 'problem-next': '' },
  show: ['problem'],
})

/** The key under which a token files, undefined when the token is not ours or its day is over. */
async function keyOf(c: Context<AppEnv>, token: string): Promise<string | undefined> {
  const read = await readToken(c.var.ring, BOUND, token, c.var.now)
  return read.ok ? `form ${read.key}` : undefined
}

/**
 * A form whose token is not ours, or whose day is over: its text under a fresh token. Nothing is staged for it, and
 * what was staged before is over with its token.
 */
async function staleForm(c: Context<AppEnv>, sent: Typed, broughtFiles: boolean) {
  const { errorTitle, form } = acting(c.var.language)
  const had = broughtFiles || (sent['files'] ?? '') !== ''
  const typed = { ...sent, token: await drawToken(c.var.ring, BOUND, c.var.now) }
  return samePage(c, typed, { ...banner(errorTitle, had ? form.staleFiles : form.stale), files: [] }, 422)
}

/** Takes a staged file back, and shows the page again without it. */
async function remove(c: Context<AppEnv>, typed: Typed, { reservation: owner, files }: Draft) {
  const id = typed['remove'] ?? ''
  if (owner) await discard({ ...c.var, bucket: c.env.FILES }, { owner, stagedFor: owner.id }, id)
  return samePage(c, typed, { files: files.filter((one) => one.id !== id) }, 200)
}

/** Files what the check page showed, with its files, unless one of them is no longer there. */
async function fileShown(
  c: Context<AppEnv>,
  typed: Typed,
  input: NewComplaint,
  key: string,
  { reservation, files }: Draft,
) {
  const t = acting(c.var.language)
  const ids = meant(typed, files)
  if (!ids.every((id) => files.some((one) => one.id === id)))
    return checkPage(c, typed, { ...banner(t.errorTitle, t.files.gone), files }, 422)
  await count(c, c.env.FILINGS)
  const filing = await file(c.var, input, { key, lifetime: ANSWER_LIFETIME.form, reservation, files: ids })
  if (!filing.ok) return alreadyFiled(c, typed, filing.caseNumber)
  if (filing.isErased) return alreadyFiled(c, typed, filing.filed.caseNumber)
  if (input.email) await sendSoon(c, filing.filed.caseNumber)
  return toReceipt(c, { key, number: filing.filed.caseNumber })
}

export const filingForm = routes()
  .get('/new/', async (c) => formPage(c, { token: await drawToken(c.var.ring, BOUND, c.var.now) }))
  // The check page is the answer to a form; whoever comes by its address has nothing to check yet.
  .get('/new/check/', (c) => c.redirect(address(c.var.language, NEW), 303))
  .post('/new/', async (c) => {
    const { language, now, ring } = c.var
    const t = acting(language)
    const { typed, files: uploads } = await readFormWithFiles(c, comesBack, FILE_LIMITS)
    await count(c, c.env.CALLS)
    if (typed['step'] === 'message') return asMessage(c, typed)
    const token = await readToken(ring, BOUND, typed['token'] ?? '', now)
    if (!token.ok) return staleForm(c, typed, uploads !== undefined)
    const key = `form ${token.key}`

    // Files are kept first, so that they stay whatever else there is to say.
    if (uploads) await count(c, c.env.UPLOADS)
    const { taken, refused } = uploads ? await takeFiles(c, key, uploads) : { taken: [], refused: [] }
    const others = (await receiptsOf(c)).map((receipt) => receipt.key)
    const draft = await readDraft(c.var, key, others)
    const { files } = draft
    if (typed['remove'] !== undefined) return remove(c, typed, draft)
    const complaint = asComplaint(typed, language, ofThePage)
    const { input, fields, status } = judge(complaint, refused, { language, now })
    const errors = { title: t.errorPrefix, fields }
    if (typed['change'] !== undefined)
      return formPage(c, typed, { files, errors: refused.length > 0 ? errors : undefined })
    if (typed['website'])
      return formPage(c, typed, { ...banner(t.errorTitle, t.form.honeypotQuestion), files }, 422)
    if (!input) return formPage(c, typed, { errors, files }, status)

    for (const before of draft.filed) {
      // The back button brings a new copy of the form, under another key, with the old words in it.
      if (await hasContent(ring, before, input, meant(typed, [...files, ...taken])))
        return toReceipt(c, before)
    }
    const other = draft.filed.find((one) => one.key === key)
    if (other) return alreadyFiled(c, typed, other.number)
    if (token.age < HASTE) return samePage(c, typed, { ...banner(t.errorTitle, t.form.haste), files }, 422)
    return typed['step'] === 'send'
      ? fileShown(c, typed, input, key, draft)
      : checkPage(c, asKept(typed, input), { files })
  })
