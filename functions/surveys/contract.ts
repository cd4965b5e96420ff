import * as z from 'zod/mini'
import { Day, Language, Text } from '#contract/company'

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

/**
 * `surveys/<id>/v<N>.yaml` below the company's folder: one version of a survey. A response is stored with the version
 * that was seen, so a published one never changes; whatever is to change is the next version.
 */
export const Survey = z.strictObject({
  id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,40}$/)),
  version: z.int().check(z.positive()),
  /** The first day on which this version is asked; of version 1 it is the day on which the survey opens. */
  effective: Day,
  /** What is different from the version before; demanded from version 2 on. */
  changes: z.optional(Text),
  title: Text,
  introduction: Text,
  /** Said before the first question: what is stored and that no name is asked. */
  privacy: Text,
  /** The first day on which answers are taken, the same in every version. */
  opens: Day,
  /** The last day on which answers are taken, in the company's time zone. */
  closes: Day,
  questions: z.array(Question).check(z.minLength(1)),
})
export type Survey = z.output<typeof Survey>

/** What a program sends; the answers are judged by the questions of the version that it names. */
export const SurveyResponse = z.strictObject({
  version: z.int().check(z.positive()),
  answers: z.record(z.string(), z.unknown()),
  language: Language,
})
