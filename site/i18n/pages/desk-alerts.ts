import type { Language } from '#contract/company'
import { alerts as en } from '../en/pages/desk-alerts.ts'
import { alerts as zh } from '../zh-CN/pages/desk-alerts.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the page of early warnings, and of their part of a case's page. */
export const alertPages = (language: Language) => words[language]
