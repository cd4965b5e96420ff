import type { Language } from '#contract/company'
import { versions as en } from './en/versions.ts'
import { versions as zh } from './zh-CN/versions.ts'

const all = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words around the versions of a document: drafts, translations, comparisons, withdrawals. */
export const versionWords = (language: Language) => all[language]
