import type { CaseFacts } from '#contract/complaints'
import type { SentFile } from '#contract/files'
import { awaitsReminder, isLate, pausedMs, remindDue } from '#rules/clocks'
import { actionsNow } from '#rules/complaints'
import { promiseVersion } from '../content.ts'
import type { Means } from '../means.ts'
import { agreesToVisits, visitsUntil } from './aftercare.ts'
import { notReachedAt, reminderBy, restsOnWord, runningSilence } from './reaching.ts'
import type { Opened } from './store.ts'
import type { CaseView } from './view-contract.ts'
import type { WordsByEvent } from './words.ts'

const time = (at: number) => new Date(at).toISOString()
export type FilesByEvent = ReadonlyMap<number, readonly SentFile[]>

/** The files that an event brought, where it brought any. */
export function broughtBy(version: number, files: FilesByEvent): { files?: SentFile[] } {
  const brought = files.get(version)
  return brought
    ? { files: brought.map(({ id, name, type, size, sha256 }) => ({ id, name, type, size, sha256 })) }
    : {}
}

/** What is agreed of later visits, for those who read it. */
function visitsTold(facts: CaseFacts): CaseView['visits'] {
  const { visitsAgreedAt, visitsWithdrawnAt, visitDue } = facts
  if (visitsAgreedAt === undefined) return undefined
  const until = visitsUntil(facts, promiseVersion(facts.promiseVersion))
  return {
    agreedAt: time(visitsAgreedAt),
    ...(visitsWithdrawnAt === undefined ? {} : { withdrawnAt: time(visitsWithdrawnAt) }),
    ...(visitDue === undefined || !agreesToVisits(facts) ? {} : { next: time(visitDue) }),
    ...(until === undefined ? {} : { contactUntil: time(until) }),
  }
}

/** How the proposal reached its customer, and how they are reminded. */
function proposalTold(facts: CaseFacts, { sender }: Pick<Means, 'sender'>): CaseView['proposal'] {
  const { reached, unreachedSince } = facts
  const silence = runningSilence(facts)
  const limit = notReachedAt(facts)
  const promise = promiseVersion(facts.promiseVersion)
  return {
    ...(reached ? { reached: { ...reached, at: time(reached.at) } } : {}),
    ...(unreachedSince === undefined ? {} : { unreachedSince: time(unreachedSince) }),
    ...(limit === undefined ? {} : { notReachedAt: time(limit) }),
    ...(silence
      ? {
          reminder: {
            by: silence.reminder ?? reminderBy(facts, sender !== undefined),
            dueAt: time(remindDue(promise, silence, facts.outages ?? [])),
            ...(silence.remindedAt === undefined ? {} : { at: time(silence.remindedAt) }),
          },
        }
      : {}),
    waits: restsOnWord(facts) || (silence !== undefined && silence.warned > 0 && awaitsReminder(silence)),
  }
}

/** The case as its complainant sees it: public events only, with the words that still exist. */
export function view(
  { complaint, events }: Opened,
  words: WordsByEvent,
  files: FilesByEvent,
  means: Pick<Means, 'now' | 'sender'>,
): CaseView {
  const { now } = means
  const { facts, number } = complaint
  const remedyWords = events.findLast((event) => event.type === 'propose')
  const visits = visitsTold(facts)
  const remedyText = remedyWords && words.get(remedyWords.version)?.remedy
  return {
    caseNumber: number,
    ...(complaint.kind === 'real' ? {} : { kind: complaint.kind }),
    state: facts.state,
    severity: facts.severity,
    impact: facts.impact,
    category: facts.category,
    level: facts.level,
    round: facts.round,
    filedAt: time(facts.filedAt),
    ...(facts.channel === undefined ? {} : { channel: facts.channel }),
    ...(facts.recordedAt === undefined ? {} : { recordedAt: time(facts.recordedAt) }),
    clocks: facts.clocks.map((clock) => ({
      name: clock.name,
      round: clock.round,
      dueAt: time(clock.dueAt),
      ...(clock.metAt === undefined ? {} : { metAt: time(clock.metAt) }),
      ...(clock.endedAt === undefined ? {} : { endedAt: time(clock.endedAt) }),
      pausedMs: pausedMs(clock, now),
      pauses: clock.pauses.map(({ from, to, reason }) => ({
        from: time(from),
        ...(to === undefined ? {} : { to: time(to) }),
        reason,
      })),
      late: isLate(clock, now),
    })),
    ...(facts.outcome === undefined ? {} : { outcome: facts.outcome }),
    ...(facts.basis === undefined ? {} : { basis: facts.basis }),
    ...(facts.remedyDue === undefined
      ? {}
      : {
          remedy: {
            ...(remedyText === undefined ? {} : { text: remedyText }),
            due: facts.remedyDue,
            ...(facts.deliveredAt === undefined ? {} : { deliveredAt: time(facts.deliveredAt) }),
          },
        }),
    ...(facts.state === 'proposed' ? { proposal: proposalTold(facts, means) } : {}),
    ...(facts.outages
      ? { outages: facts.outages.map(({ from, to }) => ({ from: time(from), to: time(to) })) }
      : {}),
    ...(visits ? { visits } : {}),
    events: events
      .filter((event) => event.visibility === 'public')
      .map((event) => {
        const { text, unreadable } = words.get(event.version) ?? {}
        return {
          at: time(event.at),
          by: event.actor,
          type: event.type,
          ...(text === undefined ? {} : { text }),
          ...(unreadable ? { unreadable } : {}),
          ...broughtBy(event.version, files),
        }
      }),
    actions: actionsNow(facts, promiseVersion(facts.promiseVersion), now),
    version: complaint.version,
  }
}
