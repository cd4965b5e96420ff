import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { compiledContent } from './own-company.ts'

const office = [
  ['09:00', '12:30'],
  ['13:30', '18:00'],
]

/** The content as a company in Berlin would have it: working hours, Easter, one Saturday that is worked. */
const calendar = {
  timeZone: 'Europe/Berlin',
  counts: 'working-hours',
  week: {
    monday: office,
    tuesday: office,
    wednesday: office,
    thursday: office,
    friday: [['09:00', '15:00']],
    saturday: [],
    sunday: [],
  },
  holidays: [
    { from: '2026-04-03', to: '2026-04-06', name: { 'zh-CN': '复活节', en: 'Easter' } },
    { from: '2026-05-01', to: '2026-05-01', name: { 'zh-CN': '劳动节', en: 'Labour Day' } },
  ],
  makeUpDays: [{ date: '2026-10-24', windows: [['10:00', '14:00']] }],
  knownUntil: '2026-12-31',
}

/** Writes that content beside the compiled one and returns its path. */
export function inBerlin(): string {
  const path = resolve('.cache/tests-company/content-berlin.json')
  const content = JSON.parse(readFileSync(compiledContent, 'utf8'))
  for (const promise of content.promises) promise.calendar = calendar
  writeFileSync(path, JSON.stringify(content))
  return path
}
