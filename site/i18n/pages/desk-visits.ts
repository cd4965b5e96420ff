import type { Language } from '#contract/company'
import { visits as en } from '../en/pages/desk-visits.ts'
import { visits as zh } from '../zh-CN/pages/desk-visits.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** What the case page says of follow-up visits. */
export const visitPageWords = (language: Language) => words[language]
