import * as z from 'zod/mini'
import { Severity } from '#contract/categories'
import { Clock, PauseReason } from '#contract/clocks'
import { type CaseFacts, Channel, Outcome } from '#contract/complaints'
import { VisitResult } from '#contract/visits'
import { acting } from '#words/acting'
import { inWords } from '#words/dates'
import { visitWords } from '#words/desk-visits'
import { intakeWords } from '#words/intake'
import { reachingWords } from '#words/reaching'
import { categories, today } from '../../content.ts'
import type { Opened } from '../store.ts'
import { levelName, type Place, reasonsFor, when } from './place.ts'

/** The facts that an event was stored with, as far as a customer reads of them. */
const Told = z.object({
  severity: z.optional(Severity),
  level: z.optional(z.number()),
  round: z.optional(z.number()),
  outcome: z.optional(Outcome),
  remedyDue: z.optional(z.string()),
  reason: z.optional(PauseReason),
  limit: z.optional(z.number()),
  clock: z.optional(Clock.shape.name),
  score: z.optional(z.number()),
  result: z.optional(VisitResult),
  visits: z.optional(z.boolean()),
  email: z.optional(z.string()),
  channel: z.optional(Channel),
  arrivedAt: z.optional(z.number()),
  way: z.optional(Channel),
  on: z.optional(z.string()),
  sentAt: z.optional(z.number()),
})

/** What a step came with, in short phrases under its line of the history. */
export function happenings(
  event: Opened['events'][number],
  { clocks }: Pick<CaseFacts, 'clocks'>,
  place: Place,
): string[] {
  const { language } = place
  const { case: t, openCase } = acting(language)
  const w = openCase.happened
  const told = Told.safeParse(event.facts).data ?? {}
  const say = <T>(value: T | undefined, words: (value: T) => string | undefined) => {
    const said = value === undefined ? undefined : words(value)
    return said === undefined ? [] : [said]
  }
  const severity = () => say(told.severity, (one) => w.severity(categories.severities[one].name[language]))
  const came = () =>
    say(told.channel, (channel) => {
      const t = intakeWords(language)
      return t.arrived(t.channels[channel], when(told.arrivedAt ?? event.at, place))
    })
  const level = () => say(told.level, (one) => w.level(levelName(one, place)))
  const round = () => {
    const begun = clocks.find((clock) => clock.name === 'propose' && clock.round === told.round)
    const due = say(begun, (clock) => w.proposalBy(when(clock.dueAt, place)))
    return [...say(told.round, w.round), ...level(), ...due]
  }
  const paused = () => clocks.flatMap((clock) => clock.pauses).find((pause) => pause.from === event.at)
  switch (event.type) {
    case 'filed':
      return [...came(), ...severity(), ...level()]
    case 'reassess':
      return [...severity(), ...level()]
    case 'told':
    case 'remind':
      return say(told.way, (way) => {
        const t = reachingWords(language)
        return t.happened.told(t.ways[way], inWords(told.on ?? today(event.at), language))
      })
    case 'mail-sent':
      return say(told.sentAt, (at) => reachingWords(language).happened.sentAt(when(at, place)))
    case 'ask':
      return say(paused(), (pause) => w.atMost(when(pause.limit, place)))
    case 'pause':
      return [
        ...say(told.reason, (reason) => w.reason(reasonsFor(place)[reason])),
        ...say(paused(), (pause) => w.atMost(when(pause.limit, place))),
      ]
    case 'allow-longer-pause':
      return say(told.limit, (limit) => w.atMost(when(limit, place)))
    case 'propose':
      return [
        ...say(told.outcome, (outcome) => w.finding(t.outcomes[outcome])),
        told.remedyDue === undefined ? w.noRemedy : w.remedyBy(inWords(told.remedyDue, language)),
      ]
    case 'final':
      return say(told.outcome, (outcome) => w.finding(t.outcomes[outcome]))
    case 'breach':
      return [...say(told.clock, (name) => w.promise(t.clockNames[name])), ...level()]
    case 'escalate':
      return level()
    case 'reject':
    case 'reopen':
    case 'not-received':
      return round()
    case 'accept':
      return told.visits ? [visitWords(language).with] : []
    case 'rate':
      return say(told.score, t.score)
    case 'visit':
      return say(told.result, (one) => visitWords(language).results[one])
    case 'correct-contact':
      return say(told.email, (email) => w.email[email])
    default:
      return []
  }
}
