import type { Language } from '#contract/company'
import { complaints as en } from './en/complaints.ts'
import { complaints as zh } from './zh-CN/complaints.ts'

const complaints = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of filing and following a complaint, for the pages and for the Worker that fills them. */
export const acting = (language: Language) => complaints[language]
