import * as z from 'zod/mini'
import { Outage } from '#contract/outages'

const Instant = z.int()

/** How people who are not at a screen complain, and are told. */
export const Way = z.enum(['phone', 'letter', 'in-person'])

/** How the customer of a proposal was reached: from there their time to answer it runs. */
export const Reached = z.strictObject({
  by: z.enum(['mail', 'opened', 'told']),
  at: Instant,
  /** How staff told it. */
  way: z.optional(Way),
  /** A supervisor confirmed that it was told: before, silence closes no case. */
  confirmed: z.optional(z.literal(true)),
})
export type Reached = z.output<typeof Reached>

/** The part of a case's facts that tells whether its proposal has reached its customer, and what moves their times. */
export const Reach = z.strictObject({
  reached: z.optional(Reached),
  /** The proposal has reached nobody, and since when it has waited for that. */
  unreachedSince: z.optional(Instant),
  /** When the proposal was opened with the access code for the first time. */
  openedAt: z.optional(Instant),
  /** A mail is on its way that would reach or remind the customer: when it is looked next what became of it. */
  mailCheckAt: z.optional(Instant),
  /** Somebody has to remind the customer: no mail can. */
  reminderOwed: z.optional(z.literal(true)),
  /** That the customer was told waits for a supervisor's confirmation. */
  confirmationOwed: z.optional(z.literal(true)),
  /** Outages in the time in which the customer can answer or come back. */
  outages: z.optional(z.array(Outage)),
})
