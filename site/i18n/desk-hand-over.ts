import type { Language } from '#contract/company'
import { handOver as en } from './en/desk-hand-over.ts'
import { handOver as zh } from './zh-CN/desk-hand-over.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** What the Worker says when a colleague's cases are handed over. */
export const handOverWords = (language: Language) => words[language]
