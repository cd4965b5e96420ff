import type { Context } from 'hono'
import type { CaseFacts } from '#contract/complaints'
import { nothingRead, openContents } from '../../complaints/case/case-files.ts'
import { caseTold, eventTold } from '../../complaints/record/record.ts'
import type { Opened } from '../../complaints/store.ts'
import type { FilesByEvent } from '../../complaints/view.ts'
import type { WordsByEvent } from '../../complaints/words.ts'
import { promiseVersion } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { answeringRole, readsAudit } from '../../staff/identity.ts'
import { answerers } from '../colleagues.tsx'
import { staffAt } from '../gate.ts'
import { offeredTo } from '../offered.ts'
import type { Opening } from '../store.ts'
import type { CaseRead } from '../taking.ts'
import type { DeskCase } from './contract.ts'
import { draftsFor } from './drafts.ts'
import { listed } from './lists.ts'
import { idFor } from './names.ts'

const time = (at: number) => new Date(at).toISOString()

/** Everything about a case for a program of somebody whose role may open it; words for those who answer alone. */
export async function caseFor(c: Context<AppEnv>, read: CaseRead, done: Opening): Promise<DeskCase> {
  const { ring, now } = c.var
  const { opened, alerts } = read
  const { complaint, events } = opened
  const { facts, dueAt } = complaint
  const staff = staffAt(c)
  const role = answeringRole(staff)
  const { words, files } = role ? await openContents(ring, opened) : nothingRead
  const { contact, ...told } = caseTold(opened, words, files, c.var)
  return {
    ...told,
    ...(role && contact ? { contact } : {}),
    ...(dueAt === null ? {} : { dueAt: time(dueAt) }),
    customerWroteLast: facts.customerWroteLast,
    ...insideFacts(c, facts),
    events: events.map((event) => eventFor(c, event, words, files)),
    actions: role ? offeredTo(role, facts, alerts.length > 0, promiseVersion(facts.promiseVersion), now) : [],
    assignees: role ? answerers(c).map(({ id, name, role }) => ({ id, name, role })) : [],
    openedBy: done.others.map((id) => idFor(c, id)),
    ...(role ? await draftsFor(c, read) : { drafts: [], begun: [] }),
    earlier: role ? read.earlier.map((row) => listed(c, row)) : [],
    mailGivenUp: done.isUnsent,
    alerts: role ? alerts.map(({ at, ...one }) => ({ ...one, at: time(at) })) : [],
    unexplained: facts.unexplained === true,
    ...(readsAudit(staff) ? { deeds: done.deeds.map(deedFor) } : {}),
  }
}

/** Facts of a case that its customer does not read: who has it, its cause and cure, its next visit. */
export function insideFacts(
  c: Context<AppEnv>,
  { assignee, causeOwed, cause, item, visitDue, visitLate }: CaseFacts,
): Pick<DeskCase, 'assignee' | 'causeOwed' | 'cause' | 'item' | 'visitDue' | 'visitLate'> {
  return {
    ...(assignee === undefined ? {} : { assignee: idFor(c, assignee) }),
    ...(causeOwed === undefined ? {} : { causeOwed }),
    ...(cause === undefined ? {} : { cause }),
    ...(item === undefined ? {} : { item }),
    ...(visitDue === undefined ? {} : { visitDue: time(visitDue) }),
    ...(visitLate === undefined ? {} : { visitLate }),
  }
}

/** An event with its role and who may see it; whom it names is named as this caller may know them. */
export function eventFor(
  c: Context<AppEnv>,
  event: Opened['events'][number],
  words: WordsByEvent,
  files: FilesByEvent,
): DeskCase['events'][number] {
  const { role, visibility, version } = event
  const told = eventTold(event, words, files)
  const { assignee } = told.facts
  const rootCause = words.get(version)?.rootCause
  return {
    ...told,
    ...(typeof assignee === 'string' ? { facts: { ...told.facts, assignee: idFor(c, assignee) } } : {}),
    ...(rootCause === undefined ? {} : { rootCause }),
    ...(role === null ? {} : { role }),
    visibility,
  }
}

/** What a colleague did, as a program reads it. */
export const deedFor = ({ at, staff, role, act, version }: Opening['deeds'][number]) => ({
  at: time(at),
  staff,
  role,
  act,
  ...(version === null ? {} : { version }),
})
