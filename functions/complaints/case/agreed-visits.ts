import type { CaseFacts } from '#contract/complaints'
import { dayOf } from '#rules/promise'
import { inWords, lengthInWords } from '#words/dates'
import { visitWords } from '#words/desk-visits'
import { visitsUntil } from '../aftercare.ts'
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
  ]
}

/** The box that asks for agreement names the months of the case's own plan, and how long something is kept for a visit that nobody makes. */
export const boxOf = (facts: CaseFacts, place: Place) => ({
  'visits-months': monthsOf(facts, place),
  // A plan without this length has no visits that could be agreed to.
  'visits-length': lengthInWords(facts.followUps?.missed ?? 0, place.language),
})

/** What the case page says and offers of later visits. */
export function visitsOf(facts: CaseFacts, actions: readonly string[], place: Place) {
  const said = saidSentences(facts, place)
  return {
    text: { 'visits-said': said.join(place.language === 'zh-CN' ? '' : ' '), ...boxOf(facts, place) },
    show: [
      ...(said.length > 0 || actions.includes('agree-visits') ? ['visits'] : []),
      ...(said.length > 0 ? ['visits-said'] : []),
      ...(facts.reducedAt !== undefined && facts.erasedAt === undefined ? ['reduced'] : []),
    ],
  }
}
