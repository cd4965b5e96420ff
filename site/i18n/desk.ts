import type { Language } from '#contract/company'
import { desk as en } from './en/desk.ts'
import { desk as zh } from './zh-CN/desk.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words that the Worker says at the desk; those of its pages alone stand in `pages/desk.ts`. */
export const deskWords = (language: Language) => words[language]
