import type { Language } from '#contract/company'
import type { Calendar } from '#contract/promise'
import { apart, dayOf, monthsAfter } from '#rules/promise'
import { inWords } from '#words/dates'
import { deskWords } from '#words/desk'
import { distance } from '#words/moments'
import type { StaffAction } from './contract.ts'

const FURTHEST_MONTHS = 12

/** A day that staff typed and from which a promise would count, where it is none to promise by. */
export type Misdated = {
  field: 'remedyDue' | 'until'
  code: 'day.past' | 'day.far'
  away: ReturnType<typeof apart>
  /** The last day that would be taken. */
  last: string
}

function typedDay(wanted: StaffAction): { field: Misdated['field']; day: string } | undefined {
  if (wanted.action === 'allow-longer-pause') return { field: 'until', day: wanted.until }
  if (wanted.action !== 'propose' || wanted.remedyDue === undefined) return undefined
  return { field: 'remedyDue', day: wanted.remedyDue }
}

/** Customers wait, and their words are kept, until such a day: one before today or over a year ahead is a slip. */
export function misdated(wanted: StaffAction, calendar: Calendar, now: number): Misdated | undefined {
  const typed = typedDay(wanted)
  if (!typed) return undefined
  const { field, day } = typed
  const [today, last] = [dayOf(calendar, now), dayOf(calendar, monthsAfter(calendar, now, FURTHEST_MONTHS))]
  if (today <= day && day <= last) return undefined
  return { field, code: day < today ? 'day.past' : 'day.far', away: apart(today, day), last }
}

export function misdatedInWords({ code, away, last }: Misdated, language: Language): string {
  const { past, far } = deskWords(language).days
  const length = distance(away, language)
  return code === 'day.past' ? past(length) : far(length, inWords(last, language))
}
