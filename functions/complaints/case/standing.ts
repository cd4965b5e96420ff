import type { Clock } from '#contract/clocks'
import type { Language } from '#contract/company'
import type { CaseFacts } from '#contract/complaints'
import { isLate, isRunning, openPause, overrun } from '#rules/clocks'
import { acting } from '#words/acting'
import { inWords } from '#words/dates'
import { span } from '#words/moments'
import { today } from '../../content.ts'
import { reopenUntil } from '../windows.ts'
import { type Place, when } from './place.ts'

const running = (facts: CaseFacts, name: Clock['name']) =>
  facts.clocks.find((clock) => clock.name === name && isRunning(clock))
const pauseOf = (facts: CaseFacts) => facts.clocks.filter(isRunning).map(openPause).find(Boolean)

/** Where the case stands, in one sentence. */
export function stateSentence(facts: CaseFacts, language: Language): string {
  const t = acting(language).case
  if (facts.state === 'closed' && facts.basis) return t.closedBy[facts.basis]
  const pause = pauseOf(facts)
  if (facts.state === 'waiting' && pause) return t.waitingFor[pause.reason]
  return t.states[facts.state]
}

/** The promises of this round that we did not keep, and by how much: the bad part is said first. */
export function missedSentences(facts: CaseFacts, { language, now }: Place): string[] {
  const t = acting(language).openCase.missed
  return facts.clocks.flatMap((clock) => {
    if (clock.name === 'silence' || clock.round !== facts.round || !isLate(clock, now)) return []
    const by = span(overrun(clock, now), language)
    if (!isRunning(clock)) return [t[clock.name](by)]
    return [clock.name === 'respond' ? t.respondStill(by) : t.proposeStill(by)]
  })
}

/** What else is to be known of a proposal that closes by itself: the one reminder, and how it will count. */
export function silenceSentences(facts: CaseFacts, place: Place): string[] {
  const t = acting(place.language).openCase.next
  const silence = running(facts, 'silence')
  if (!silence) return []
  const remindAt = silence.from + place.promise.windows.remind
  const isToCome = silence.warned === 0 && remindAt < silence.dueAt
  return [isToCome ? t.remind(when(remindAt, place)) : t.reminded, t.apart]
}

/** After closing: the remedy, and until when the case can be opened again. */
function closedSentences(facts: CaseFacts, place: Place): string[] {
  const { language, promise, now } = place
  const t = acting(language).case
  const { remedyDue, deliveredAt } = facts
  const until = facts.basis === 'final' ? 0 : reopenUntil(facts, promise)
  const isReadOnly = [facts.erasureAskedAt, facts.erasedAt, facts.reducedAt].some((at) => at !== undefined)
  return [
    ...(remedyDue && deliveredAt === undefined ? [t.remedy(inWords(remedyDue, language))] : []),
    ...(deliveredAt === undefined ? [] : [t.delivered(inWords(today(deliveredAt), language))]),
    ...(until > now && !isReadOnly ? [t.reopenUntil(when(until, place))] : []),
  ]
}

/** What comes next, and by when, under the sentence that says where the case stands. */
export function nextSentences(facts: CaseFacts, place: Place): string[] {
  const t = acting(place.language).openCase.next
  const inTime = (name: 'respond' | 'propose', say: (by: string) => string) => {
    const clock = running(facts, name)
    return clock && !isLate(clock, place.now) ? [say(when(clock.dueAt, place))] : []
  }
  switch (facts.state) {
    case 'received':
      return inTime('respond', t.respond)
    case 'investigating':
      return inTime('propose', t.propose)
    case 'waiting': {
      const pause = pauseOf(facts)
      if (!pause) return []
      const until = when(pause.limit, place)
      return [pause.reason === 'customer-information' ? t.answer(until) : t.pause(until)]
    }
    case 'proposed': {
      const silence = running(facts, 'silence')
      return [silence ? acting(place.language).case.silence(when(silence.dueAt, place)) : t.stopped]
    }
    case 'closed':
      return closedSentences(facts, place)
  }
}

/** Whether the case waits for something that only the customer can tell. */
export const isAsked = (facts: CaseFacts) =>
  facts.state === 'waiting' && pauseOf(facts)?.reason === 'customer-information'

/** What sending a message will bring, said beside its button. */
export function messageFollows(facts: CaseFacts, language: Language): string {
  const t = acting(language).openCase.message
  if (isAsked(facts)) return t.answers
  if (facts.state === 'proposed') return running(facts, 'silence') ? t.stops : t.stopped
  return t[facts.state]
}
