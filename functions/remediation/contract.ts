import * as z from 'zod/mini'
import { Day, Text } from '#contract/company'

/** Something a reader can open: a file beside the document, or an address elsewhere. */
export const Evidence = z
  .strictObject({
    id: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{1,60}$/)),
    title: Text,
    issuer: Text,
    date: Day,
    /** A path relative to the document's folder, such as `evidence/report.pdf`. */
    file: z.optional(z.string().check(z.regex(/^evidence\/[\w.-]+$/))),
    url: z.optional(z.url({ protocol: /^https$/ })),
  })
  .check(
    z.refine(
      (evidence) => (evidence.file === undefined) !== (evidence.url === undefined),
      'either `file` or `url`',
    ),
  )
export type Evidence = z.output<typeof Evidence>

const common = { date: Day, note: Text }
/** A dated line in an item's history. The item's state is derived from these lines and the day of reading. */
export const Entry = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('planned') }),
  z.strictObject({ ...common, kind: z.literal('started') }),
  z.strictObject({ ...common, kind: z.literal('progress') }),
  z.strictObject({ ...common, kind: z.literal('replanned'), due: Day }),
  z.strictObject({ ...common, kind: z.literal('done') }),
  z.strictObject({ ...common, kind: z.literal('verified'), by: Text }),
])
export type Entry = z.output<typeof Entry>

export const Item = z.strictObject({
  id: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,60}$/)),
  title: Text,
  cause: Text,
  measure: Text,
  /** A role, never a person's name. */
  owner: Text,
  /** The first promised date; a later one comes with a `replanned` entry and the old ones stay visible. */
  due: Day,
  entries: z.array(Entry).check(z.minLength(1)),
  evidence: z._default(z.array(Evidence), []),
  /** Complaint categories whose form shows this item beside it. */
  categories: z._default(z.array(z.string()), []),
})
export type Item = z.output<typeof Item>

/** `content/remediation/<slug>/ledger.yaml`: facts once, words in every language. */
export const Ledger = z.strictObject({ items: z.array(Item).check(z.minLength(1)) })
export type Ledger = z.output<typeof Ledger>
