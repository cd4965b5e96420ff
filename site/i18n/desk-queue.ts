import type { Language } from '#contract/company'
import { queue as en } from './en/desk-queue.ts'
import { queue as zh } from './zh-CN/desk-queue.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** What the Worker says in the queue, besides the words of the whole desk. */
export const queueWords = (language: Language) => words[language]
