import type { Language } from '#contract/company'
import { promises as promisesEn } from './en/promises.ts'
import { site as siteEn } from './en/site.ts'
import { promises as promisesZh } from './zh-CN/promises.ts'
import { site as siteZh } from './zh-CN/site.ts'

const en = { ...siteEn, ...promisesEn }
const site = { 'zh-CN': { ...siteZh, ...promisesZh }, en } satisfies Record<Language, typeof en>

/** The words of the reading pages and the frame around every page. */
export const words = (language: Language) => site[language]
