import { globSync, readFileSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { retentionEnded } from '#rules/surveys'
import { newestPromise } from '../../../functions/content.ts'

const DAY = 86_400_000
const { calendar } = newestPromise()
const notice = (version: number, effective: string, content: number, record: number) => ({
  version,
  effective,
  retention: { content: content * DAY, record: record * DAY },
})
const survey = { survey: 's', closes: '2026-03-31' }
const closed = Date.parse('2026-04-01T00:00+08:00') - 1
const on = (days: number) => closed + days * DAY + 1

test('each answer has the times of the notice that was in force on its day', () => {
  const notices = [notice(2, '2026-03-01', 90, 400), notice(1, '2026-01-01', 180, 1095)]
  const ended = (days: number) => retentionEnded([survey], notices, calendar, on(days))
  const first = { survey: 's', from: '', before: '2026-03-01' }
  const second = { survey: 's', from: '2026-03-01', before: '9999-12-31' }
  expect(ended(89)).toEqual({ words: [], whole: [] })
  expect(ended(90)).toEqual({ words: [second], whole: [] })
  expect(ended(179)).toEqual({ words: [second], whole: [] })
  expect(ended(180)).toEqual({ words: [first, second], whole: [] })
  expect(ended(400)).toEqual({ words: [first, second], whole: [second] })
  expect(ended(1095)).toEqual({ words: [first, second], whole: [first, second] })
})

test('a later notice that takes effect earlier governs from then on', () => {
  const notices = [
    notice(1, '2026-01-01', 180, 1095),
    notice(2, '2026-03-20', 90, 400),
    notice(3, '2026-03-01', 30, 400),
  ]
  const { words } = retentionEnded([survey], notices, calendar, on(2000))
  expect(words.filter(({ from, before }) => from < before)).toEqual([
    { survey: 's', from: '', before: '2026-03-01' },
    { survey: 's', from: '2026-03-01', before: '9999-12-31' },
  ])
})

test('a survey that is open, or closed just now, loses nothing', () => {
  const notices = [notice(1, '2026-01-01', 180, 1095)]
  for (const days of [-60, 0]) expect(retentionEnded([survey], notices, calendar, on(days)).words).toEqual([])
})

test('the migration leaves of old responses the day alone', () => {
  const files = globSync('migrations/*.sql').sort()
  const turn = files.findIndex((path) => path.endsWith('_survey_days.sql'))
  const db = new DatabaseSync(':memory:')
  for (const path of files.slice(0, turn)) db.exec(readFileSync(path, 'utf8'))
  db.prepare(`insert into survey_responses values ('a', 's', 'en', ?, '{}', 'hash', null, null, 1)`).run(
    Date.parse('2026-11-23T02:03:04.567Z'),
  )
  for (const path of files.slice(turn)) db.exec(readFileSync(path, 'utf8'))
  const row = db.prepare('select * from survey_responses').get()
  expect(row).toMatchObject({ id: 'a', survey: 's', day: '2026-11-23', key_version: 1, version: 1 })
  expect(Object.values(row ?? {}).filter((value) => typeof value === 'number')).toEqual([1, 1])
})
