import * as z from 'zod'
import { Day, Text } from '#contract/company'

const base = {
  id: z.string().regex(/^[a-z][a-z0-9-]{0,40}$/),
  label: Text,
  hint: Text.optional(),
  required: z.boolean(),
}
const Option = z.strictObject({ id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/), label: Text })

export const Question = z.discriminatedUnion('kind', [
  /** Whole numbers from `from` to `to`, with words at both ends. 0 to 10 is a recommendation (NPS). */
  z.strictObject({
    ...base,
    kind: z.literal('scale'),
    from: z.int().min(0),
    to: z.int().max(10),
    low: Text,
    high: Text,
  }),
  z.strictObject({ ...base, kind: z.literal('one'), options: z.array(Option).min(2) }),
  z.strictObject({ ...base, kind: z.literal('many'), options: z.array(Option).min(2) }),
  z.strictObject({ ...base, kind: z.literal('text'), max: z.int().min(1).max(5000) }),
])
export type Question = z.output<typeof Question>

/** `content/surveys/<id>.yaml`. Once answers exist, questions are never renamed or given another meaning. */
export const Survey = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,40}$/),
  title: Text,
  introduction: Text,
  /** Said before the first question: what is stored and that no name is asked. */
  privacy: Text,
  opens: Day,
  /** The last day on which answers are taken, in the company's time zone. */
  closes: Day,
  questions: z.array(Question).min(1),
})
export type Survey = z.output<typeof Survey>
