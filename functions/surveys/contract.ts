import * as z from 'zod/mini'
import { Day, Text } from '#contract/company'

const base = {
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,40}$/)),
  label: Text,
  hint: z.optional(Text),
  required: z.boolean(),
}
const Option = z.strictObject({ id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,40}$/)), label: Text })

export const Question = z.discriminatedUnion('kind', [
  /** Whole numbers from `from` to `to`, with words at both ends. 0 to 10 is a recommendation (NPS). */
  z.strictObject({
    ...base,
    kind: z.literal('scale'),
    from: z.int().check(z.gte(0)),
    to: z.int().check(z.lte(10)),
    low: Text,
    high: Text,
  }),
  z.strictObject({ ...base, kind: z.literal('one'), options: z.array(Option).check(z.minLength(2)) }),
  z.strictObject({ ...base, kind: z.literal('many'), options: z.array(Option).check(z.minLength(2)) }),
  z.strictObject({ ...base, kind: z.literal('text'), max: z.int().check(z.gte(1), z.lte(5000)) }),
])
export type Question = z.output<typeof Question>

/** `content/surveys/<id>.yaml`. Once answers exist, questions are never renamed or given another meaning. */
export const Survey = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,40}$/)),
  title: Text,
  introduction: Text,
  /** Said before the first question: what is stored and that no name is asked. */
  privacy: Text,
  opens: Day,
  /** The last day on which answers are taken, in the company's time zone. */
  closes: Day,
  questions: z.array(Question).check(z.minLength(1)),
})
export type Survey = z.output<typeof Survey>
