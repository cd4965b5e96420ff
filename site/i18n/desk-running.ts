import type { Language } from '#contract/company'
import { running as en } from './en/desk-running.ts'
import { running as zh } from './zh-CN/desk-running.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** What the Worker says of how the portal runs. */
export const runningWords = (language: Language) => words[language]
