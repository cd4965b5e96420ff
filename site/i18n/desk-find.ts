import type { Language } from '#contract/company'
import { find as en } from './en/desk-find.ts'
import { find as zh } from './zh-CN/desk-find.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** What the Worker says where staff look a case up. */
export const findWords = (language: Language) => words[language]
