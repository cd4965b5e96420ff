import type { Language } from '#contract/company'
import { visits as en } from './en/desk-visits.ts'
import { visits as zh } from './zh-CN/desk-visits.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** What is said of follow-up visits, at the desk and to the customer. */
export const visitWords = (language: Language) => words[language]
