import { env } from 'cloudflare:workers'
import { beforeAll, expect, test } from 'vitest'
import { colleague } from '../desk/staff.ts'
import { DAY, filed, HOUR, MINUTE, NOW, runClock } from '../support.ts'

const PAGE = '/en/desk/running/'

beforeAll(() => env.DB.exec('delete from outbox; delete from jobs'))

test('the operator reads whether the clock ticks, and since when it does not', async () => {
  const who = colleague('operator')
  expect((await who.open(PAGE)).words).toContain('The clock job has not run yet.')
  await runClock(NOW)
  who.clock.now = NOW + 2 * MINUTE
  const page = await who.open(PAGE)
  expect(page.words).toContain('The portal runs: its clock job came by 2 minutes ago.')
  expect(page.words).toMatch(/ alarms 2 minutes ago \d+ 0 /)
  who.clock.now = NOW + 6 * MINUTE
  expect((await who.open(PAGE)).words).toContain('The clock job last came by 6 minutes ago.')
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
