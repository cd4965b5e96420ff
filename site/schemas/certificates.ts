import * as z from 'zod'
import { Day, Text } from '#contract/company'

/** `content/certificates/<id>.yaml`: one certificate or rating. Its state follows from its dates and is never typed. */
export const Certificate = z
  .strictObject({
    title: Text,
    issuer: Text,
    number: z.string().trim().min(1),
    /** What it covers, and so what it does not. */
    scope: Text,
    validFrom: Day,
    /** The last day on which it holds. One that never ends says so; nothing ends never by being forgotten. */
    validUntil: z
      .string()
      .refine((day) => day === 'none' || Day.safeParse(day).success, 'a date like 2026-11-22, or none'),
    /** The scanned paper, a path relative to content/certificates. */
    scan: z
      .string()
      .regex(
        /^scans\/[\w.-]+\.(pdf|svg|png|jpg|webp)$/,
        'a PDF, SVG, PNG, JPG or WebP file, like scans/iso-9001.pdf',
      ),
    /** Where a reader can check it without asking the company. */
    verify: z.strictObject({ where: Text, url: z.url({ protocol: /^https$/ }).optional() }),
    /** What a reader must know besides, such as a renewal under way. */
    note: z.optional(Text),
  })
  .refine(({ validFrom, validUntil }) => validUntil === 'none' || validFrom <= validUntil, {
    path: ['validUntil'],
    error: 'a day on or after `validFrom`',
  })
export type Certificate = z.output<typeof Certificate>
