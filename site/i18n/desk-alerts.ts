import type { Language } from '#contract/company'
import { alerts as en } from './en/desk-alerts.ts'
import { alerts as zh } from './zh-CN/desk-alerts.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** What the Worker says of early warnings; the words of their page alone stand in `pages/desk-alerts.ts`. */
export const alertWords = (language: Language) => words[language]
