import * as z from 'zod'
import { Severity } from '#contract/categories'
import { Language } from '#contract/company'
import { State } from '#contract/complaints'

export const queueViews = ['late', 'warned', 'wrote-last', 'remedies', 'follow-ups', 'causes'] as const
/** Whose they are: one's own, or nobody's yet. */
export const holders = ['me', 'nobody'] as const

/** What the queue's address says: filters that one can bookmark. What is unknown is left out, as an old link may hold it. */
export const Queue = z.object({
  view: z.enum(queueViews).optional().catch(undefined),
  with: z.enum(holders).optional().catch(undefined),
  state: z.enum(State.options).optional().catch(undefined),
  level: z.coerce.number().pipe(z.int().min(1).max(3)).optional().catch(undefined),
  severity: z.enum(Severity.options).optional().catch(undefined),
  category: z.string().max(64).optional().catch(undefined),
  language: z.enum(Language.options).optional().catch(undefined),
  /** The case after which a further page begins: its deadline (epoch ms), and its number where others share it. */
  after: z
    .string()
    .regex(/^\d{1,15}-MJ-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    .optional()
    .catch(undefined),
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
