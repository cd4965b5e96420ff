import type { Language } from '#contract/company'
import { causes as en } from '../en/pages/desk-causes.ts'
import { causes as zh } from '../zh-CN/pages/desk-causes.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** The page of causes, and what the case page says of them. */
export const causesPageWords = (language: Language) => words[language]
