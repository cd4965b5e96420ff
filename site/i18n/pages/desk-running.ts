import type { Language } from '#contract/company'
import { running as en } from '../en/pages/desk-running.ts'
import { running as zh } from '../zh-CN/pages/desk-running.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** The words of the operator's page. */
export const runningPageWords = (language: Language) => words[language]
