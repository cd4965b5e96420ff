import type { Language } from '#contract/company'
import { company, promises } from '../facts.ts'
import { followingWords } from '../i18n/following.ts'
import type { Channel } from './feed.ts'

/** The feed of one language. A published version never changes, so the first promise's day is a day for good. */
export const channelOf = (language: Language): Channel => ({
  origin: company.origin,
  since: promises.at(-1)?.effective ?? '2026-01-01',
  name: company.shortName[language],
  language,
  words: followingWords(language),
})
