import * as z from 'zod'
import { Cause } from '#contract/causes'

/** What the page of causes lists: the cases of one kind of cause, or of one remediation item, or none yet. */
export const Causes = z.object({
  cause: z.enum(Cause.options).optional().catch(undefined),
  item: z.string().max(130).optional().catch(undefined),
  /** The case after which a further page begins: when it was closed (epoch ms), and its number. */
  after: z
    .string()
    .regex(/^\d{1,15}-MJ-[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    .optional()
    .catch(undefined),
})
export type Causes = z.output<typeof Causes>
