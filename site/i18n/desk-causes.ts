import type { Language } from '#contract/company'
import { causes as en } from './en/desk-causes.ts'
import { causes as zh } from './zh-CN/desk-causes.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** Kinds of cause, and what the Worker says about them. */
export const causesWords = (language: Language) => words[language]
