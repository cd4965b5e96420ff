import type { Language } from '#contract/company'
import type { PlanStanding } from '../schemas/plan.ts'
import { statements as en } from './en/statements.ts'
import { statements as zh } from './zh-CN/statements.ts'

const all = { 'zh-CN': zh, en } satisfies Record<Language, typeof en>

/** The words around a statement. */
export const statementWords = (language: Language) => all[language]

/** Where today stands in a plan: `Day 62 of 100, phase 2`. */
export function planInWords({ now, days }: PlanStanding, language: Language) {
  const t = all[language]
  if (now.state === 'under-way') return t.day(now.day, days, now.phase)
  return now.state === 'ahead' ? t.startsIn(now.inDays) : t.endedAgo(now.daysAgo)
}
