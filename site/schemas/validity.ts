import type { Certificate } from './certificates.ts'

/** In the order in which a register shows them: what a customer must know first stands first. */
export const validities = ['expired', 'expiring', 'not-yet', 'valid'] as const

/** How many days before its end a certificate is said to expire. */
export const NOTICE_DAYS = 60

/** `days` always counts from today: since the last day it held, until that day, until the first. */
export type Validity = { state: 'expired' | 'expiring' | 'not-yet'; days: number } | { state: 'valid' }

const DAY = 86_400_000
const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / DAY)

type Dates = Pick<Certificate, 'validFrom' | 'validUntil'>

/** A certificate holds through its last day. */
export function validity({ validFrom, validUntil }: Dates, today: string): Validity {
  if (today < validFrom) return { state: 'not-yet', days: daysFrom(today, validFrom) }
  if (validUntil === 'none') return { state: 'valid' }
  const left = daysFrom(today, validUntil)
  if (left < 0) return { state: 'expired', days: -left }
  return left <= NOTICE_DAYS ? { state: 'expiring', days: left } : { state: 'valid' }
}

/** Expired and expiring first; within a state, what ends first. */
export function byUrgency(today: string) {
  const rank = (dates: Dates) => validities.indexOf(validity(dates, today).state)
  const end = ({ validUntil }: Dates) => (validUntil === 'none' ? '9999-12-31' : validUntil)
  return (a: Dates, b: Dates) => rank(a) - rank(b) || end(a).localeCompare(end(b))
}
