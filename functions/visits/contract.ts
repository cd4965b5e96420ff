import * as z from 'zod/mini'
import { Cause } from '#contract/causes'

const isAscending = (months: readonly number[]) =>
  months.every((one, i, all) => i === 0 || (all[i - 1] ?? 0) < one)

/** `content/follow-ups.yaml`: how many months after closing a customer is asked whether it is still good. */
export const FollowUps = z.strictObject({
  always: z
    .array(z.int().check(z.gte(1), z.lte(36)))
    .check(z.maxLength(6), z.refine(isAscending, 'months in order, each once')),
})
export type FollowUps = z.output<typeof FollowUps>

/** What a visit found: the remedy holds, in part, not at all; or nobody could be reached. */
export const VisitResult = z.enum(['holds', 'partly', 'fails', 'not-reached'])
export type VisitResult = z.output<typeof VisitResult>

/** The part of a case's facts that tells what is asked of it once it is closed. */
export const Aftercare = z.strictObject({
  /** It was closed with a finding, and nobody has said since where it came from. */
  causeOwed: z.optional(z.literal(true)),
  cause: z.optional(Cause),
  /** The remediation item that will stop it, as `<timeline>/<item>`. */
  item: z.optional(z.string()),
  /** The plan of follow-up visits under which it was filed. */
  followUps: z.optional(FollowUps),
  /** The next follow-up visit (epoch ms). */
  visitDue: z.optional(z.int()),
  /** It was warned about, because nobody had made it. */
  visitLate: z.optional(z.literal(true)),
})
