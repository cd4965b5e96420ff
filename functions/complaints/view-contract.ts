import * as z from 'zod/mini'
import { Impact, Severity } from '#contract/categories'
import { Clock, PauseReason } from '#contract/clocks'
import { Day } from '#contract/company'
import { Basis, Channel, Outcome, State } from '#contract/complaints'
import { SentFile } from '#contract/files'
import { Reached } from '#contract/reach'

const Time = z.iso.datetime()

/** Of an entry of which something was damaged where it is stored; the rest of the case is as it was. */
export const unreadable = z
  .optional(z.literal(true))
  .check(z.meta({ description: 'Something of this entry is damaged and cannot be read.' }))

export const Standing = z.strictObject({ state: State, version: z.int() })

/** What a sending of files became: one message of the case. */
export const FilesSent = z.strictObject({ ...Standing.shape, files: z.array(SentFile) })

/** What is agreed of follow-up visits that need the customer's consent; absent where they never agreed. */
const Visits = z.strictObject({
  agreedAt: Time,
  withdrawnAt: z.optional(Time),
  next: z.optional(Time).check(z.meta({ description: 'When the next one is due.' })),
  contactUntil: z
    .optional(Time)
    .check(z.meta({ description: 'Until when contact data and one line are kept for them, at the latest.' })),
})

/** How a proposal that waits for its customer reached them, and how they are reminded of it. */
const ProposalView = z.strictObject({
  reached: z.optional(
    z.strictObject({
      by: Reached.shape.by,
      at: Time,
      way: Reached.shape.way,
      confirmed: z
        .optional(z.literal(true))
        .check(z.meta({ description: 'Told by staff, and a supervisor confirmed it.' })),
    }),
  ),
  unreachedSince: z
    .optional(Time)
    .check(z.meta({ description: 'It has reached nobody: the time to answer has not begun.' })),
  notReachedAt: z
    .optional(Time)
    .check(z.meta({ description: 'When the case closes as not reached if that stays so.' })),
  reminder: z.optional(
    z.strictObject({
      by: z
        .enum(['mail', 'desk', 'none'])
        .check(z.meta({ description: 'By mail, by somebody at the company, or not at all.' })),
      dueAt: Time,
      at: z.optional(Time).check(z.meta({ description: 'When it went out. Closing counts from then.' })),
    }),
  ),
  waits: z
    .boolean()
    .check(z.meta({ description: 'Closing waits for the reminder, or for a supervisor’s confirmation.' })),
})

/** A case as its complainant sees it. */
export const CaseView = z.strictObject({
  caseNumber: z.string(),
  /** Absent of a real case. */
  kind: z.optional(z.enum(['demo', 'drill'])),
  state: State,
  severity: Severity,
  impact: Impact,
  category: z.string(),
  level: z.int(),
  round: z.int(),
  filedAt: Time,
  /** How it came, and when staff recorded it; neither where its complainant filed it. */
  channel: z.optional(Channel),
  recordedAt: z.optional(Time),
  clocks: z.array(
    z.strictObject({
      name: Clock.shape.name,
      round: z.int(),
      dueAt: Time,
      metAt: z.optional(Time),
      endedAt: z.optional(Time),
      pausedMs: z.int(),
      pauses: z.array(z.strictObject({ from: Time, to: z.optional(Time), reason: PauseReason })),
      late: z.boolean(),
    }),
  ),
  outcome: z.optional(Outcome),
  basis: z.optional(Basis),
  remedy: z.optional(
    z.strictObject({ text: z.optional(z.string()), due: Day, deliveredAt: z.optional(Time) }),
  ),
  proposal: z
    .optional(ProposalView)
    .check(z.meta({ description: 'While a proposal waits for its customer.' })),
  outages: z
    .optional(z.array(z.strictObject({ from: Time, to: Time })))
    .check(
      z.meta({ description: 'When the portal was out, in the time to answer or to reopen: it was added.' }),
    ),
  visits: z
    .optional(Visits)
    .check(z.meta({ description: 'Follow-up visits that the customer agreed to, or took back.' })),
  events: z.array(
    z.strictObject({
      at: Time,
      by: z.enum(['customer', 'staff', 'clock']),
      type: z.string(),
      text: z.optional(z.string()),
      unreadable,
      files: z.optional(z.array(SentFile)),
    }),
  ),
  actions: z.array(z.string()),
  version: z.int(),
})
export type CaseView = z.output<typeof CaseView>
