import * as z from 'zod/mini'
import { Severity } from '#contract/categories'
import { Language } from '#contract/company'
import { CaseFacts, State } from '#contract/complaints'
import { StaffRole } from '#contract/staff'
import { roles } from '#rules/complaints'
import { CaseRecord } from '../../complaints/record/record-contract.ts'
import { Listed, Warning } from './lists-contract.ts'

const Time = z.iso.datetime()
const Kind = CaseRecord.shape.kind
/** A colleague by id; an assessor, who comes from outside, reads the role alone. */
const Colleague = z.string()

export const You = z.strictObject({ id: z.string(), name: z.string(), role: StaffRole })
export type You = z.output<typeof You>

const { reminderOwed, confirmationOwed } = CaseFacts.shape
const { category, level, customerWroteLast, causeOwed, cause, item, visitLate } = CaseFacts.shape

/** A case as it stands in the queue: no word of it, and nobody's name. */
const Queued = z.strictObject({
  caseNumber: z.string(),
  kind: Kind,
  language: Language,
  dueAt: Time,
  late: z.boolean(),
  state: State,
  severity: Severity,
  category,
  level,
  customerWroteLast,
  unreachedSince: z
    .optional(Time)
    .check(z.meta({ description: 'Its proposal has reached nobody since then.' })),
  reminderOwed: reminderOwed.check(
    z.meta({ description: 'No mail can remind its customer: somebody has to, and closing waits.' }),
  ),
  confirmationOwed: confirmationOwed.check(
    z.meta({ description: 'That its customer was told waits for a supervisor’s confirmation.' }),
  ),
  assignee: z.optional(Colleague),
})
/** A case whose record does not read stands in the queue all the same. */
const Unreadable = z.strictObject({
  caseNumber: z.string(),
  kind: Kind,
  dueAt: Time,
  unreadable: z.literal(true),
})

export const DeskQueue = z.strictObject({
  cases: z.array(z.union([Queued, Unreadable])),
  count: z.string().check(z.meta({ description: 'How many wait from here on: exact to 99, then "99+".' })),
  counts: z.record(z.string(), z.string()).check(
    z.meta({
      description:
        'How many stand under each filter by itself, such as "view=late", and in "all": exact to 99.',
    }),
  ),
  cut: z
    .boolean()
    .check(z.meta({ description: 'The search ended before the page was full; `more` goes on.' })),
  more: z.optional(z.string()).check(z.meta({ description: '`after` of the next page.' })),
})
export type DeskQueue = z.output<typeof DeskQueue>

/** What stands in the boxes of a step's form, as it was typed; a draft may hold any of it, or nothing that is right. */
const Boxes = z.record(z.string(), z.string())
const Draft = z.strictObject({
  action: z.string(),
  savedAt: Time,
  version: z.int().check(z.meta({ description: 'The version of the case that the writer had before them.' })),
  boxes: Boxes,
  earlier: z
    .array(z.strictObject({ savedAt: Time, boxes: Boxes }))
    .check(z.meta({ description: 'Saved elsewhere and not seen by whoever saved last.' })),
})
export const DraftSaved = z.pick(Draft, { action: true, savedAt: true })

const { exportedAt: _, mails: __, events, ...told } = CaseRecord.shape

/** A case as colleagues see it. An assessor gets no words, no files, no contact data and nobody's name. */
export const DeskCase = z.strictObject({
  ...told,
  dueAt: z.optional(Time).check(z.meta({ description: 'When the queue has it due.' })),
  customerWroteLast,
  assignee: z.optional(Colleague),
  events: z.array(
    z.strictObject({
      ...events.def.element.shape,
      rootCause: z
        .optional(z.string())
        .check(z.meta({ description: 'Of a closing: the part that only colleagues read.' })),
      role: z.optional(z.enum(roles)),
      visibility: z.enum(['public', 'internal']),
    }),
  ),
  actions: z
    .array(z.string())
    .check(z.meta({ description: 'What somebody of your role can do now, the likeliest first.' })),
  assignees: z.array(You).check(z.meta({ description: 'Those to whom the case can be handed.' })),
  openedBy: z.array(Colleague).check(z.meta({ description: 'Who else opened it in the last ten minutes.' })),
  drafts: z.array(Draft).check(z.meta({ description: 'Replies that you have begun.' })),
  begun: z.array(z.strictObject({ staff: z.string(), action: z.string(), savedAt: Time })).check(
    z.meta({
      description: 'Replies that colleagues have begun.',
    }),
  ),
  earlier: z
    .array(Listed)
    .check(z.meta({ description: 'Others of the address that its customer confirmed.' })),
  causeOwed,
  cause,
  item,
  visitDue: z.optional(Time).check(z.meta({ description: 'When it is visited next after closing.' })),
  visitLate,
  mailGivenUp: z.boolean(),
  alerts: z.array(Warning).check(
    z.meta({
      description: 'Open early warnings, the oldest first; a supervisor or executive closes them.',
    }),
  ),
  unexplained: z.boolean().check(
    z.meta({
      description: 'A promise was missed: the next step that the customer reads brings `breachReason`.',
    }),
  ),
  deeds: z
    .optional(
      z.array(
        z.strictObject({
          at: Time,
          staff: z.string(),
          role: StaffRole,
          act: z.string(),
          version: z.optional(z.int()),
        }),
      ),
    )
    .check(z.meta({ description: 'Who did what, the latest first; for supervisors and executives.' })),
})
export type DeskCase = z.output<typeof DeskCase>
