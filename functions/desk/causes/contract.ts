import * as z from 'zod/mini'
import { Cause } from '#contract/causes'

/** What the page of causes lists: the cases of one kind of cause, or of one remediation item, or none yet. */
export const Causes = z.object({
  cause: z.optional(z.enum(Cause.options)),
  item: z.optional(z.string().check(z.maxLength(130))),
  /** The case after which a further page begins: when it was closed (epoch ms), and its number. */
  after: z.optional(z.string().check(z.regex(/^\d{1,15}-MJ-[0-9A-Z]{4}-[0-9A-Z]{4}$/))),
})
export type Causes = z.output<typeof Causes>
