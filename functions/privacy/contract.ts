import * as z from 'zod/mini'
import { Day, Text } from '#contract/company'
import { Duration } from '#contract/promise'

/**
 * `content/privacy/v<N>.yaml`: what must be said before anything is collected (PIPL 17, 38-39).
 * The version that was agreed to is stored with the case; a published version never changes.
 */
export const PrivacyNotice = z.strictObject({
  version: z.int().check(z.positive()),
  effective: Day,
  changes: z.optional(Text),
  summary: Text,
  controller: Text,
  contact: Text,
  purposes: z.array(z.strictObject({ purpose: Text, kinds: Text, basis: Text })).check(z.minLength(1)),
  method: Text,
  /** What we never ask for and nobody should write. */
  never: z.array(Text).check(z.minLength(1)),
  retention: z.strictObject({
    /** Free text, files and contact data, counted from closing, remedy and delivery; of a survey, from its closing. */
    content: Duration,
    /** What is left then: the bare record, and the other answers to a survey. */
    record: Duration,
    words: Text,
  }),
  rights: z.array(z.strictObject({ right: Text, how: Text })).check(z.minLength(1)),
  overseas: z.strictObject({
    recipient: Text,
    contact: Text,
    purpose: Text,
    method: Text,
    kinds: Text,
    rights: Text,
    /** The sentence beside the box that starts empty. */
    consent: Text,
    alternative: Text,
  }),
  /** The sentence beside the first box. */
  consent: Text,
  readers: Text,
  security: Text,
  complaints: Text,
})
export type PrivacyNotice = z.output<typeof PrivacyNotice>

/** What of a notice runs: which version is in force from when, and how long things are kept. */
export const NoticeTerms = z.extend(z.pick(PrivacyNotice, { version: true, effective: true }), {
  retention: z.omit(PrivacyNotice.shape.retention, { words: true }),
})
