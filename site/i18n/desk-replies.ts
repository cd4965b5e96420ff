import type { Language } from '#contract/company'
import { replies as en } from './en/desk-replies.ts'
import { replies as zh } from './zh-CN/desk-replies.ts'

const words = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** What the Worker says at the desk about an answer on its way; what pages alone say stands in `pages/desk-replies.ts`. */
export const replyWords = (language: Language) => words[language]
