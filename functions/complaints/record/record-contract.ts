import * as z from 'zod'
import { Clock, PauseReason } from '#contract/clocks'
import { Language } from '#contract/company'
import { CaseContact, CaseKind, CaseView } from '#contract/complaints'
import { SentFile } from '#contract/files'

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
  closedAt: Time.optional(),
  erasureAskedAt: Time.optional(),
  erasedAt: Time.optional(),
  /** Until when words, files and contact data are kept, and the bare record; known once the case is closed. */
  contentUntil: Time.optional(),
  recordUntil: Time.optional(),
  contact: z
    .strictObject({
      name: z.string().optional(),
      organisation: z.string().optional(),
      email: z.string().optional(),
      phone: z.string().optional(),
      emailIs: CaseContact.shape.email,
      mailStopped: z.boolean(),
    })
    .optional(),
  clocks: z.array(
    z.strictObject({
      name: Clock.shape.name,
      round: z.int(),
      startedAt: Time,
      promisedMs: z.int(),
      dueAt: Time,
      metAt: Time.optional(),
      endedAt: Time.optional(),
      pausedMs: z.int(),
      pauses: z.array(z.strictObject({ from: Time, to: Time.optional(), limit: Time, reason: PauseReason })),
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
      text: z.string().optional(),
      wish: z.string().optional(),
      reference: z.string().optional(),
      remedy: z.string().optional(),
      files: z.array(SentFile).optional(),
    }),
  ),
  mails: z.array(
    z.strictObject({
      kind: z.enum(['arrived', 'news', 'code']),
      createdAt: Time,
      sentAt: Time.optional(),
      givenUpAt: Time.optional(),
    }),
  ),
})
export type CaseRecord = z.output<typeof CaseRecord>
