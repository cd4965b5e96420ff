import * as z from 'zod/mini'
import { Cause } from '#contract/causes'
import { Clock } from '#contract/clocks'
import type { Language } from '#contract/company'
import { BreachReason, type CaseFacts } from '#contract/complaints'
import { isRunning, openPause } from '#rules/clocks'
import { acting } from '#words/acting'
import { deskWords } from '#words/desk'
import { causesWords } from '#words/desk-causes'
import { replyWords } from '#words/desk-replies'
import { intakeWords } from '#words/intake'
import { reachingWords } from '#words/reaching'
import { isMailed, type Telling } from '../complaints/case/history.tsx'
import type { Opened } from '../complaints/store.ts'
import { causeSaid } from './beside-case.ts'
import { playbookTitle } from './playbooks.tsx'

/** Where the case stands, as colleagues say it. */
export function standing(facts: CaseFacts, language: Language): string {
  const t = deskWords(language).standing
  if (facts.state === 'waiting') {
    const pause = facts.clocks.filter(isRunning).map(openPause).find(Boolean)
    return pause ? t.waiting[pause.reason] : t.investigating
  }
  if (facts.state === 'proposed') {
    if (hasQuestion(facts)) return t.asked
    if (facts.unreachedSince !== undefined) return t.unreached
    return facts.reminderOwed ? t.toRemind : facts.confirmationOwed ? t.toConfirm : t.proposed
  }
  if (facts.state !== 'closed') return t[facts.state]
  return owesRemedy(facts) ? t.owed : t.closed[facts.basis ?? 'agreed']
}

export const owesRemedy = ({ remedyDue, deliveredAt }: CaseFacts) =>
  remedyDue !== undefined && deliveredAt === undefined

/** A question of the customer ends the silence, or keeps it from beginning: it is we who owe an answer. */
export const hasQuestion = ({ state, clocks, unreachedSince, customerWroteLast }: CaseFacts) =>
  state === 'proposed' &&
  (unreachedSince === undefined
    ? !clocks.some((clock) => clock.name === 'silence' && isRunning(clock))
    : customerWroteLast)

const Told = z.object({
  assignee: z.optional(z.string()),
  clock: z.optional(Clock.shape.name),
  percent: z.optional(z.number()),
  breachReason: z.optional(BreachReason),
  cause: z.optional(Cause),
  item: z.optional(z.string()),
  playbook: z.optional(z.string()),
  by: z.optional(z.enum(['desk', 'none'])),
})

/**
 * The history as colleagues read it: everything, the newest first, who did what by role; internal entries are
 * marked, and so is what came after the version that a writer had seen.
 */
export function amongColleagues(
  language: Language,
  nameOf: (staff: string) => string,
  files: string,
  seen: number = Number.POSITIVE_INFINITY,
): Telling {
  const t = deskWords(language)
  const did: Record<string, string> = t.told.did
  return {
    chosen: (events) => events.toReversed(),
    says: ({ actor, role, type }, bringsFilesAlone) => {
      const who = actor === 'staff' ? (role ?? 'staff') : actor
      const isRecorded = type === 'filed' && actor === 'staff'
      const said = isRecorded
        ? intakeWords(language).recorded
        : isMailed(actor, type)
          ? reachingWords(language).remindsByMail.staff
          : (did[type] ?? type)
      const what = type === 'message' && bringsFilesAlone ? t.told.sentFiles : said
      return t.told.sentence(t.told.who[who], what)
    },
    marks: ({ visibility, version }) => [
      ...(visibility === 'internal' ? [t.case.internal] : []),
      ...(version > seen ? [t.case.fresh] : []),
    ],
    adds: (event) => besides(event, language, nameOf),
    rootCause: causesWords(language).rootCause,
    files,
  }
}

/** What a step came with that only colleagues read. */
function besides(
  { type, facts }: Opened['events'][number],
  language: Language,
  nameOf: (staff: string) => string,
): string[] {
  const t = deskWords(language).told
  const { breachReasons, because, fromPlaybook } = replyWords(language)
  const told = Told.safeParse(facts).data ?? {}
  const { assignee, clock, percent, breachReason, cause, item, playbook, by } = told
  if (type === 'call-to-remind' && by !== undefined) return [reachingWords(language).happened.by[by]]
  if (type === 'assign' && assignee !== undefined) return [t.to(nameOf(assignee))]
  if (type === 'warn' && clock !== undefined && percent !== undefined)
    return [t.used(acting(language).case.clockNames[clock], percent)]
  return [
    ...causeSaid({ cause, item }, language),
    ...(breachReason === undefined ? [] : [because(breachReasons[breachReason])]),
    ...(playbook === undefined ? [] : [fromPlaybook(playbookTitle(playbook, language))]),
  ]
}
