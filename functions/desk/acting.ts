import type { Context } from 'hono'
import { acting } from '#words/acting'
import { deskWords } from '#words/desk'
import { replyWords } from '#words/desk-replies'
import { stepKey, type Taken, weigh } from '../complaints/handling.ts'
import { refuse } from '../complaints/routes.ts'
import type { AppEnv } from '../env.ts'
import { problemWords, type Return } from '../http/form.ts'
import { readToken } from '../http/form-token.ts'
import { Problem } from '../http/problem.ts'
import { readForm } from '../http/valid.ts'
import { answeringRole, staffOf } from '../staff/identity.ts'
import { casePath, deskCasePage, unrecorded } from './case-page.tsx'
import { checkPage } from './check-page.tsx'
import { discard, save } from './drafting.ts'
import { drop } from './drafts-store.ts'
import { boundTo, staffAt } from './gate.ts'
import { numberIn, readCase, staffStep, takeStaffStep } from './taking.ts'
import { isInternal, wantedBy } from './wanted.ts'

const numberOf = (c: Context<AppEnv>) => numberIn(c.req.param('number'))

function refusalWords(c: Context<AppEnv>, problem: Problem) {
  const { case: t, refused } = deskWords(c.var.language)
  const words = problemWords(c, problem)
  if (problem.type === 'stale') return { ...words, 'problem-what': t.conflict, 'problem-next': refused.next }
  if (problem.type === 'session-ended')
    return { 'problem-title': refused.title, 'problem-what': t.ended, 'problem-next': refused.next }
  if (problem.type !== 'not-allowed-now') return words
  const why: Record<string, string> = { ...refused.why, ...replyWords(c.var.language).refused }
  const what = why[problem.extra.detail ?? ''] ?? refused.other
  return { 'problem-title': refused.title, 'problem-what': what, 'problem-next': refused.next }
}

/** After a refusal: the case as it stands now, with what was written in its box, and what is new marked. */
const backToCase: Return = async (c: Context<AppEnv>, typed, problem) => {
  const read = await readCase(c, numberOf(c))
  const { token: _t, case: _c, version, ...kept } = typed
  return deskCasePage(
    c,
    read,
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
  const role = answeringRole(staff)
  if (!role) throw new Problem('forbidden')
  const typed = await readForm(c, backToCase)
  const number = numberOf(c)
  const token = await readToken(ring, boundTo(c, number), typed['token'] ?? '', now)
  if (!token.ok || typed['case'] !== number) throw new Problem('session-ended')
  const { token: _t, version: _v, answer, keep, discard: thrown, ...content } = typed
  if (keep !== undefined) return save(c, await readCase(c, number), typed, keep)
  if (thrown !== undefined) return discard(c, await readCase(c, number), typed, thrown)
  const key = await stepKey(c.var, `desk ${number} ${token.key} ${content['action']}`, content)
  const read = await readCase(c, number, key.keyHashes)
  const came = { values: content, open: content['action'] }
  if (answer === 'back') return deskCasePage(c, read, unrecorded, came)

  const wrong = (codes: Record<string, string>) => {
    const words = deskWords(language).errors
    const fields = Object.entries(codes).map(([name, code]) => [name, words[code] ?? words['malformed']])
    const errors = { title: acting(language).errorPrefix, fields: Object.fromEntries(fields) }
    return deskCasePage(c, read, unrecorded, { ...came, errors }, 422)
  }
  const refused = (taken: Taken & { ok: false }) => {
    // The box that asks for it stands in the form.
    if (taken.why === 'reason-owed')
      return wrong({ [`breachReason-${content['action']}`]: 'breachReason.missing' })
    throw refuse(taken)
  }
  const judged = wantedBy(typed, number, staffOf(c.env.STAFF))
  if (!judged.ok) return wrong(judged.errors)
  const { wanted } = judged
  const what = staffStep(read, wanted, role, key)
  if (!isInternal(wanted.action) && answer !== 'go') {
    const { taken, decision } = weigh(read, what, now)
    if (decision) return checkPage(c, read.opened, decision.next, { wanted, words: what.words, typed })
    if (!taken.ok) return refused(taken)
    return c.redirect(casePath(c, number), 303)
  }
  const seen = Number(typed[`draft-${wanted.action}`]) || 0
  const draft = { number, staff: staff.id, actions: [wanted.action] }
  const taken = await takeStaffStep(c, staff, read, what, (guard) => [drop(db, draft, seen, guard)])
  if (!taken.ok) return refused(taken)
  return c.redirect(casePath(c, number), 303)
}
