import * as z from 'zod'
import { Day, Language } from '#contract/company'
import { Title } from './documents.ts'

const Words = z.string().trim().min(1)

/** A role, never a person, and at least one way to reach whoever holds it. */
const Responsible = z
  .strictObject({
    role: Words,
    phone: z
      .string()
      .regex(/^\+[\d -]{6,20}$/, 'a number with its country, like +86 21 0000 0188')
      .optional(),
    email: z.email().optional(),
    /** When somebody is there. */
    hours: Words.optional(),
    /** For closures: who answers once what closes is gone. */
    afterwards: Words.optional(),
  })
  .refine((one) => one.phone !== undefined || one.email !== undefined, {
    error: 'a `phone` or an `email`, so that the role can be reached',
  })

/** What is offered, or that nothing is and why; silence is not a third way. */
const Compensation = z
  .strictObject({
    offered: Words.optional(),
    none: Words.optional(),
    /** How to claim it, or how to object where nothing is offered. */
    how: Words.optional(),
  })
  .refine((one) => (one.offered === undefined) !== (one.none === undefined), {
    error: 'either `offered` with what, or `none` with why',
  })

/** A line of the rights list: what a customer has with the company, and what becomes of it. */
const Right = z
  .strictObject({
    has: Words,
    happens: Words,
    takesOver: Words,
    /** The day on which it is settled, the last day on which it holds, or what else sets its term, such as a contract. */
    by: z.optional(Day),
    until: z.optional(Day),
    term: Words.optional(),
    how: Words,
  })
  .refine(({ by, until, term }) => [by, until, term].filter((one) => one !== undefined).length === 1, {
    path: ['by'],
    error: 'one of `by`, the day it is settled, `until`, the last day it holds, or `term` in words',
  })
export type Right = z.output<typeof Right>

const Phase = z.strictObject({ title: Words, measures: z.array(Words).min(1) })

/** A hundred days in three phases of 30, 40 and 30; the dates follow from the first day. */
const Plan = z.strictObject({
  starts: Day,
  phases: z.array(Phase).length(3, 'three phases, of 30, 40 and 30 days'),
})
export type Plan = z.output<typeof Plan>

export const statementKinds = ['incident', 'closure', 'notice'] as const

/** `content/statements/<slug>/v<N>.<language>.mdx`: one published version in one language. */
export const Statement = z
  .strictObject({
    title: Title,
    /** The sentence that says what happens. It leads the page and stands in lists, results and feeds. */
    summary: Words.max(200),
    language: Language,
    version: z.int().positive(),
    /** The day this version is published. */
    date: Day,
    /** The role that answers for the text, never a person's name. */
    author: Words,
    /** Which language prevails where two differ. */
    authoritative: Language,
    /** What changed against the version before; demanded from version 2 on. */
    changes: z.array(Words).min(1).optional(),
    kind: z.enum(statementKinds),
    /** For whom it is written, the most concerned first. */
    audiences: z.array(Words).min(1),
    reason: z.strictObject({
      why: Words,
      /** Whose doing it is: the company's own, somebody else's, nobody's. */
      whose: Words.optional(),
    }),
    times: z.array(z.strictObject({ what: Words, date: Day })).min(1),
    responsible: Responsible,
    compensation: Compensation,
    rights: z.array(Right).default([]),
    plan: Plan.optional(),
  })
  .refine((statement) => statement.version === 1 || statement.changes !== undefined, {
    path: ['changes'],
    error: 'a list of what changed, from version 2 on',
  })
  .refine((statement) => (statement.kind === 'closure') === (statement.plan !== undefined), {
    path: ['plan'],
    error: 'a 100-day plan for a closure, and none for anything else',
  })
  .refine((statement) => statement.kind !== 'closure' || statement.rights.length > 0, {
    path: ['rights'],
    error: 'a list of what customers have and what becomes of it, for a closure',
  })
export type Statement = z.output<typeof Statement>
