import type { Language } from '#contract/company'
import { handOver as en } from '../en/pages/desk-hand-over.ts'
import { handOver as zh } from '../zh-CN/pages/desk-hand-over.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** The page on which a colleague's cases are handed over. */
export const handOverPageWords = (language: Language) => words[language]
