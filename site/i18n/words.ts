import type { Language } from '#contract/company'
import { site as en } from './en/site.ts'
import { site as zh } from './zh-CN/site.ts'

const site = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the reading pages and the frame around every page. */
export const words = (language: Language) => site[language]
