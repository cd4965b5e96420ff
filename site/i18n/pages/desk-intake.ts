import type { Language } from '#contract/company'
import { deskIntake as en } from '../en/pages/desk-intake.ts'
import { deskIntake as zh } from '../zh-CN/pages/desk-intake.ts'

const own = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the pages on which staff record a complaint. */
export const deskIntakePages = (language: Language) => own[language]
