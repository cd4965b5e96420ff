import * as z from 'zod/mini'
import { CaseFacts } from '#contract/complaints'

/** What an entry of the erasure list may hold, and nothing else. */
export const Entry = z.strictObject({ number: z.string(), at: z.int(), facts: CaseFacts })
