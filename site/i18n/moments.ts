import type { Language } from '#contract/company'

const locales = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>

/** An instant (epoch ms) in a zone, with its offset: `22 November 2026, 11:05 (UTC+8)`. */
export function moment(at: number, language: Language, timeZone: string): string {
  const parts = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  }).formatToParts(at)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
  const offset = part('timeZoneName').replace('GMT', 'UTC')
  const clock = `${part('hour')}:${part('minute')}`
  return language === 'zh-CN'
    ? `${part('year')}年${part('month').replace(/月$/, '')}月${part('day')}日 ${clock}（${offset}）`
    : `${part('day')} ${part('month')} ${part('year')}, ${clock} (${offset})`
}

const units = { days: 86_400_000, hours: 3_600_000, minutes: 60_000 } as const

/** A length of time in its two largest units, never less than a minute. */
export function span(length: number, language: Language): string {
  const minutes = Math.max(units.minutes, Math.abs(length))
  const days = Math.floor(minutes / units.days)
  const hours = Math.floor((minutes % units.days) / units.hours)
  const rest = Math.floor((minutes % units.hours) / units.minutes)
  const spelled = days > 0 ? { days, hours } : { hours, minutes: rest }
  return new Intl.DurationFormat(locales[language], { style: 'long' }).format(spelled)
}
