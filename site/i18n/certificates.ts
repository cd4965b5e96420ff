import type { Language } from '#contract/company'
import { certificates as en } from './en/certificates.ts'
import { certificates as zh } from './zh-CN/certificates.ts'

const all = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the register of certificates. */
export const certificateWords = (language: Language) => all[language]
