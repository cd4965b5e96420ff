import type { Context } from 'hono'
import { refusedFiles, sendingOf } from '../../complaints/case/case-files.ts'
import { keyHashes } from '../../complaints/filing/intake.ts'
import { contentHashes, type Taken, weigh } from '../../complaints/handling.ts'
import { idempotencyKey, refuse } from '../../complaints/routes.ts'
import type { AppEnv } from '../../env.ts'
import { stageAll } from '../../files/staging.ts'
import { adopt } from '../../files/store.ts'
import type { Multipart } from '../../http/multipart.ts'
import { Problem } from '../../http/problem.ts'
import { answeringRole, staffOf } from '../../staff/identity.ts'
import { misdatedInWords } from '../day-limits.ts'
import { dropping } from '../dropping.ts'
import { staffAt } from '../gate.ts'
import { touched } from '../playbooks.tsx'
import { takesFiles } from '../reply-files.ts'
import { faultOfOther } from '../resting.ts'
import { type CaseRead, misdatedOn, numberIn, readCase, staffStep, takeStaffStep } from '../taking.ts'
import { fieldOf, judged } from '../wanted.ts'
import { sentAs } from './sent.ts'

/** Stages the files of a step: all of them, or the step is refused. */
async function staged(
  c: Context<AppEnv>,
  { opened }: CaseRead,
  stagedFor: string,
  files: Multipart['files'],
) {
  const { db, ring, now } = c.var
  const sending = sendingOf(opened.complaint, stagedFor)
  const all = await stageAll({ db, ring, now, bucket: c.env.FILES }, sending, files)
  if (all.isMoved) throw new Problem('stale')
  if (all.refused.length > 0) throw refusedFiles(all.refused)
  return { ids: all.taken.map(({ id }) => id), sent: all.sent }
}

/** A day that cannot be is a fault of what was sent, and no matter of the case's state. */
function refusedAt(taken: Taken & { ok: false }): Problem {
  const fault = fieldOf(taken.why)
  return fault?.pointer === '/on' ? new Problem('invalid', { errors: [fault] }) : refuse(taken)
}

/** A step as a program sends it. It is taken at once: whoever sends it has looked. */
export async function actByApi(c: Context<AppEnv>) {
  const { db, now, requestId } = c.var
  const staff = staffAt(c)
  const role = answeringRole(staff)
  if (!role) throw new Problem('forbidden')
  const given = idempotencyKey(c)
  const number = numberIn(c.req.param('caseNumber'))
  const { body, files } = await sentAs(c, 'action')
  const said = judged(body, number, staffOf(c.env.STAFF), files !== undefined)
  if (!said.ok) throw new Problem('invalid', { errors: said.errors })
  if (files && !takesFiles(said.wanted.action))
    throw new Problem('invalid', { errors: [{ pointer: '/action', code: 'file.unwanted' }] })

  // Person and case are part of the key: no two of either ever share one.
  const name = `${given ?? `once ${requestId}`} desk ${staff.id} ${number}`
  const hashes = await keyHashes(c.var.ring, name)
  const other = said.wanted.action === 'duplicate' ? said.wanted.other : undefined
  // A playbook is compared as it would be filled in for this case.
  const part = 'playbook' in said.wanted && said.wanted.playbook !== undefined ? 'filing' : 'nothing'
  const read = await readCase(c, number, given === undefined ? undefined : hashes, { other, part })
  const day = misdatedOn(read, said.wanted, now)
  if (day) {
    const errors = [{ pointer: `/${day.field}`, code: day.code }]
    throw new Problem('invalid', { errors, detail: misdatedInWords(day, 'en') })
  }
  const resting = faultOfOther(read, said.wanted)
  if (resting) throw new Problem('invalid', { errors: [resting] })
  const looked = await touched(c, read.opened, said.wanted)
  if (!looked.ok) throw new Problem('invalid', { errors: looked.errors })
  const what = staffStep(read, looked.wanted, role)
  // No file is read that could not be taken; what was taken before is compared with what comes now.
  const { taken: refusal } = weigh(read, what, now)
  if (refusal && !refusal.ok && !read.answered) throw refusedAt(refusal)
  const { ids, sent } = files ? await staged(c, read, hashes[0] ?? '', files) : { ids: [], sent: undefined }
  if (files && ids.length === 0 && what.words === undefined)
    throw new Problem('invalid', { errors: [{ pointer: '/text', code: 'text.missing' }] })
  const content = sent ? { ...said.wanted, files: sent } : said.wanted
  const key =
    given === undefined
      ? undefined
      : { keyHashes: hashes, contentHashes: await contentHashes(c.var, hashes, content) }
  // A reply that was begun goes with the step it was for; what is saved in this very moment stays.
  const begun = await dropping(c, read, [said.wanted.action])
  const taken = await takeStaffStep(c, staff, read, { ...what, key }, (guard, version) => [
    ...adopt(db, ids, version, now, guard),
    ...begun.statements(guard),
  ])
  if (!taken.ok) throw refusedAt(taken)
  await begun.clean()
  return c.json({ state: taken.state, version: taken.version })
}
