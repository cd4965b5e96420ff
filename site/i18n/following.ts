import type { Language } from '#contract/company'
import { following as en } from './en/following.ts'
import { following as zh } from './zh-CN/following.ts'

export type FollowingWords = typeof en

const all = { 'zh-CN': zh, en } satisfies Record<Language, FollowingWords>

/** The words of the feeds and the calendar. */
export const followingWords = (language: Language) => all[language]
