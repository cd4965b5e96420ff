import type { Language } from '#contract/company'
import { find as en } from '../en/pages/desk-find.ts'
import { find as zh } from '../zh-CN/pages/desk-find.ts'

const own = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the box that finds a case, and of its page. */
export const findPages = (language: Language) => own[language]
