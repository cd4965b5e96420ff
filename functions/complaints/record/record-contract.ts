import * as z from 'zod/mini'
import { Clock, PauseReason } from '#contract/clocks'
import { Language } from '#contract/company'
import { CaseContact, CaseKind } from '#contract/complaints'
import { SentFile } from '#contract/files'
import { CaseView, unreadable } from '../view-contract.ts'

const Time = z.iso.datetime()
const { actions: _, clocks: __, events: ___, ...seen } = CaseView.shape

/** Everything the company holds on a case that is its complainant's to see and to take along (PIPL 45). */
export const CaseRecord = z.strictObject({
  ...seen,
  exportedAt: Time,
  kind: CaseKind,
  language: Language,
  onBehalf: z.boolean(),
  /** The version of the privacy notice that was agreed to, and of the service promise that governs the case. */
  notice: z.int(),
  promise: z.int(),
  closedAt: z.optional(Time),
  erasureAskedAt: z.optional(Time),
  erasedAt: z.optional(Time),
  /** Words and files went; contact data and one line are kept for visits that were agreed to. */
  reducedAt: z.optional(Time),
  /** Until when words, files and contact data are kept, and the bare record; known once the case is closed. */
  contentUntil: z.optional(Time),
  recordUntil: z.optional(Time),
  contact: z.optional(
    z.strictObject({
      name: z.optional(z.string()),
      organisation: z.optional(z.string()),
      email: z.optional(z.string()),
      phone: z.optional(z.string()),
      emailIs: CaseContact.shape.email,
      mailStopped: z.boolean(),
    }),
  ),
  clocks: z.array(
    z.strictObject({
      name: Clock.shape.name,
      round: z.int(),
      startedAt: Time,
      promisedMs: z.int(),
      dueAt: Time,
      metAt: z.optional(Time),
      endedAt: z.optional(Time),
      pausedMs: z.int(),
      pauses: z.array(z.strictObject({ from: Time, to: z.optional(Time), limit: Time, reason: PauseReason })),
      late: z.boolean(),
      lateMs: z.int(),
    }),
  ),
  events: z.array(
    z.strictObject({
      version: z.int(),
      at: Time,
      by: z.enum(['customer', 'staff', 'clock']),
      type: z.string(),
      facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
      text: z.optional(z.string()),
      wish: z.optional(z.string()),
      reference: z.optional(z.string()),
      remedy: z.optional(z.string()),
      unreadable,
      files: z.optional(z.array(SentFile)),
    }),
  ),
  mails: z.array(
    z.strictObject({
      kind: z.enum(['arrived', 'news', 'code']),
      createdAt: Time,
      sentAt: z.optional(Time),
      givenUpAt: z.optional(Time),
    }),
  ),
})
export type CaseRecord = z.output<typeof CaseRecord>
