import type { Language } from '#contract/company'
import { desk as en } from './en/desk.ts'
import { desk as zh } from './zh-CN/desk.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the desk, for its pages and for the Worker that fills them. */
export const deskWords = (language: Language) => words[language]
