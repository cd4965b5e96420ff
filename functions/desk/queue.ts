import * as z from 'zod/mini'
import { Severity } from '#contract/categories'
import { Language } from '#contract/company'
import { State } from '#contract/complaints'

export const queueViews = [
  'late',
  'warned',
  'wrote-last',
  'not-reached',
  'reminders',
  'to-confirm',
  'remedies',
  'follow-ups',
  'causes',
] as const

/** Whose they are: one's own, or nobody's yet. */
export const holders = ['me', 'nobody'] as const

/** What the queue's address says: filters that one can bookmark. */
export const Queue = z.object({
  view: z.optional(z.enum(queueViews)),
  with: z.optional(z.enum(holders)),
  state: z.optional(z.enum(State.options)),
  level: z.optional(z.pipe(z.coerce.number(), z.int().check(z.gte(1), z.lte(3)))),
  severity: z.optional(z.enum(Severity.options)),
  category: z.optional(z.string().check(z.maxLength(64))),
  language: z.optional(z.enum(Language.options)),
  /** The case after which a further page begins: its deadline (epoch ms), and its number where others share it. */
  after: z.optional(z.string().check(z.regex(/^\d{1,15}-MJ-[0-9A-Z]{4}-[0-9A-Z]{4}$/))),
})
export type Queue = z.output<typeof Queue>

export const placeAfter = ({ dueAt, number }: { dueAt: number; number: string }) => `${dueAt}-${number}`

/** The address that narrows or widens what is chosen now; a further page starts over. */
export function queueAddress(queue: Queue, change: Partial<Queue>): string {
  const { after: _, ...kept } = queue
  const chosen = Object.entries({ ...kept, ...change }).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  )
  return chosen.length === 0 ? '' : `?${new URLSearchParams(chosen)}`
}
