import type { Language } from '#contract/company'
import { search as en } from './en/search.ts'
import { search as zh } from './zh-CN/search.ts'

const all = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the search page; its script says some of them. */
export const searchWords = (language: Language) => all[language]
