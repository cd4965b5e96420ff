import * as z from 'zod'
import { Day, Language, Text } from '#contract/company'

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
/** The SHA-256 of the line before, as it stands in the file; the first line has 64 noughts. */
const chained = { previous: Hash }

/**
 * `published.jsonl` in the company's folder: what was published, a line each, only ever added to. It proves 'unchanged
 * since publication', never 'true'. Which files are chained, and how, stands in scripts/check/collections.ts.
 */
export const PublishedLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('published'),
    /** Relative to the company's folder: a file, or after `#` a part of one, such as an entry or an answer. */
    path: z.string(),
    version: z.int().positive().optional(),
    language: z.optional(Language),
    date: Day,
    sha256: Hash,
    ...chained,
  }),
  /** A private detail had to go: the file's new hash, and the reason that its page shows. */
  z.strictObject({
    kind: z.literal('redacted'),
    path: z.string(),
    date: Day,
    sha256: Hash,
    reason: Text,
    ...chained,
  }),
  /** What may change did: its new hash, and the day, which its page says. */
  z.strictObject({ kind: z.literal('changed'), path: z.string(), date: Day, sha256: Hash, ...chained }),
  /** What may go was taken off its page; a later 'changed' brings it back. */
  z.strictObject({ kind: z.literal('removed'), path: z.string(), date: Day, ...chained }),
  /** A document was taken back whole: its address keeps the date and the reason, nothing else. */
  z.strictObject({ kind: z.literal('withdrawn'), document: z.string(), date: Day, reason: Text, ...chained }),
])
export type PublishedLine = z.output<typeof PublishedLine>

/** `content/<collection>/<slug>/document.yaml`: what is said about a document as a whole, never in a version. */
export const DocumentStatus = z.strictObject({
  withdrawn: z.strictObject({ date: Day, title: Text, reason: Text }).optional(),
  redactions: z
    .array(z.strictObject({ file: z.string().min(1), date: Day, reason: Text }))
    .min(1)
    .optional(),
})
export type DocumentStatus = z.output<typeof DocumentStatus>

/** The date of what is not to be published yet. A later date than today keeps a text off the site; this one also says so. */
export const DRAFT_DAY = '2099-12-31'
