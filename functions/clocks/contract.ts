import * as z from 'zod/mini'

export const pauseReasons = ['customer-information', 'outside-test', 'customer-asked'] as const
export const PauseReason = z.enum(pauseReasons)
export type PauseReason = z.output<typeof PauseReason>

const Instant = z.int()

/** A stretch in which the promised time does not run. `limit` is when it ends by itself. */
export const Pause = z.strictObject({
  from: Instant,
  to: z.optional(Instant),
  limit: Instant,
  reason: PauseReason,
})
export type Pause = z.output<typeof Pause>

/** Instants are epoch milliseconds, lengths milliseconds. Stored with the case; see rules.ts for what it means. */
export const Clock = z.strictObject({
  name: z.enum(['respond', 'propose', 'silence']),
  round: z.int().check(z.positive()),
  /** Where it started: the filing, the round's beginning, or for silence what was written last. */
  from: Instant,
  /** What was promised, in counted time. */
  promised: z.int().check(z.positive()),
  /** The due time; while paused, the one that stood before the pause. */
  dueAt: Instant,
  /** A promise made tighter later is not late before this. */
  floor: z.optional(Instant),
  pauses: z.array(Pause),
  /** What was promised happened; before or after the due time. */
  metAt: z.optional(Instant),
  /** It stopped mattering: withdrawn, answered, or begun anew. */
  endedAt: z.optional(Instant),
  breachedAt: z.optional(Instant),
  /** The share in percent at which the last warning (for silence: the reminder) was recorded. */
  warned: z.union([z.literal(0), z.literal(50), z.literal(80)]),
  /** Of silence: how its customer is reminded, from the moment at which the reminder is due. */
  reminder: z.optional(z.enum(['mail', 'desk', 'none'])),
  /** Of silence: when the reminder was put on its way, and when it went out. */
  reminderAt: z.optional(Instant),
  remindedAt: z.optional(Instant),
})
export type Clock = z.output<typeof Clock>
