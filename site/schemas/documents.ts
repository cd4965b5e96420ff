import * as z from 'zod'
import { Day, Language } from '../../functions/company/contract.ts'
import { Evidence } from '../../functions/remediation/contract.ts'

/** A title stands in lists, feeds, tabs and the head of every printed page. */
export const Title = z.string().trim().min(1).max(120).regex(/^.*$/, 'text on one line')

const words = {
  title: Title,
  /** One sentence, shown in lists, search results and feeds. */
  summary: z.string().min(1).max(200),
  language: Language,
}

/** `content/white-papers/<slug>/v<N>.<language>.mdx`: one published version in one language. */
export const WhitePaper = z
  .strictObject({
    ...words,
    version: z.int().positive(),
    /** The day this version is published. */
    date: Day,
    /** The role that answers for the text, never a person's name. */
    author: z.string().min(1),
    /** Which language prevails where two differ. */
    authoritative: Language,
    /** What changed against the version before; demanded from version 2 on. */
    changes: z.array(z.string().min(1)).min(1).optional(),
  })
  .refine((paper) => paper.version === 1 || paper.changes !== undefined, {
    path: ['changes'],
    error: 'a list of what changed, from version 2 on',
  })
export type WhitePaper = z.output<typeof WhitePaper>

/** `evidence.yaml` beside a white paper's or a statement's versions: facts once, words in every language. */
export const EvidenceList = z.strictObject({ evidence: z.array(Evidence).min(1) })
export type EvidenceList = z.output<typeof EvidenceList>

/** `content/faq/<slug>/<language>.mdx`. The body is the introduction; answers are Markdown. */
export const Handbook = z.strictObject({
  ...words,
  /** For whom it is written. */
  audience: z.string().min(1),
  updated: Day,
  /** Documents that say more, by their addresses in this language; the page shows their titles. */
  related: z
    .array(z.string().regex(/^\/[\w/.-]*\/$/, 'an address of this site, like /faq/noise/'))
    .default([]),
  sections: z
    .array(
      z.strictObject({
        title: z.string().min(1),
        questions: z
          .array(
            z.strictObject({
              /** The same in every language; the question's address ends in `#<id>`. */
              id: z.string().regex(/^[a-z][a-z0-9-]{1,60}$/),
              question: z.string().min(1),
              answer: z.string().min(1),
              updated: Day,
              /** After this day the page says that the answer is due for review. */
              reviewBy: z.optional(Day),
              /** Complaint categories whose form shows this question beside it. */
              categories: z.array(z.string()).default([]),
            }),
          )
          .min(1),
      }),
    )
    .min(1),
})
export type Handbook = z.output<typeof Handbook>

/** `content/remediation/<slug>/<language>.mdx`: the words around a ledger. */
export const Timeline = z.strictObject({ ...words })
export type Timeline = z.output<typeof Timeline>

/** `content/pages/<slug>/<language>.mdx`: home, complaints, accessibility. */
export const Page = z.strictObject({ ...words, version: z.int().positive(), date: Day })
export type Page = z.output<typeof Page>
