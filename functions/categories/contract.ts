import * as z from 'zod/mini'
import { Text } from '#contract/company'

export const impacts = ['inconvenience', 'disruption', 'safety'] as const
export const Impact = z.enum(impacts)
export type Impact = z.output<typeof Impact>

export const severities = ['minor', 'complex', 'major'] as const
export const Severity = z.enum(severities)
export type Severity = z.output<typeof Severity>

const Category = z.strictObject({
  /** Stored with the case for good; never rename one, add another. */
  id: z.string().check(z.regex(/^[a-z][a-z-]{1,30}$/)),
  name: Text,
  /** The severity with which a case starts for each impact the customer names. */
  severity: z.record(Impact, Severity),
  /** No longer offered in the form, still readable on old cases. */
  retired: z.optional(z.boolean()),
})

/** What of the categories runs; most of the hints stand on pages alone. */
export const Categories = z.strictObject({
  version: z.int().check(z.positive()),
  effective: z.iso.date(),
  impacts: z.record(Impact, z.strictObject({ name: Text, hint: Text })),
  severities: z.record(Severity, z.strictObject({ name: Text })),
  categories: z.array(Category).check(z.minLength(1)),
})

/** `content/categories.yaml`: what one can complain about, and how seriously a case starts. */
export const PublishedCategories = z.extend(Categories, {
  severities: z.record(Severity, z.strictObject({ name: Text, hint: Text })),
  categories: z.array(z.extend(Category, { hint: Text })).check(z.minLength(1)),
})
