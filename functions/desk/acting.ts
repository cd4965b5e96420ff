import type { Context } from 'hono'
import { acting } from '#words/acting'
import { deskWords } from '#words/desk'
import { replyWords } from '#words/desk-replies'
import { type Taken, weigh } from '../complaints/handling.ts'
import { refuse } from '../complaints/routes.ts'
import type { AppEnv } from '../env.ts'
import { adopt } from '../files/store.ts'
import { problemWords, type Return } from '../http/form.ts'
import { readToken } from '../http/form-token.ts'
import { Problem } from '../http/problem.ts'
import { answeringRole, staffOf } from '../staff/identity.ts'
import { casePath, deskCasePage, unrecorded } from './case-page.tsx'
import { checkPage } from './check-page.tsx'
import { misdatedInWords } from './day-limits.ts'
import { discard, save } from './drafting.ts'
import { drop } from './drafts-store.ts'
import { boundTo, staffAt } from './gate.ts'
import { keptPage } from './kept-page.tsx'
import { begun, touched } from './playbooks.tsx'
import { takeBack } from './reply-files.ts'
import { cameBack, type Reply, readReply } from './replying.ts'
import { faultOfOther } from './resting.ts'
import { opening } from './store.ts'
import { misdatedOn, numberIn, readCase, staffStep, takeStaffStep } from './taking.ts'
import { byField, fieldOf, isInternal, wantedBy } from './wanted.ts'

async function refusalWords(c: Context<AppEnv>, problem: Problem) {
  const { case: t, refused } = deskWords(c.var.language)
  const replies = replyWords(c.var.language)
  const words = await problemWords(c, problem)
  const why: Record<string, string> = { ...refused.why, ...replies.refused }
  const own: Partial<Record<Problem['type'], string>> = {
    stale: t.conflict,
    'session-ended': t.ended,
    'key-reused': replies.sentBefore,
    'not-allowed-now': why[problem.extra.detail ?? ''] ?? refused.other,
  }
  const what = own[problem.type]
  if (what === undefined) return words
  const title = problem.type === 'stale' ? words['problem-title'] : refused.title
  return { 'problem-title': title, 'problem-what': what, 'problem-next': refused.next }
}

/**
 * After a refusal: the case as it stands now, with what was written in its box, and beside it what is new. After a
 * fault of ours what was written alone, for the case may be out of reach.
 */
const backToCase: Return = async (c: Context<AppEnv>, typed, problem) => {
  const number = numberIn(c.req.param('number'))
  if (problem.status >= 500) return keptPage(c, number, typed, problem)
  const { token, case: _c, version, ...values } = typed
  const seen = Number(version) || 0
  const read = await readCase(c, number, undefined, { seen })
  const came = { values, text: await refusalWords(c, problem), show: ['problem'], open: typed['action'] }
  // A token says that the page it came with was opened; without one this is an opening.
  const { ok: wasOpen } = await readToken(c.var.ring, boundTo(c, number), token ?? '', c.var.now)
  const done = wasOpen ? unrecorded : await opening(c.var.db, staffAt(c), number, c.var.now)
  return deskCasePage(c, read, done, { ...came, seen: seen || undefined }, problem.status)
}

/** The form again, with what is wrong with it. */
function wrong(
  c: Context<AppEnv>,
  reply: Reply,
  codes: Record<string, string>,
  sentences: Record<string, string> = {},
) {
  const words = deskWords(c.var.language).errors
  const told = Object.entries(codes).map(([name, code]) => [name, words[code] ?? words['malformed']])
  const fields = { ...Object.fromEntries(told), ...sentences, ...reply.fileFaults }
  const errors = { title: acting(c.var.language).errorPrefix, fields }
  return deskCasePage(c, reply.read, unrecorded, { ...cameBack(reply), errors }, reply.isTooLarge ? 413 : 422)
}

function refused(c: Context<AppEnv>, reply: Reply, taken: Taken & { ok: false }) {
  // The box that asks for it stands in the form.
  const fault = fieldOf(taken.why)
  if (fault) return wrong(c, reply, byField([fault], reply.action))
  throw refuse(taken)
}

/** What a form's other buttons do; undefined where the step itself is wanted. */
async function aside(c: Context<AppEnv>, reply: Reply): Promise<Response | undefined> {
  const { read, typed, action, waiting } = reply
  const { answer, keep, discard: thrown, remove, begin } = typed
  if (thrown !== undefined) return discard(c, read, typed, thrown)
  if (remove !== undefined) {
    const left = await takeBack(c, read, { action, sending: typed[`sending-${action}`] ?? '', id: remove })
    const files = waiting.filter(({ id }) => id !== remove)
    return deskCasePage(c, left, unrecorded, { ...cameBack(reply), waiting: { action, files } })
  }
  if (begin !== undefined) {
    const id = typed[`choose-${action}`] ?? ''
    const text = await begun(c, read.opened, reply.boxes, id)
    if (text === undefined) return wrong(c, reply, { [`choose-${action}`]: 'playbook.missing' })
    await save(c, read, { ...reply, boxes: { ...reply.boxes, text, playbook: id } })
  }
  if (keep !== undefined) await save(c, read, reply)
  if (keep !== undefined || begin !== undefined) {
    const { number } = read.opened.complaint
    // The page shows what was saved just now, and its form says so.
    if (Object.keys(reply.fileFaults).length > 0)
      return wrong(c, { ...reply, read: await readCase(c, number) }, {})
    return c.redirect(`${casePath(c, number)}#step-${action}`, 303)
  }
  return answer === 'back' ? deskCasePage(c, read, unrecorded, cameBack(reply)) : undefined
}

/**
 * A step of staff. What a customer will read is first shown as they will read it, with what follows; only the
 * second sending takes it. Each step is recorded in its own batch.
 */
export async function act(c: Context<AppEnv>) {
  const { now, db } = c.var
  const staff = staffAt(c)
  const role = answeringRole(staff)
  if (!role) throw new Problem('forbidden')
  const reply = await readReply(c, backToCase)
  const { read, typed, action, waiting, seen } = reply
  const done = await aside(c, reply)
  if (done) return done

  const { number } = read.opened.complaint
  const judged = wantedBy(typed, number, staffOf(c.env.STAFF), reply.bringsFiles)
  if (!judged.ok) return wrong(c, reply, judged.errors)
  if (Object.keys(reply.fileFaults).length > 0) return wrong(c, reply, {})
  const day = misdatedOn(read, judged.wanted, now)
  if (day) return wrong(c, reply, {}, { [`${day.field}-${action}`]: misdatedInWords(day, c.var.language) })
  const resting = faultOfOther(read, judged.wanted)
  if (resting) return wrong(c, reply, byField([resting], action))
  const looked = await touched(c, read.opened, judged.wanted)
  if (!looked.ok) return wrong(c, reply, byField(looked.errors, action))
  const { wanted } = looked
  const what = staffStep(read, wanted, role, reply.key)
  if (!isInternal(wanted.action) && typed['answer'] !== 'go') {
    const { taken, decision } = weigh(read, what, now)
    if (decision)
      return checkPage(c, read.opened, decision.next, { wanted, words: what.words, typed, waiting })
    if (!taken.ok) return refused(c, reply, taken)
    return c.redirect(casePath(c, number), 303)
  }
  const ids = waiting.map(({ id }) => id)
  const taken = await takeStaffStep(c, staff, read, what, (guard, version) => [
    ...adopt(db, ids, version, now, guard),
    drop(db, { number, staff: staff.id, actions: [action] }, seen, guard),
  ])
  if (!taken.ok) return refused(c, reply, taken)
  // What colleagues wrote among themselves changes nothing above: the history shows that it is kept.
  const isKept = isInternal(wanted.action) && what.words !== undefined
  return c.redirect(`${casePath(c, number)}${isKept ? '#history' : ''}`, 303)
}
