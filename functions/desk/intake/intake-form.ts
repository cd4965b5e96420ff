import type { Context } from 'hono'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { intakeWords } from '#words/intake'
import { sendSoon } from '../../complaints/contact/mailing.ts'
import { FILE_LIMITS } from '../../complaints/files-routes.ts'
import { type Draft, readDraft, takeFiles } from '../../complaints/filing/draft.ts'
import { ANSWER_LIFETIME, file, hasContent } from '../../complaints/filing/intake.ts'
import { asComplaint, judge, meant } from '../../complaints/filing/judging.ts'
import { newestPromise } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { discard, type RefusedFile } from '../../files/staging.ts'
import { problemWords, type Return } from '../../http/form.ts'
import { drawToken, readToken, renewToken } from '../../http/form-token.ts'
import { routes } from '../../http/routing.ts'
import { readFormWithFiles } from '../../http/valid.ts'
import { answeringRole } from '../../staff/identity.ts'
import { answeringRoles, boundTo, staffAt } from '../gate.ts'
import { record } from '../store.ts'
import { arrivalOf } from './arrival.ts'
import { INTAKE, type Intake, intakeCheckPage, intakePage } from './intake-page.tsx'
import { readReceipt, saveReceipt, toReceipt } from './receipt-page.tsx'

type Typed = Record<string, string>

/** Fields that are no part of the complaint: what the page keeps for itself, how it came, and of which kind it is. */
const besides = [
  ...['token', 'page', 'answer', 'remove', 'files', 'file', 'language'],
  ...['channel', 'day', 'time', 'opened', 'kind'],
]

/** How the page goes: what is wrong is said in the order in which it stands there. */
const first = ['channel', 'day', 'time', 'language', 'notice', 'overseas', 'category', 'impact', 'story']
const placeOf = (field: string) => (first.includes(field) ? first.indexOf(field) : first.length)

const drawn = (c: Context<AppEnv>) => drawToken(c.var.ring, boundTo(c, 'intake'), c.var.now)
/** What a form files is named by its copy, whichever session it is sent in. */
const keyOf = (c: Context<AppEnv>, token: string) =>
  `desk intake ${staffAt(c).id} ${token.split('.').slice(0, 2).join('.')}`

/**
 * The token stays the one that was sent: should the first try have been stored after all, sending again is
 * recognised by it.
 */
const comesBack: Return = async (c, sent, problem) => {
  const typed = { token: await drawn(c), ...sent }
  return intakePage(c, typed, { text: await problemWords(c, problem), show: ['problem'] }, problem.status)
}

/** What was recorded, as it can be filed; else what is wrong with it, by the form's field names. */
function judged(c: Context<AppEnv>, typed: Typed, refused: readonly RefusedFile[]) {
  const { language, now } = c.var
  const words: Record<string, string> = intakeWords(language).errors
  const role = answeringRole(staffAt(c))
  const arrival = arrivalOf(typed, newestPromise().calendar, now)
  const complaint = asComplaint(typed, typed['language'] ?? '', besides)
  const { input, fields, status } = judge(complaint, refused, { language, now, words })
  const isDrill = typed['kind'] === 'drill'
  const codes = {
    ...(arrival.ok ? {} : arrival.codes),
    ...(isDrill && role !== 'supervisor' ? { kind: 'kind.role' } : {}),
  }
  const told = Object.entries(codes).map(([name, code]) => [name, words[code] ?? ''] as const)
  const all = [...told, ...Object.entries(fields)].toSorted(([one], [other]) => placeOf(one) - placeOf(other))
  const errors = { title: acting(language).errorPrefix, fields: Object.fromEntries(all) }
  if (!input || !arrival.ok || !role || told.length > 0) return { intake: undefined, errors, status }
  const { channel, arrivedAt } = arrival
  const intake: Intake = {
    input,
    recorded: { channel, arrivedAt, by: role },
    kind: isDrill ? 'drill' : 'real',
  }
  return { intake, errors, status }
}

/** The files that stood on the page when it was sent. */
const listed = (typed: Typed) => (typed['files'] ?? '').split(' ').filter(Boolean)

/** The form has filed other answers: they are named, and what stands here can go on as another complaint. */
async function already(c: Context<AppEnv>, typed: Typed, number: string) {
  const fresh = { ...typed, token: await drawn(c), files: '' }
  return intakePage(c, fresh, { text: { already: number }, show: ['problem-already'], files: [] }, 422)
}

/** What was sent once and perhaps not answered: the same again leads to its receipt, its files with the case by now. */
async function filedBefore(
  c: Context<AppEnv>,
  typed: Typed,
  { input, recorded, kind }: Intake,
  { filed, files }: Draft,
) {
  const [before] = filed
  if (!before) return undefined
  const ids = [...new Set([...listed(typed), ...files.map(({ id }) => id)])]
  const isSame = await hasContent(c.var.ring, before, input, ids, { ...recorded, kind })
  return isSame ? toReceipt(c, before) : already(c, typed, before.number)
}

/** Files what the check page showed, with the record of who did. */
async function fileShown(
  c: Context<AppEnv>,
  typed: Typed,
  { input, recorded, kind }: Intake,
  { files, reservation }: Draft,
  key: string,
) {
  const { db, now } = c.var
  const staff = staffAt(c)
  const ids = meant(typed, files)
  if (!ids.every((id) => files.some((one) => one.id === id)))
    return intakePage(c, typed, { show: ['problem-gone'], files }, 422)
  const filing = await file(c.var, input, {
    ...{ key, lifetime: ANSWER_LIFETIME.form, kind, recorded, reservation, files: ids },
    also: (number, guard) => [record(db, staff, 'intake', number, 1, now, guard)],
  })
  if (!filing.ok) return already(c, typed, filing.caseNumber)
  if (filing.isErased) return already(c, typed, filing.filed.caseNumber)
  if (input.email) await sendSoon(c, filing.filed.caseNumber)
  return toReceipt(c, { key, number: filing.filed.caseNumber })
}

/** Complaints that come by telephone, by letter or in person: recorded by staff, filed as every other is. */
export const intakeForm = routes()
  .get('/desk/intake/', answeringRoles, async (c) => {
    const { language, now } = c.var
    const typed = { token: await drawn(c), opened: String(now), language, kind: 'real' }
    return intakePage(c, typed, { files: [] })
  })
  .post('/desk/intake/', answeringRoles, async (c) => {
    const { now, ring } = c.var
    const { typed: sent, files: uploads } = await readFormWithFiles(c, comesBack, FILE_LIMITS)
    const bound = boundTo(c, 'intake')
    const { token: given = '' } = sent
    const isOurs = (await readToken(ring, bound, given, now)).ok
    const token = isOurs ? given : await renewToken(ring, bound, given, now)
    const typed: Typed = { ...sent, token }
    const key = keyOf(c, token)

    // Files are kept first, so that they stay whatever else there is to say.
    const { refused } = uploads ? await takeFiles(c, key, uploads) : { refused: [] }
    const draft = await readDraft(c.var, key)
    const { files, reservation: owner } = draft
    if (!isOurs) {
      // Papers wait for a day, and are not to vanish without a word; those of a filing are with its case.
      const left = draft.filed.length > 0 ? undefined : files
      const isGone = left !== undefined && listed(sent).some((id) => !left.some((one) => one.id === id))
      return intakePage(c, typed, { show: [isGone ? 'problem-gone' : 'problem-ended'], files: left }, 403)
    }
    const { remove } = typed
    if (remove !== undefined) {
      if (owner) await discard({ ...c.var, bucket: c.env.FILES }, { owner, stagedFor: owner.id }, remove)
      return intakePage(c, typed, { files: files.filter((one) => one.id !== remove) })
    }
    const { intake, errors, status } = judged(c, typed, refused)
    if (typed['answer'] === 'back') return intakePage(c, typed, { files })
    if (!intake) return intakePage(c, typed, { errors, files }, status)
    const before = await filedBefore(c, typed, intake, draft)
    if (before) return before
    return typed['answer'] === 'go'
      ? fileShown(c, typed, intake, draft, key)
      : intakeCheckPage(c, typed, intake, files)
  })
  // The check page is the answer to a form; whoever comes by its address has nothing to check yet.
  .get('/desk/intake/check/', answeringRoles, (c) => c.redirect(address(c.var.language, INTAKE), 303))
  .get('/desk/intake/receipt/', answeringRoles, readReceipt)
  .post('/desk/intake/receipt/', answeringRoles, saveReceipt)
