import type { CaseFacts, Channel, NewComplaint } from '#contract/complaints'
import { type Event, file, type Role } from '#rules/complaints'
import { categories, followUps, noticeOn, promiseOn, today } from '../../content.ts'

/** What staff say of a complaint that came by telephone, letter or in person. */
export type Recorded = { channel: Channel; arrivedAt: number; by: Role }

export const contactIn = ({ name, organisation, email, phone }: NewComplaint) => ({
  name,
  organisation,
  email,
  phone,
})

/**
 * How a case begins, before anything is written: under the promise of the day on which it reached us, and the notice
 * of the day on which it is stored.
 */
export function begin(
  input: NewComplaint,
  now: number,
  recorded?: Recorded,
): { facts: CaseFacts; event: Event; notice: number } {
  const { category, impact, email, phone } = input
  const arrivedAt = recorded?.arrivedAt ?? now
  const promise = promiseOn(today(arrivedAt))
  const { version: notice, retention } = noticeOn(today(now))
  const hasContact = Object.values(contactIn(input)).some(Boolean)
  const severity = categories.categories.find((one) => one.id === category)?.severity[impact]
  if (!severity) throw new Error('the schema let through a category that the file does not have')
  const filing = {
    category,
    impact,
    severity,
    promiseVersion: promise.version,
    keepFor: { content: retention.content, record: retention.record },
    followUps,
    ...(hasContact
      ? {
          contact: {
            version: 1,
            email: email ? 'unconfirmed' : 'none',
            stopped: false,
            phone: Boolean(phone),
          } as const,
        }
      : {}),
    ...(recorded ? { channel: recorded.channel, recordedAt: now } : {}),
  }
  return { ...file(filing, promise, arrivedAt), notice }
}
