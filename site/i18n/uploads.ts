import type { Language } from '#contract/company'
import { uploads as en } from './en/uploads.ts'
import { uploads as zh } from './zh-CN/uploads.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** What the filing form's script says; apart, because it is all that a browser loads of the words. */
export const uploadWords = (language: Language) => words[language]
