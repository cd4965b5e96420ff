import type { Context } from 'hono'
import { FILE_BYTES, FILES_A_SENDING, type SentFile } from '#contract/files'
import { sendingOf } from '../complaints/case/case-files.ts'
import { stagedList } from '../complaints/filing/staged-files.tsx'
import { waitingUnder } from '../complaints/waiting.ts'
import type { AppEnv } from '../env.ts'
import { discard, type RefusedFile, stageAll } from '../files/staging.ts'
import type { Multipart } from '../http/multipart.ts'
import { Problem } from '../http/problem.ts'
import { keyedHashes } from '../secrets/seal.ts'
import type { Typed } from './boxes.ts'
import { stepsWithFiles } from './contract.ts'
import { staffAt } from './gate.ts'
import type { CaseRead } from './taking.ts'

export const REPLY_LIMITS = { fileBytes: FILE_BYTES, files: FILES_A_SENDING }

export const takesFiles = (action: string) => stepsWithFiles.some((one) => one === action)

/**
 * How many steps of a kind were taken names the sending of the next: every window of one person lists the same
 * files, and what one step has brought is never sent with the next.
 */
export const sendingNow = ({ opened }: CaseRead, action: string) =>
  String(opened.events.filter(({ type }) => type === action).length)

/** Nobody lists another's files: whose they are is part of the name. */
export const sendingHashes = (c: Context<AppEnv>, { opened }: CaseRead, action: string, sending: string) =>
  keyedHashes(
    c.var.ring,
    'idempotency',
    `desk files ${opened.complaint.number} ${staffAt(c).id} ${action} ${sending}`,
  )

/** The files that wait to be sent with a step of whoever is at the desk. */
export async function waitingFor(c: Context<AppEnv>, read: CaseRead, action: string, sending: string) {
  if (read.staged.length === 0 || !read.opened.complaint.salt || !takesFiles(action)) return []
  return waitingUnder(c, read, await sendingHashes(c, read, action, sending))
}

const meansOf = (c: Context<AppEnv>) => {
  const { db, ring, now } = c.var
  return { db, ring, now, bucket: c.env.FILES }
}

export type Received = { waiting: SentFile[]; refused: RefusedFile[] }

/** Stages the files that came with a form, beside those that wait already. What is refused holds up no other. */
export async function receive(
  c: Context<AppEnv>,
  read: CaseRead,
  action: string,
  sending: string,
  uploads: Multipart['files'] | undefined,
): Promise<Received> {
  const before = await waitingFor(c, read, action, sending)
  const { complaint } = read.opened
  if (!uploads || !takesFiles(action) || !complaint.salt) return { waiting: before, refused: [] }
  const [hash = ''] = await sendingHashes(c, read, action, sending)
  const { taken, refused, isMoved } = await stageAll(meansOf(c), sendingOf(complaint, hash), uploads)
  if (isMoved) throw new Problem('unavailable', { headers: { 'Retry-After': '60' } })
  const fresh = taken.filter(({ id }) => !before.some((one) => one.id === id))
  return { waiting: [...before, ...fresh], refused }
}

/** Takes one of them back. */
export async function takeBack(
  c: Context<AppEnv>,
  read: CaseRead,
  { action, sending, id }: { action: string; sending: string; id: string },
): Promise<CaseRead> {
  for (const stagedFor of await sendingHashes(c, read, action, sending))
    await discard(meansOf(c), sendingOf(read.opened.complaint, stagedFor), id)
  return { ...read, staged: read.staged.filter((row) => row.id !== id) }
}

/** What the case page shows of files on their way: each step's list, and the fields by which it is found again. */
export async function fileParts(
  c: Context<AppEnv>,
  read: CaseRead,
  actions: readonly string[],
  { values, just }: { values: Typed; just: { action: string; files: readonly SentFile[] } | undefined },
) {
  const html: Record<string, string> = {}
  const show: string[] = []
  const marks: Typed = {}
  for (const action of actions.filter(takesFiles)) {
    const sending = values[`sending-${action}`] || sendingNow(read, action)
    const waiting = just?.action === action ? just.files : await waitingFor(c, read, action, sending)
    marks[`sending-${action}`] = sending
    marks[`files-${action}`] = String(waiting.length)
    if (waiting.length > 0) {
      show.push(`staged-${action}`)
      html[`staged-${action}`] = stagedList(waiting, c.var.language)
    }
    if (waiting.length < Number(values[`files-${action}`] ?? 0)) show.push(`gone-${action}`)
  }
  return { html, show, marks }
}
