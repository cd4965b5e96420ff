import * as z from 'zod/mini'
import { Cause } from '#contract/causes'
import { CaseFacts, CaseKind, Outcome, State } from '#contract/complaints'
import { needs, PlaybookId } from '#contract/playbooks'
import { alerts } from '../../alerts/tables.ts'

const Time = z.iso.datetime()
const { category } = CaseFacts.shape

export const Holders = z.strictObject({
  holders: z
    .array(z.string())
    .check(z.meta({ description: 'Who holds cases that wait, also who is on the staff no more.' })),
  atOnce: z.int().check(z.meta({ description: 'How many one call hands over at most.' })),
})
export const HandedOver = z.strictObject({
  handed: z.int(),
  missed: z
    .int()
    .check(z.meta({ description: 'Somebody else moved them in this moment, or they can only be read.' })),
  left: z.int().check(z.meta({ description: 'Held still, the missed among them: call again.' })),
})

/** A case among others: no word of it. */
export const Listed = z.strictObject({
  caseNumber: z.string(),
  kind: CaseKind,
  state: State,
  category,
  filedAt: Time,
  closedAt: z.optional(Time),
  outcome: z.optional(Outcome),
  dueAt: z.optional(Time),
  assignee: z.optional(z.string()),
  cause: z.optional(Cause),
  item: z.optional(z.string()),
})
export type Listed = z.output<typeof Listed>
const NotRead = z.strictObject({ caseNumber: z.string(), kind: CaseKind, unreadable: z.literal(true) })
export const CasesFound = z.strictObject({
  cases: z.array(z.union([Listed, NotRead])),
  more: z.boolean().check(z.meta({ description: 'There are older ones that are not listed.' })),
  ways: z.array(z.string()).check(z.meta({ description: 'What it was taken for.' })),
  mistyped: z
    .boolean()
    .check(z.meta({ description: 'It looks like a case number in which a letter is wrong.' })),
})

const Count = z.string().check(z.meta({ description: 'Exact to 99.' }))
export const CasesByCause = z.strictObject({
  causes: z.array(z.strictObject({ cause: Cause, count: Count })),
  items: z.array(z.strictObject({ item: z.string(), count: Count })),
  unnamed: Count.check(z.meta({ description: 'Closed, and nobody has named the cause yet.' })),
  cases: z
    .array(Listed)
    .check(z.meta({ description: 'Of the cause or item that was asked for, the latest first.' })),
  more: z.optional(z.string()).check(z.meta({ description: '`after` of the next page.' })),
})
export type CasesByCause = z.output<typeof CasesByCause>

export const Warning = z.strictObject({
  id: z.string(),
  reason: z.enum(alerts.reason.enumValues),
  detail: z
    .string()
    .check(z.meta({ description: 'What tells two of a reason apart, such as an entry of the list.' })),
  at: Time,
})
export const OpenWarnings = z.strictObject({
  alerts: z.array(z.strictObject({ ...Warning.shape, caseNumber: z.string(), kind: CaseKind })),
  count: Count,
})

export const Playbooks = z.strictObject({
  playbooks: z.array(
    z.strictObject({
      id: PlaybookId,
      title: z.strictObject({ 'zh-CN': z.string(), en: z.string() }),
      need: z.enum(needs),
      steps: z.array(z.string()),
      text: z.string().check(
        z.meta({
          description:
            'In the customer’s language, filled from the case. It has to be touched before it goes out.',
        }),
      ),
    }),
  ),
})
