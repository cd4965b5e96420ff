import type { Language } from '#contract/company'
import { notices as en } from './en/desk-notices.ts'
import { notices as zh } from './zh-CN/desk-notices.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of what staff are told by mail and by their groups' robots. */
export const noticeWords = (language: Language) => words[language]
