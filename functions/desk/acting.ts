import type { Context } from 'hono'
import { roles } from '#rules/complaints'
import { acting } from '#words/acting'
import { deskWords } from '#words/desk'
import { CaseNumber } from '../complaints/code.ts'
import { sendSoon } from '../complaints/contact/mailing.ts'
import { stepKey, takeFresh, weigh } from '../complaints/handling.ts'
import { openByNumber } from '../complaints/opening-store.ts'
import { refuse } from '../complaints/routes.ts'
import { promiseVersion } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { problemWords, type Return } from '../http/form.ts'
import { readToken } from '../http/form-token.ts'
import { Problem } from '../http/problem.ts'
import { readForm } from '../http/valid.ts'
import { staffOf } from '../staff/identity.ts'
import { casePath, deskCasePage } from './case-page.tsx'
import { checkPage } from './check-page.tsx'
import { boundTo, staffAt } from './gate.ts'
import { asStep } from './steps.ts'
import { record } from './store.ts'
import { isInternal, wantedBy } from './wanted.ts'

const numberOf = (c: Context<AppEnv>) => CaseNumber.safeParse(c.req.param('number')).data ?? ''

export async function readCase(c: Context<AppEnv>, keyHashes?: readonly string[]) {
  const { opened, ...read } = await openByNumber(c.var.db, numberOf(c), keyHashes)
  if (!opened) throw new Problem('not-found')
  return { opened, ...read }
}

/** A page that comes back is no new opening. */
const unrecorded = { others: [], deeds: [], isUnsent: false }

function refusalWords(c: Context<AppEnv>, problem: Problem) {
  const { case: t, refused } = deskWords(c.var.language)
  const words = problemWords(c, problem)
  if (problem.type === 'stale') return { ...words, 'problem-what': t.conflict, 'problem-next': refused.next }
  if (problem.type === 'session-ended')
    return { 'problem-title': refused.title, 'problem-what': t.ended, 'problem-next': refused.next }
  if (problem.type !== 'not-allowed-now') return words
  const what = refused.why[problem.extra.detail ?? ''] ?? refused.other
  return { 'problem-title': refused.title, 'problem-what': what, 'problem-next': refused.next }
}

/** After a refusal: the case as it stands now, with what was written in its box, and what is new marked. */
const backToCase: Return = async (c: Context<AppEnv>, typed, problem) => {
  const { opened } = await readCase(c)
  const { token: _t, case: _c, version, ...kept } = typed
  return deskCasePage(
    c,
    opened,
    unrecorded,
    {
      values: kept,
      text: refusalWords(c, problem),
      show: ['problem'],
      open: typed['action'],
      seen: Number(version) || undefined,
    },
    problem.status,
  )
}

/**
 * A step of staff. What a customer will read is first shown as they will read it, with what follows; only the
 * second sending takes it. Each step is recorded in its own batch.
 */
export async function act(c: Context<AppEnv>) {
  const { language, now, ring, db } = c.var
  const staff = staffAt(c)
  const role = roles.find((one) => one === staff.role)
  if (!role) throw new Problem('forbidden')
  const typed = await readForm(c, backToCase)
  const number = numberOf(c)
  const token = await readToken(ring, boundTo(c, number), typed['token'] ?? '', now)
  if (!token.ok || typed['case'] !== number) throw new Problem('session-ended')
  const { token: _t, version: _v, answer, ...content } = typed
  const key = await stepKey(c.var, `desk ${number} ${token.key} ${content['action']}`, content)
  const read = await readCase(c, key.keyHashes)
  const came = { values: content, open: content['action'] }
  if (answer === 'back') return deskCasePage(c, read.opened, unrecorded, came)

  const judged = wantedBy(typed, number, staffOf(c.env.STAFF))
  if (!judged.ok) {
    const words = deskWords(language).errors
    const fields = Object.entries(judged.codes).map(([name, code]) => [
      name,
      words[code] ?? words['malformed'],
    ])
    const errors = { title: acting(language).errorPrefix, fields: Object.fromEntries(fields) }
    return deskCasePage(c, read.opened, unrecorded, { ...came, errors }, 422)
  }
  const { wanted } = judged
  const { promiseVersion: governs } = read.opened.complaint.facts
  const { step, words } = asStep(wanted, promiseVersion(governs).calendar)
  const what = { step, words, by: { kind: 'staff', role } as const, key, version: wanted.version }
  if (!isInternal(wanted) && answer !== 'go') {
    const { taken, decision } = weigh(read, what, now)
    if (decision) return checkPage(c, read.opened, decision.next, { wanted, words, typed })
    if (!taken.ok) throw refuse(taken)
    return c.redirect(casePath(c, number), 303)
  }
  const taken = await takeFresh(c.var, read, () => readCase(c, key.keyHashes), {
    ...what,
    besides: (guard, version) => [record(db, staff, step.step, number, version, now, guard)],
  })
  if (!taken.ok) throw refuse(taken)
  if (!isInternal(wanted)) await sendSoon(c, number)
  return c.redirect(casePath(c, number), 303)
}
