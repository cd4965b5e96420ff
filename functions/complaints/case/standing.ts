import type { Clock } from '#contract/clocks'
import type { Language } from '#contract/company'
import type { CaseFacts } from '#contract/complaints'
import { isLate, isRunning, openPause, overrun, remindDue } from '#rules/clocks'
import { acting } from '#words/acting'
import { inWords, lengthInWords } from '#words/dates'
import { span } from '#words/moments'
import { reachingWords } from '#words/reaching'
import { today } from '../../content.ts'
import { notReachedAt, reminderBy, restsOnWord } from '../reaching.ts'
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

/** The one reminder: by whom and when it will be given, or was. */
function reminderSentences(silence: Clock, facts: CaseFacts, place: Place): string[] {
  const t = reachingWords(place.language).customer
  const { warned, remindedAt, reminder = reminderBy(facts, place.isMailOn) } = silence
  if (remindedAt !== undefined) return [t.reminded(when(remindedAt, place))]
  const due = when(remindDue(place.promise, silence, facts.outages ?? []), place)
  if (reminder === 'none') return [t.remind.none]
  if (warned === 0) return [t.remind[reminder](due)]
  return [reminder === 'mail' ? t.onItsWay : t.owed]
}

/** What else is to be known of a proposal that closes by itself: how it was told, the one reminder, and how it will count. */
export function silenceSentences(facts: CaseFacts, place: Place): string[] {
  const t = reachingWords(place.language).customer
  const silence = running(facts, 'silence')
  const { reached, outages = [] } = facts
  if (facts.state !== 'proposed' || !silence) return []
  const lost = outages.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, silence.from)), 0)
  return [
    ...(reached?.by === 'told' && reached.way
      ? [t.told(reachingWords(place.language).by[reached.way], inWords(today(reached.at), place.language))]
      : []),
    ...(restsOnWord(facts) ? [t.unconfirmed] : []),
    ...reminderSentences(silence, facts, place),
    ...(lost === 0 ? [] : [t.outage(span(lost, place.language))]),
    acting(place.language).openCase.next.apart,
  ]
}

/** A proposal that has not reached its customer: when their time begins, and what happens if it never does. */
function unreachedSentences(facts: CaseFacts, place: Place): string[] {
  const t = reachingWords(place.language).customer
  const limit = notReachedAt(facts)
  const length = lengthInWords(facts.keepFor.content, place.language)
  return [t.unreached, ...(limit === undefined ? [] : [t.notReached(when(limit, place), length)])]
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
    ...(facts.basis === 'not-reached' && !isReadOnly
      ? [reachingWords(language).customer.reopenNotReached]
      : []),
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
      if (silence) return [acting(place.language).case.silence(when(silence.dueAt, place))]
      return facts.unreachedSince === undefined || facts.customerWroteLast
        ? [t.stopped]
        : unreachedSentences(facts, place)
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
  if (facts.state === 'proposed')
    return running(facts, 'silence') || !facts.customerWroteLast ? t.stops : t.stopped
  return t[facts.state]
}
