import * as z from 'zod/mini'
import { Text } from '#contract/company'

export const dangers = ['safety', 'injury', 'media', 'regulator'] as const

/** One Chinese letter means too many things to warn of. */
const Chinese = z.string().check(
  z.refine((word) => [...word].length >= 2 && word === word.normalize('NFKC').trim(), {
    error: 'two characters or more',
  }),
)
const English = z
  .string()
  .check(z.regex(/^[a-z][a-z' -]+[a-z]$/, 'small letters, with single blanks between words'))

const Entry = z
  .strictObject({
    /** Kept with the cases in which it was found; never rename one. */
    id: z.string().check(z.regex(/^[a-z][a-z-]{1,30}$/)),
    kind: z.enum(dangers),
    /** What the desk says of it: the customer's own words stand in the case alone. */
    name: Text,
    words: z.strictObject({
      'zh-CN': z.array(Chinese).check(z.minLength(1)),
      en: z.array(English).check(z.minLength(1)),
    }),
    /** What holds one of the words and means something harmless. */
    except: z.optional(
      z.strictObject({
        'zh-CN': z.optional(z.array(Chinese).check(z.minLength(1))),
        en: z.optional(z.array(English).check(z.minLength(1))),
      }),
    ),
  })
  .check(
    z.refine(
      ({ words, except = {} }) =>
        (['zh-CN', 'en'] as const).every((language) =>
          (except[language] ?? []).every((phrase) => words[language].some((word) => phrase.includes(word))),
        ),
      { error: 'an exception holds one of the words', path: ['except'] },
    ),
  )

/** `content/early-warning.yaml`: what a supervisor hears of at once. Compiled in, never published. */
export const EarlyWarning = z.strictObject({
  sameReference: z.strictObject({
    /** How many cases that name one order make a warning, the newest among them. */
    cases: z.int().check(z.gte(2), z.lte(50)),
    days: z.int().check(z.positive()),
  }),
  entries: z.array(Entry).check(
    z.refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
      error: 'every id once',
    }),
  ),
})
export type EarlyWarning = z.output<typeof EarlyWarning>
