import type { Language } from '#contract/company'
import type { CaseFacts } from '#contract/complaints'
import { dayOf } from '#rules/promise'
import { address } from '#words/address'
import { inWords } from '#words/dates'
import { causesWords } from '#words/desk-causes'
import { visitWords } from '#words/desk-visits'
import { VISIT_EARLY } from '../complaints/aftercare.ts'
import type { Place } from '../complaints/case/place.ts'
import type { Case } from '../complaints/store.ts'
import { titleOf } from '../content.ts'
import type { Fill } from '../http/page.ts'

/** Of the lists of what is public about a category, the one that this case needs: the customer's language counts. */
export const relatedTo = ({ language, facts }: Case) => ['related', `said-${language}-${facts.category}`]

/** When the case is visited next, that it is time, and what its customer agreed to. */
export function visitParts(facts: CaseFacts, place: Place) {
  const { visitDue, visitLate, visitsAgreedAt, visitsWithdrawnAt, followUps, reducedAt } = facts
  const t = visitWords(place.language)
  const day = (at: number) => inWords(dayOf(place.promise.calendar, at), place.language)
  const time = visitDue !== undefined && place.now >= visitDue - VISIT_EARLY ? ['visit-due'] : []
  const consent =
    visitsAgreedAt !== undefined && visitsWithdrawnAt === undefined
      ? t.staff(day(visitsAgreedAt), t.months(followUps?.agreed ?? []))
      : visitsWithdrawnAt !== undefined && t.staffWithdrawn(day(visitsWithdrawnAt))
  return {
    text: {
      ...(visitDue === undefined ? {} : { visit: day(visitDue) }),
      ...(consent ? { 'visit-consent': consent } : {}),
    },
    show: [
      ...(visitDue === undefined ? [] : ['visit-planned', ...(visitLate ? ['visit-late'] : time)]),
      ...(consent ? ['visit-consent'] : []),
      ...(reducedAt !== undefined && facts.erasedAt === undefined ? ['reduced'] : []),
    ],
  }
}

/** A cause as colleagues say it, with the item that will stop it. */
export function causeSaid({ cause, item }: Pick<CaseFacts, 'cause' | 'item'>, language: Language): string[] {
  if (cause === undefined) return []
  const t = causesWords(language)
  return [t.causes[cause], ...(item === undefined ? [] : [t.stops(titleOf(item)?.[language] ?? item)])]
}

/** What the case page says of a case's cause, and of the remediation item that will stop it. */
export function causeParts(facts: CaseFacts, language: Language) {
  const { cause, item, causeOwed } = facts
  const title = item === undefined ? undefined : titleOf(item)
  const [timeline, id] = item?.split('/') ?? []
  return {
    text: {
      ...(cause === undefined ? {} : { cause: causesWords(language).causes[cause] }),
      ...(item === undefined ? {} : { item: title?.[language] ?? item }),
    },
    attributes: title ? { item: { href: `${address(language, '/remediation/')}${timeline}/#${id}` } } : {},
    show: [
      ...(causeOwed ? ['cause-owed'] : []),
      ...(cause === undefined ? [] : ['cause']),
      ...(item === undefined ? [] : ['item']),
    ],
  } satisfies Fill
}
