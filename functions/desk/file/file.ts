import type { Context } from 'hono'
import { nothingRead, openContents } from '../../complaints/case/case-files.ts'
import { caseTold, mailTold } from '../../complaints/record/record.ts'
import type { AppEnv } from '../../env.ts'
import { Problem } from '../../http/problem.ts'
import { answeringRole, readsAudit } from '../../staff/identity.ts'
import { deedFor, eventFor, insideFacts } from '../api/case.ts'
import { staffAt } from '../gate.ts'
import { readBy } from '../ratings.ts'
import { numberIn } from '../taking.ts'
import type { CaseFile } from './contract.ts'
import { openFile } from './file-store.ts'

/** A case's file opened, as far as the role of whoever asks may read it; that it was opened is recorded. */
export async function heldFile(c: Context<AppEnv>, number: string) {
  const { db, now, ring } = c.var
  const staff = staffAt(c)
  const held = await openFile(db, staff, numberIn(number), now)
  if (!held) throw new Problem('not-found')
  const found = { ...held, opened: readBy(staff, held.opened) }
  const readsWords = answeringRole(staff) !== undefined
  const { words, files } = readsWords ? await openContents(ring, found.opened) : nothingRead
  return { ...found, words, files, readsWords, deeds: readsAudit(staff) ? found.deeds : undefined }
}
export type HeldFile = Awaited<ReturnType<typeof heldFile>>

/** The file for programs. */
export function caseFile(c: Context<AppEnv>, held: HeldFile): CaseFile {
  const { opened, words, files, mails, deeds, readsWords } = held
  const { now } = c.var
  const { contact, ...told } = caseTold(opened, words, files, c.var)
  return {
    ...told,
    exportedAt: new Date(now).toISOString(),
    ...(readsWords && contact ? { contact } : {}),
    ...insideFacts(c, opened.complaint.facts),
    events: opened.events.map((event) => eventFor(c, event, words, files)),
    mails: mails.map(mailTold),
    ...(deeds === undefined ? {} : { deeds: deeds.map(deedFor) }),
  }
}
