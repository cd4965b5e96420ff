import type { Language } from '#contract/company'
import type { CaseFacts } from '#contract/complaints'
import { dayOf } from '#rules/promise'
import { address } from '#words/address'
import { inWords } from '#words/dates'
import { causesWords } from '#words/desk-causes'
import { VISIT_EARLY } from '../complaints/aftercare.ts'
import type { Place } from '../complaints/case/place.ts'
import type { Case } from '../complaints/store.ts'
import { titleOf } from '../content.ts'
import type { Fill } from '../http/page.ts'

/** Of the lists of what is public about a category, the one that this case needs: the customer's language counts. */
export const relatedTo = ({ language, facts }: Case) => ['related', `said-${language}-${facts.category}`]

/** When the case is visited next, and that it is time. */
export function visitParts({ visitDue, visitLate }: CaseFacts, place: Place) {
  if (visitDue === undefined) return { text: {}, show: [] }
  return {
    text: { visit: inWords(dayOf(place.promise.calendar, visitDue), place.language) },
    show: [
      'visit-planned',
      ...(visitLate ? ['visit-late'] : place.now >= visitDue - VISIT_EARLY ? ['visit-due'] : []),
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
