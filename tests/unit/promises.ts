import { readFileSync } from 'node:fs'
import { Temporal } from 'temporal-polyfill'
import { parse } from 'yaml'
import { type Calendar, PublishedPromise, type ServicePromise } from '#contract/promise'
import { inCompany } from '../../site/company-folder.ts'

/** The example company's promise: 1 h and 24 h or 72 h, 30 min and 24 h, counted round the clock. */
export const promise = PublishedPromise.parse(
  parse(readFileSync(inCompany('service-promise/v2.yaml'), 'utf8')),
)

/** The same working days and times as the example's, but the promise counts in them alone. */
export const shanghaiHours: Calendar = { ...promise.calendar, counts: 'working-hours' }

const day: Calendar['week']['monday'] = [['09:00', '17:00']]

/** Eight hours a day from Monday to Friday, in a zone whose clocks change on 29 March and 25 October 2026. */
export const berlinHours: Calendar = {
  timeZone: 'Europe/Berlin',
  counts: 'working-hours',
  week: { monday: day, tuesday: day, wednesday: day, thursday: day, friday: day, saturday: [], sunday: [] },
  holidays: [{ from: '2026-04-03', to: '2026-04-06', name: { 'zh-CN': '复活节', en: 'Easter' } }],
  makeUpDays: [],
  knownUntil: '2026-12-31',
}

export const inWorkingHours: ServicePromise = { ...promise, calendar: shanghaiHours }
export const inBerlin: ServicePromise = { ...promise, calendar: berlinHours }

export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR

/** Wall-clock times of a zone as instants, and back: `2026-03-02 09:00`. */
export const zone = (timeZone: string) => ({
  on: (written: string) =>
    Temporal.PlainDateTime.from(written.replace(' ', 'T')).toZonedDateTime(timeZone).epochMilliseconds,
  read: (at: number) =>
    Temporal.Instant.fromEpochMilliseconds(at)
      .toZonedDateTimeISO(timeZone)
      .toPlainDateTime()
      .toString({ smallestUnit: 'minute' })
      .replace('T', ' '),
})

export const shanghai = zone('Asia/Shanghai')
export const berlin = zone('Europe/Berlin')
