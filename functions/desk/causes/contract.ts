import * as z from 'zod/mini'
import { Cause } from '#contract/causes'

/** What the page of causes lists: the cases of one kind of cause, or of one remediation item, or none yet. */
export const Causes = z.object({
  cause: z.catch(z.optional(z.enum(Cause.options)), undefined),
  item: z.catch(z.optional(z.string().check(z.maxLength(130))), undefined),
  /** The case after which a further page begins: when it was closed (epoch ms), and its number. */
  after: z.catch(z.optional(z.string().check(z.regex(/^\d{1,15}-MJ-[0-9A-Z]{4}-[0-9A-Z]{4}$/))), undefined),
})
export type Causes = z.output<typeof Causes>
