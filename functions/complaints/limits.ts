import type { Actor, Step } from '#rules/complaints'
import type { Known } from './store.ts'
import type { Words } from './words.ts'

const DAY = 24 * 60 * 60 * 1000
/** What a case takes from its customer: messages and corrections of contact data, in all and in 24 hours. */
export const MESSAGES = 200
export const MESSAGES_A_DAY = 40
/** And words in all of its steps, in bytes as they are sealed. */
export const WORDS = 2_000_000

const counts = (type: string) => type === 'message' || type === 'correct-contact'
const encoder = new TextEncoder()

export type Limit = 'case-full' | 'day-full'

/**
 * A case has an end: which limit a step of its customer meets. A step without words that is no message always goes
 * through, so that a case can be agreed to, withdrawn or erased however full it is.
 */
export function limitMet(
  { complaint, events }: Pick<Known, 'complaint' | 'events'>,
  { step, by, words }: { step: Pick<Step, 'step'>; by: Actor; words?: Words | undefined },
  now: number,
): Limit | undefined {
  if (by.kind !== 'customer') return undefined
  const size = words ? encoder.encode(JSON.stringify(words)).length : 0
  if (size > 0 && complaint.heardBytes + size > WORDS) return 'case-full'
  if (!counts(step.step)) return undefined
  const sent = events.filter(({ actor, type }) => actor === 'customer' && counts(type))
  if (sent.length >= MESSAGES) return 'case-full'
  return sent.filter(({ at }) => at > now - DAY).length >= MESSAGES_A_DAY ? 'day-full' : undefined
}
