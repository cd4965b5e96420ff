import type { Language } from '#contract/company'
import { deskWords } from '../desk.ts'
import { desk as en } from '../en/pages/desk.ts'
import { desk as zh } from '../zh-CN/pages/desk.ts'

const own = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words of the desk's pages: their own, and those that the Worker says on them too. */
export function deskPages(language: Language) {
  const [said, page] = [deskWords(language), own[language]]
  return { ...said, ...page, case: { ...said.case, ...page.case } }
}
