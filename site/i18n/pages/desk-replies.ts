import type { Language } from '#contract/company'
import { replyWords } from '../desk-replies.ts'
import { replies as en } from '../en/pages/desk-replies.ts'
import { replies as zh } from '../zh-CN/pages/desk-replies.ts'

const own = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** What the desk's pages say about an answer on its way: their own words, and those that the Worker says on them too. */
export const replyPages = (language: Language) => ({ ...replyWords(language), ...own[language] })
