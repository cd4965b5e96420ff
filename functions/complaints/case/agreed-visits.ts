import type { CaseFacts } from '#contract/complaints'
import { dayOf } from '#rules/promise'
import { inWords, lengthInWords } from '#words/dates'
import { visitWords } from '#words/desk-visits'
import { agreesToVisits, mayAgreeToVisits, visitsUntil } from '../aftercare.ts'
import { type Place, when } from './place.ts'

const monthsOf = ({ followUps }: CaseFacts, { language }: Place) =>
  visitWords(language).months(followUps?.agreed ?? [])

/** Until when something is kept for the visits, where it is kept longer than all else. */
export function untilSentences(facts: CaseFacts, place: Place): string[] {
  const until = visitsUntil(facts, place.promise)
  return until === undefined ? [] : [visitWords(place.language).until(when(until, place))]
}

/** What the customer said of later visits last, and what follows from it. */
function saidSentences(facts: CaseFacts, place: Place): string[] {
  const { visitsAgreedAt, visitsWithdrawnAt, visitDue } = facts
  const t = visitWords(place.language)
  if (visitsWithdrawnAt !== undefined) return [t.withdrawn(when(visitsWithdrawnAt, place))]
  if (visitsAgreedAt === undefined) return []
  const day = visitDue !== undefined && inWords(dayOf(place.promise.calendar, visitDue), place.language)
  return [
    t.agreed(when(visitsAgreedAt, place), monthsOf(facts, place)),
    ...(day ? [t.next(day)] : facts.state === 'closed' ? [t.last] : []),
    ...untilSentences(facts, place),
  ]
}

/** What the case page says and offers of later visits; the box names the months of the case's own plan. */
export function visitsOf(facts: CaseFacts, actions: readonly string[], place: Place) {
  const { language } = place
  const t = visitWords(language)
  const said = saidSentences(facts, place)
  const isOffered = facts.state === 'proposed' && mayAgreeToVisits(facts, place.promise, place.now)
  const isSection = said.length > 0 || actions.includes('agree-visits')
  return {
    text: {
      'visits-said': said.join(language === 'zh-CN' ? '' : ' '),
      'visits-box': t.box(monthsOf(facts, place)),
      // A plan without this length has no visits that could be agreed to.
      'visits-hint': t.hint(lengthInWords(facts.followUps?.missed ?? 0, language)),
    },
    show: [
      ...(isOffered ? ['offer-visits'] : []),
      ...(isSection ? ['visits'] : []),
      ...(said.length > 0 ? ['visits-said'] : []),
      ...(facts.reducedAt !== undefined && facts.erasedAt === undefined ? ['reduced'] : []),
    ],
  }
}

/** What an agreement brings, before it is given. */
export const agreeing = (before: CaseFacts, next: CaseFacts, place: Place): string[] =>
  agreesToVisits(next) && !agreesToVisits(before)
    ? [visitWords(place.language).with, ...untilSentences(next, place)]
    : []
