import type { Language } from '#contract/company'
import { queue as en } from '../en/pages/desk-queue.ts'
import { queue as zh } from '../zh-CN/pages/desk-queue.ts'

const words: Record<Language, typeof en> = { 'zh-CN': zh, en }

/** What the queue's page and its script say; the Worker does not carry it. */
export const queuePageWords = (language: Language) => words[language]
