import type { Language } from '#contract/company'
import { reaching as en } from './en/reaching.ts'
import { reaching as zh } from './zh-CN/reaching.ts'

const languages: Record<Language, typeof en> = { 'zh-CN': zh, en }
/** How a proposal reaches its customer, and how they are reminded of it. */
export const reachingWords = (language: Language) => languages[language]
