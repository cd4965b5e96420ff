import type { Language } from '#contract/company'
import { intake as en } from './en/intake.ts'
import { intake as zh } from './zh-CN/intake.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** What is said of a complaint that staff record: to colleagues, and to its customer. */
export const intakeWords = (language: Language) => words[language]
