import type { Language } from '#contract/company'

const locales = { 'zh-CN': 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>

const formats = new Map<string, Intl.DateTimeFormat>()

/** One a language and zone: making one costs a hundred times what using it does. */
function formatOf(language: Language, timeZone: string): Intl.DateTimeFormat {
  const key = `${language} ${timeZone}`
  const known = formats.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locales[language], {
    timeZone,
    year: 'numeric',
    month: 'long',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'shortOffset',
  })
  formats.set(key, made)
  return made
}

function partsOf(at: number, language: Language, timeZone: string) {
  const parts = formatOf(language, timeZone).formatToParts(at)
  return (type: Intl.DateTimeFormatPartTypes) => parts.find((one) => one.type === type)?.value ?? ''
}

/** How far a zone's clock stands from UTC at an instant: `UTC+8`, `UTC-3:30`. */
export const offset = (at: number, timeZone: string) =>
  partsOf(at, 'en', timeZone)('timeZoneName').replace('GMT', 'UTC')

/** An instant (epoch ms) in a zone, with its offset: `22 November 2026, 11:05 (UTC+8)`. */
export function moment(at: number, language: Language, timeZone: string): string {
  const part = partsOf(at, language, timeZone)
  const clock = `${part('hour')}:${part('minute')}`
  const zone = part('timeZoneName').replace('GMT', 'UTC')
  return language === 'zh-CN'
    ? `${part('year')}年${part('month').replace(/月$/, '')}月${part('day')}日 ${clock}（${zone}）`
    : `${part('day')} ${part('month')} ${part('year')}, ${clock} (${zone})`
}

/** Whether calendars know a zone of this name (IANA). */
export function isZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}

/** The time that is kept in a zone, summer and winter: `Central European Time`. */
export function timeKept(zone: string, language: Language, at: number): string {
  const options = { timeZone: zone, timeZoneName: 'longGeneric' } as const
  const parts = new Intl.DateTimeFormat(locales[language], options).formatToParts(at)
  return parts.find((one) => one.type === 'timeZoneName')?.value ?? ''
}

/** A zone as one says it: `Central European Time (Europe/Berlin)`. */
export const zoneInWords = (zone: string, language: Language, at: number) =>
  language === 'zh-CN'
    ? `${timeKept(zone, language, at)}（${zone}）`
    : `${timeKept(zone, language, at)} (${zone})`

const lengths = {
  'zh-CN': new Intl.DurationFormat('zh-CN', { style: 'long' }),
  en: new Intl.DurationFormat('en-GB', { style: 'long' }),
}
/** How far two calendar days lie apart, in the two largest units that they differ by: `99 years, 1 month`. */
export function distance(
  { years, months, days }: { years: number; months: number; days: number },
  language: Language,
): string {
  const units = Object.entries({ years, months, days }).filter(([, count]) => count > 0)
  return lengths[language].format(Object.fromEntries(units.slice(0, 2)))
}

const units = { days: 86_400_000, hours: 3_600_000, minutes: 60_000 } as const

/** A length of time in its two largest units, never less than a minute. */
export function span(length: number, language: Language): string {
  const minutes = Math.max(units.minutes, Math.abs(length))
  const days = Math.floor(minutes / units.days)
  const hours = Math.floor((minutes % units.days) / units.hours)
  const rest = Math.floor((minutes % units.hours) / units.minutes)
  const spelled = days > 0 ? { days, hours } : { hours, minutes: rest }
  return lengths[language].format(spelled)
}
