import type { Language } from '#contract/company'
import { file as en } from './en/desk-file.ts'
import { file as zh } from './zh-CN/desk-file.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** What the Worker says of the case file. */
export const fileWords = (language: Language) => words[language]
