import type { Context } from 'hono'
import type { SentFile } from '#contract/files'
import { acting } from '#words/acting'
import { ownerOf } from '../complaints/case/case-files.ts'
import { refusedInWords } from '../complaints/filing/staged-files.tsx'
import { contentHashes, type StepKey } from '../complaints/handling.ts'
import type { AppEnv } from '../env.ts'
import { sentFiles } from '../files/staging.ts'
import type { Return } from '../http/form.ts'
import { readToken } from '../http/form-token.ts'
import { Problem } from '../http/problem.ts'
import { readFormWithFiles } from '../http/valid.ts'
import { keyedHashes } from '../secrets/seal.ts'
import { replyOf, type Typed } from './boxes.ts'
import { boundTo, staffAt } from './gate.ts'
import { REPLY_LIMITS, receive, sendingNow } from './reply-files.ts'
import { type CaseRead, numberIn, readCase } from './taking.ts'

/** What somebody of the staff sent with a step's form, and the case that it is for. */
export type Reply = {
  read: CaseRead
  typed: Typed
  action: string
  boxes: Typed
  /** Up to when the form had shown what was saved. */
  seen: number
  /** Files that wait to be sent with the step. */
  waiting: readonly SentFile[]
  /** They go with it, or went when it was sent before. */
  bringsFiles: boolean
  /** What of the files is not as the form had it, in words by field. */
  fileFaults: Record<string, string>
  isTooLarge: boolean
  key: StepKey
}

/** The page's fields as they come back: whatever happens, the boxes keep what was typed and the step its files. */
export const cameBack = ({ typed, action, waiting }: Reply) => {
  const {
    token: _t,
    case: _c,
    version: _v,
    answer: _a,
    keep: _k,
    discard: _d,
    remove: _r,
    begin: _b,
    ...values
  } = typed
  return { values, open: action, waiting: { action, files: waiting } }
}

/** One sending is known again by its boxes and its files, whatever the page put beside them. */
const contentOf = (action: string, boxes: Typed, files: readonly SentFile[]) => ({
  action,
  ...boxes,
  files: files.map(({ name, sha256 }) => ({ name, sha256 })),
})

/** The files that a sending has brought already: one that is repeated is compared by them. */
async function broughtBefore(c: Context<AppEnv>, { opened, answered }: CaseRead): Promise<SentFile[]> {
  const { complaint, files } = opened
  if (!answered || !complaint.salt) return []
  const rows = files.filter(({ version }) => version === answered.version)
  return sentFiles(c.var.ring, ownerOf(complaint), rows)
}

/**
 * Reads a step's form, its files last. A session that has ended, and a form of another case, are refused; the files
 * that came with the first are kept all the same, for its text comes back too.
 */
export async function readReply(c: Context<AppEnv>, back: Return): Promise<Reply> {
  const { now, ring, language } = c.var
  const number = numberIn(c.req.param('number'))
  const { typed, files } = await readFormWithFiles(c, back, REPLY_LIMITS)
  const { action = '' } = typed
  if (typed['answer'] === 'take') typed['assignee-assign'] = staffAt(c).id
  const token = await readToken(ring, boundTo(c, number), typed['token'] ?? '', now)
  const isOurs = typed['case'] === number
  const name = `desk ${number} ${token.ok ? token.key : ''} ${action}`
  const keyHashes = await keyedHashes(ring, 'idempotency', name)
  const other = action === 'duplicate' ? numberIn(typed['other-duplicate']) : undefined
  const read = await readCase(c, number, keyHashes, { other })
  const { boxes, seen, listed, sending } = replyOf(typed, action)
  const named = sending || sendingNow(read, action)
  typed[`sending-${action}`] = named
  const { waiting, refused } = await receive(c, read, action, named, isOurs ? files : undefined)
  if (!token.ok || !isOurs) throw new Problem('session-ended')

  const sent = waiting.length > 0 ? waiting : await broughtBefore(c, read)
  const isGone = sent.length < listed && typed['remove'] === undefined
  typed[`files-${action}`] = String(waiting.length)
  const fault =
    refused.length > 0 ? refusedInWords(refused, language) : isGone ? acting(language).files.gone : undefined
  return {
    read,
    typed,
    action,
    boxes,
    seen,
    waiting,
    bringsFiles: sent.length > 0,
    fileFaults: fault === undefined ? {} : { [`file-${action}`]: fault },
    isTooLarge: refused.some(({ why }) => why === 'file.large'),
    key: { keyHashes, contentHashes: await contentHashes(c.var, keyHashes, contentOf(action, boxes, sent)) },
  }
}
