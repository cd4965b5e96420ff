import type { Language } from '#contract/company'
import { complaints as en } from './en/complaints.ts'
import { filing as filingEn } from './en/filing.ts'
import { mail as mailEn } from './en/mail.ts'
import { openCase as openCaseEn } from './en/open-case.ts'
import { tracking as trackingEn } from './en/tracking.ts'
import { complaints as zh } from './zh-CN/complaints.ts'
import { filing as filingZh } from './zh-CN/filing.ts'
import { mail as mailZh } from './zh-CN/mail.ts'
import { openCase as openCaseZh } from './zh-CN/open-case.ts'
import { tracking as trackingZh } from './zh-CN/tracking.ts'

const english = { ...en, ...filingEn, ...trackingEn, ...mailEn, openCase: openCaseEn }
const words: Record<Language, typeof english> = {
  'zh-CN': { ...zh, ...filingZh, ...trackingZh, ...mailZh, openCase: openCaseZh },
  en: english,
}

/** The words that the Worker says of filing and following; those of the pages alone stand in `pages/acting.ts`. */
export const acting = (language: Language) => words[language]
