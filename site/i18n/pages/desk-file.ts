import type { Language } from '#contract/company'
import { file as en } from '../en/pages/desk-file.ts'
import { file as zh } from '../zh-CN/pages/desk-file.ts'

const own = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the page that shows a case file. */
export const filePages = (language: Language) => own[language]
