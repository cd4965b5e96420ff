import * as z from 'zod/mini'
import { Cause } from '#contract/causes'
import { Duration } from '#contract/promise'

const isAscending = (months: readonly number[]) =>
  months.every((one, i, all) => i === 0 || (all[i - 1] ?? 0) < one)

const Months = z
  .array(z.int().check(z.gte(1), z.lte(36)))
  .check(z.maxLength(6), z.refine(isAscending, 'months in order, each once'))

/** `content/follow-ups.yaml`: how many months after closing a customer is asked whether it is still good. */
export const FollowUps = z
  .strictObject({
    always: Months,
    /** The visits that the customer has to agree to (PIPL 14): for them contact data are kept longer. */
    agreed: Months,
    /** So long after its day a visit that nobody made is overdue, … */
    overdue: Duration,
    /** … and is given up: what is kept for it must not be kept for ever. */
    missed: Duration,
  })
  .check(
    z.refine(({ always, agreed }) => (always.at(-1) ?? 0) < (agreed[0] ?? Number.POSITIVE_INFINITY), {
      error: 'visits that need agreement after those that do not',
      path: ['agreed'],
    }),
    z.refine(({ overdue, missed }) => overdue < missed, {
      error: 'a visit is overdue before it is given up',
      path: ['missed'],
    }),
  )
export type FollowUps = z.output<typeof FollowUps>

/** The plan of visits as a case keeps it; one that was filed before the file said more knows nothing but months. */
const Plan = z.strictObject({
  always: z.array(z.int()),
  agreed: z.optional(z.array(z.int())),
  overdue: z.optional(z.int()),
  missed: z.optional(z.int()),
})

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
  followUps: z.optional(Plan),
  /** The next follow-up visit (epoch ms). */
  visitDue: z.optional(z.int()),
  /** It was warned about, because nobody had made it. */
  visitLate: z.optional(z.literal(true)),
  /** When that was: it is given up only when the rest of its time has passed since. */
  visitWarnedAt: z.optional(z.int()),
  /** The customer agreed to later visits, and took that back; what they said last counts. */
  visitsAgreedAt: z.optional(z.int()),
  visitsWithdrawnAt: z.optional(z.int()),
  /** Its words are due to go before anything else happens, and only what its visits need stays. */
  wordsGoFirst: z.optional(z.literal(true)),
  /** They went: contact data and one line are left until the last visit. */
  reducedAt: z.optional(z.int()),
})
