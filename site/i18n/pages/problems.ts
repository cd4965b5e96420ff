import type { Language } from '#contract/company'
import { problems as en } from '../en/pages/problems.ts'
import { problemTitles as titlesEn } from '../en/problems.ts'
import { problems as zh } from '../zh-CN/pages/problems.ts'
import { problemTitles as titlesZh } from '../zh-CN/problems.ts'

const isType = (type: string): type is keyof typeof en => type in en

function whole(titles: typeof titlesEn, problems: typeof en) {
  const types = Object.keys(problems).filter(isType)
  return Object.fromEntries(types.map((type) => [type, { title: titles[type], ...problems[type] }]))
}

/** All that is said of each problem type. */
export const problemPages = { 'zh-CN': whole(titlesZh, zh), en: whole(titlesEn, en) } satisfies Record<
  Language,
  ReturnType<typeof whole>
>
