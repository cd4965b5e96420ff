import * as z from 'zod/mini'
import { LONGEST } from '../find/looked-for.ts'

/** Whose cases go to whom. */
export const NewHandOver = z.strictObject({ from: z.string('from.missing'), to: z.string('to.missing') })

/** One field takes a number, an address, a telephone number or an order; it stands in no address and no record. */
export const NewSearch = z.strictObject({
  what: z
    .string('what.missing')
    .check(z.trim(), z.minLength(1, 'what.missing'), z.maxLength(LONGEST, 'what.long')),
})
