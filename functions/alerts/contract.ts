import * as z from 'zod'
import { Text } from '#contract/company'

export const dangers = ['safety', 'injury', 'media', 'regulator'] as const

/** One Chinese letter means too many things to warn of. */
const Chinese = z.string().refine((word) => [...word].length >= 2 && word === word.normalize('NFKC').trim(), {
  error: 'two characters or more',
})
const English = z.string().regex(/^[a-z][a-z' -]+[a-z]$/, 'small letters, with single blanks between words')

const Entry = z
  .strictObject({
    /** Kept with the cases in which it was found; never rename one. */
    id: z.string().regex(/^[a-z][a-z-]{1,30}$/),
    kind: z.enum(dangers),
    /** What the desk says of it: the customer's own words stand in the case alone. */
    name: Text,
    words: z.strictObject({ 'zh-CN': z.array(Chinese).min(1), en: z.array(English).min(1) }),
    /** What holds one of the words and means something harmless. */
    except: z
      .strictObject({ 'zh-CN': z.array(Chinese).min(1).optional(), en: z.array(English).min(1).optional() })
      .optional(),
  })
  .refine(
    ({ words, except = {} }) =>
      (['zh-CN', 'en'] as const).every((language) =>
        (except[language] ?? []).every((phrase) => words[language].some((word) => phrase.includes(word))),
      ),
    { error: 'an exception holds one of the words', path: ['except'] },
  )

/** `content/early-warning.yaml`: what a supervisor hears of at once. Compiled in, never published. */
export const EarlyWarning = z.strictObject({
  sameReference: z.strictObject({
    /** How many cases that name one order make a warning, the newest among them. */
    cases: z.int().min(2).max(50),
    days: z.int().positive(),
  }),
  entries: z.array(Entry).refine((all) => new Set(all.map(({ id }) => id)).size === all.length, {
    error: 'every id once',
  }),
})
export type EarlyWarning = z.output<typeof EarlyWarning>
