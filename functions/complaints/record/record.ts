import * as z from 'zod/mini'
import { isLate, overrun, pausedMs } from '#rules/clocks'
import { amongStaff } from '#rules/complaints'
import { promiseVersion } from '../../content.ts'
import type { SentMail } from '../../mail/store.ts'
import type { Means } from '../../means.ts'
import { openContents } from '../case/case-files.ts'
import type { Case, Opened } from '../store.ts'
import { broughtBy, type FilesByEvent, view } from '../view.ts'
import { contentUntil, recordUntil } from '../windows.ts'
import type { WordsByEvent } from '../words.ts'
import type { CaseRecord } from './record-contract.ts'

const time = (at: number) => new Date(at).toISOString()
/** A part of the record that is there only where its instant is. */
const timeIf = <Part>(at: number | null | undefined, part: (time: string) => Part): Part | undefined =>
  at === undefined || at === null ? undefined : part(time(at))

const EventFacts = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))

/** The contact data that are in force: words of the event which brought them last. */
export function contactOf({ facts }: Case, words: WordsByEvent): CaseRecord['contact'] {
  if (!facts.contact) return undefined
  const { version, email: emailIs, stopped: mailStopped } = facts.contact
  return { ...words.get(version)?.contact, emailIs, mailStopped }
}

/** Until when the parts of a closed case are kept; what was erased has no end any more. */
function keptUntil({ facts }: Case) {
  if (facts.state !== 'closed') return {}
  const promise = promiseVersion(facts.promiseVersion)
  const isGone = facts.erasedAt !== undefined || facts.reducedAt !== undefined
  const content = isGone ? undefined : contentUntil(facts, promise)
  return {
    ...timeIf(content, (contentUntil) => ({ contentUntil })),
    ...timeIf(recordUntil(facts, promise), (recordUntil) => ({ recordUntil })),
  }
}

const clocksOf = ({ facts }: Case, now: number): CaseRecord['clocks'] =>
  facts.clocks.map((clock) => ({
    name: clock.name,
    round: clock.round,
    startedAt: time(clock.from),
    promisedMs: clock.promised,
    dueAt: time(clock.dueAt),
    ...timeIf(clock.metAt, (metAt) => ({ metAt })),
    ...timeIf(clock.endedAt, (endedAt) => ({ endedAt })),
    pausedMs: pausedMs(clock, now),
    pauses: clock.pauses.map(({ from, to, limit, reason }) => ({
      from: time(from),
      ...timeIf(to, (to) => ({ to })),
      limit: time(limit),
      reason,
    })),
    late: isLate(clock, now),
    lateMs: isLate(clock, now) ? overrun(clock, now) : 0,
  }))

/** An event with what was written for its complainant too; contact data stand once, as they are in force. */
export function eventTold(
  { version, at, actor, type, facts }: Opened['events'][number],
  words: WordsByEvent,
  files: FilesByEvent,
): CaseRecord['events'][number] {
  const { contact: _, rootCause: __, ...written } = words.get(version) ?? {}
  return {
    version,
    at: time(at),
    by: actor,
    type,
    facts: EventFacts.parse(facts),
    ...written,
    ...broughtBy(version, files),
  }
}

const isTold = ([name]: [string, unknown]) => !amongStaff.some((own) => own === name)
/** An event as the customer may have it: without the facts that are the company's own. */
const withoutOurs = (event: CaseRecord['events'][number]) => ({
  ...event,
  facts: Object.fromEntries(Object.entries(event.facts).filter(isTold)),
})

/** What is told of a case to its complainant and to staff alike: everything but its events and its mails. */
export function caseTold(
  opened: Opened,
  words: WordsByEvent,
  files: FilesByEvent,
  means: Pick<Means, 'now' | 'sender'>,
): Omit<CaseRecord, 'exportedAt' | 'events' | 'mails'> {
  const { complaint } = opened
  const { facts } = complaint
  const { actions: _, clocks: __, events: ___, ...seen } = view(opened, words, files, means)
  const contact = contactOf(complaint, words)
  return {
    ...seen,
    kind: complaint.kind,
    language: complaint.language,
    onBehalf: complaint.onBehalf,
    notice: complaint.noticeVersion,
    promise: facts.promiseVersion,
    ...timeIf(facts.closedAt, (closedAt) => ({ closedAt })),
    ...timeIf(facts.erasureAskedAt, (erasureAskedAt) => ({ erasureAskedAt })),
    ...timeIf(facts.erasedAt, (erasedAt) => ({ erasedAt })),
    ...timeIf(facts.reducedAt, (reducedAt) => ({ reducedAt })),
    ...keptUntil(complaint),
    ...(contact === undefined ? {} : { contact }),
    clocks: clocksOf(complaint, means.now),
  }
}

/** The whole record of a case, as the customer may take it along; notes that staff make for themselves are not in it. */
const record = (
  opened: Opened,
  words: WordsByEvent,
  files: FilesByEvent,
  mails: readonly SentMail[],
  means: Pick<Means, 'now' | 'sender'>,
): CaseRecord => ({
  ...caseTold(opened, words, files, means),
  exportedAt: time(means.now),
  events: opened.events
    .filter((event) => event.visibility === 'public')
    .map((event) => withoutOurs(eventTold(event, words, files))),
  mails: mails.map(mailTold),
})

/** What became of a mail about the case. */
export const mailTold = ({ kind, createdAt, sentAt, givenUpAt }: SentMail): CaseRecord['mails'][number] => ({
  kind,
  createdAt: time(createdAt),
  ...timeIf(sentAt, (sentAt) => ({ sentAt })),
  ...timeIf(givenUpAt, (givenUpAt) => ({ givenUpAt })),
})

/** Opens what is sealed of a case, and makes its record. */
export async function openRecord(
  means: Means,
  { opened, mails }: { opened: Opened; mails: readonly SentMail[] },
): Promise<CaseRecord> {
  const { words, files } = await openContents(means.ring, opened)
  return record(opened, words, files, mails, means)
}
