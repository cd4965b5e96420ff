import * as z from 'zod/mini'

/** BCP 47, written so everywhere. The first is the default and has no prefix in addresses. */
export const languages = ['zh-CN', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.output<typeof Language>

/** One sentence or paragraph in every language the portal speaks; neither may be missing. */
export const Text = z.strictObject({
  'zh-CN': z.string().check(z.trim(), z.minLength(1)),
  en: z.string().check(z.trim(), z.minLength(1)),
})
export type Text = z.output<typeof Text>

/** A calendar date without a time, `YYYY-MM-DD`, quoted or not in YAML. */
export const Day = z.iso.date()

/** `content/company.yaml`: who speaks on this portal and how a person there is reached. */
export const Company = z.strictObject({
  name: Text,
  /** The short form that stands in the page head and in titles. */
  shortName: Text,
  /** Shown at every page's foot while the content is invented; leave it out on a real portal. */
  notice: z.optional(Text),
  legal: z.strictObject({
    name: Text,
    /** 统一社会信用代码 (GB 32100-2015), 18 characters; the example is invalid on purpose. */
    creditCode: z.string().check(z.length(18)),
    registeredAddress: Text,
  }),
  /** The portal's public origin, without a slash at the end. */
  origin: z.url({ protocol: /^https$/ }).check(z.regex(/[^/]$/)),
  contact: z.strictObject({
    department: Text,
    phone: z.string().check(z.regex(/^\+[\d -]{6,20}$/)),
    email: z.email(),
    /** Who hears of a weakness in the portal itself; stands in /.well-known/security.txt. */
    security: z.email(),
    /** Until when that address counts as right; a year after somebody tried it, at most (RFC 9116). */
    securityUntil: Day,
    post: Text,
    hours: Text,
  }),
  brand: z.strictObject({
    /** OKLCH lightness 0-1, chroma, hue of the accent on light and on dark paper; 4.5:1 is tested. */
    light: z.tuple([
      z.number().check(z.gte(0), z.lte(1)),
      z.number().check(z.gte(0), z.lte(0.4)),
      z.number().check(z.gte(0), z.lte(360)),
    ]),
    dark: z.tuple([
      z.number().check(z.gte(0), z.lte(1)),
      z.number().check(z.gte(0), z.lte(0.4)),
      z.number().check(z.gte(0), z.lte(360)),
    ]),
  }),
  languages: z.array(Language).check(z.minLength(1)),
})
export type Company = z.output<typeof Company>

/** What of the company runs: whom mail comes from, where the portal is, and in which country one telephones. */
export const Sender = z.extend(z.pick(Company, { name: true, shortName: true, origin: true }), {
  contact: z.pick(Company.shape.contact, { email: true, phone: true }),
})
