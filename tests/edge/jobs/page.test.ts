import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { colleague } from '../desk/staff.ts'
import { DAY, filed, HOUR, MINUTE, NOW, runClock } from '../support.ts'

const PAGE = '/en/desk/running/'

beforeAll(() => env.DB.exec('delete from outbox; delete from jobs'))

test('the operator reads whether each trigger runs, and since when it does not', async () => {
  const who = colleague('operator')
  const before = (await who.open(PAGE)).words
  expect(before).toContain('The minute trigger has not run yet.')
  expect(before).toContain('The five-minute trigger has not run yet.')
  await runClock(NOW)
  who.clock.now = NOW + 2 * MINUTE
  const page = await who.open(PAGE)
  expect(page.words).toContain('The minute trigger runs: last run 2 minutes ago.')
  expect(page.words).toContain('The five-minute trigger runs: last run 2 minutes ago.')
  expect(page.words).toMatch(/ alarms every minute 2 minutes ago \d+ 0 /)
  expect(page.words).toMatch(/ files every 5 minutes 2 minutes ago \d+ 0 /)
  who.clock.now = NOW + 6 * MINUTE
  const late = (await who.open(PAGE)).words
  expect(late).toContain('The minute trigger last ran 6 minutes ago.')
  expect(late).toContain('The five-minute trigger runs: last run 6 minutes ago.')
  who.clock.now = NOW + 16 * MINUTE
  expect((await who.open(PAGE)).words).toContain('The five-minute trigger last ran 16 minutes ago.')
  expect((await who.open('/desk/running/')).words).toMatch(/每五分钟任务上次运行是1\d分钟前。/)
})

test('what waits to be sent is counted by line, with no word and no number of a case', async () => {
  const { caseNumber } = await filed()
  const put = (recipient: string | null, tries: number, at: number, givenUpAt: number | null = null) =>
    env.DB.prepare(`insert into outbox values (?, null, ?, 'news', 1, null, ?, ?, ?, 0, null, ?, ?)`)
      .bind(crypto.randomUUID(), caseNumber, at, givenUpAt ? null : NOW, tries, givenUpAt, recipient)
      .run()
  await put(null, 0, NOW - HOUR)
  await put(null, 3, NOW - 2 * HOUR)
  await put('robot:duty', 1, NOW - 3 * HOUR)
  await put('robot:duty', 9, NOW - 3 * DAY, NOW - 2 * DAY)
  const page = await colleague('operator').open(PAGE)
  expect(page.words).toMatch(/Waiting 2 1 /)
  expect(page.words).toMatch(/tried in vain 1 1 /)
  expect(page.words).toMatch(/written 2 hours ago 3 hours ago /)
  expect(page.words).toMatch(/last week 0 1 /)
  expect(page.html).not.toContain(caseNumber)
  await env.DB.exec(`delete from outbox where number = '${caseNumber}'`)
})
