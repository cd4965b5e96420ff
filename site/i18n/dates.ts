import type { Language } from '#contract/company'

const english = {
  full: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' }),
  short: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', month: 'long', day: 'numeric' }),
}

/** A calendar day in words. The Chinese form has its blanks written, as the documents do. */
export function inWords(day: string, language: Language, form: 'full' | 'short' = 'full') {
  if (language === 'en') return english[form].format(new Date(`${day}T00:00:00Z`))
  const [year, month, date] = day.split('-').map(Number)
  return form === 'full' ? `${year} 年 ${month} 月 ${date} 日` : `${month} 月 ${date} 日`
}

/** The days from one to another as one writes them: `1–3 January 2026`, `2026 年 1 月 1 日至 3 日`. */
export function rangeInWords(from: string, to: string, language: Language) {
  if (from === to) return inWords(from, language)
  if (language === 'en')
    return english.full.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`))
  const sameMonth = from.slice(0, 7) === to.slice(0, 7)
  return `${inWords(from, language)}至 ${sameMonth ? `${Number(to.slice(8))} 日` : inWords(to, language, 'short')}`
}

/** Whole days from one calendar day to a later one. */
export const daysBetween = (from: string, to: string) =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
] as const
const names = {
  'zh-CN': { d: '天', h: '小时', min: '分钟' },
  en: { d: 'day', h: 'hour', min: 'minute' },
} as const

/**
 * A promised length of time as one says it. Hours stay hours up to three days, because
 * '24 hours' is a promise and 'a day' is a figure of speech.
 */
export function lengthInWords(milliseconds: number, language: Language) {
  const fits = ([unit, size]: (typeof units)[number]) =>
    milliseconds % size === 0 && (unit !== 'd' || milliseconds > 3 * size)
  const [unit, size] = units.find(fits) ?? units[2]
  const count = Math.round(milliseconds / size)
  if (language === 'zh-CN') return `${count} ${names['zh-CN'][unit]}`
  return `${count} ${names.en[unit]}${count === 1 ? '' : 's'}`
}
