import * as z from 'zod/mini'
import { isVisible, isWhole } from '#rules/text'
import { LONGEST } from '../find/looked-for.ts'

/** Whose cases go to whom. */
export const NewHandOver = z.strictObject({ from: z.string('from.missing'), to: z.string('to.missing') })

/** One field takes a number, an address, a telephone number or an order; it stands in no address and no record. */
export const NewSearch = z.strictObject({
  what: z
    .string('what.missing')
    .check(
      z.trim(),
      z.refine(isWhole, { error: 'text.unreadable', abort: true }),
      z.refine(isVisible, { error: 'what.missing', abort: true }),
      z.maxLength(LONGEST, 'what.long'),
      z.meta({ minLength: 1 }),
    ),
})
