import { env } from 'cloudflare:workers'
import { beforeAll, expect, test, vi } from 'vitest'
import { today } from '../../../functions/content.ts'
import { colleague } from '../desk/staff.ts'
import { mailbox, withMail } from '../mail/mailbox.ts'
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
    env.DB.prepare(
      `insert into outbox (id, number, kind, contact_version, created_at, next_at, tries, doubts, given_up_at, recipient, priority)
        values (?, ?, 'news', 1, ?, ?, ?, 0, ?, ?, ?)`,
    )
      .bind(
        crypto.randomUUID(),
        caseNumber,
        at,
        givenUpAt ? null : NOW,
        tries,
        givenUpAt,
        recipient,
        recipient ? 0 : 2,
      )
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

/** The operator's page with so much of a day's mail used, under a ceiling. */
async function mailOn(used: number, rest: number, ceiling: string, bindings = withMail(mailbox())) {
  await env.DB.prepare('insert or replace into mail_use values (1, ?, ?, ?)')
    .bind(today(NOW), used, rest)
    .run()
  const page = await colleague('operator', NOW, { ...bindings, MAIL_A_DAY: ceiling } as Env).open(PAGE)
  await env.DB.exec('delete from mail_use')
  return page.words
}

test('the operator reads how much of the day’s mail is used, and is warned from four fifths on', async () => {
  const quiet = await mailOn(15, 0, '20')
  expect(quiet).toContain('Mail sent today: 15 of at most 20 (75 %).')
  expect(quiet).not.toMatch(/used up|their half/)
  const near = await mailOn(16, 0, '20')
  expect(near).toContain('Mail sent today: 16 of at most 20 (80 %).')
  expect(near).toContain('Today’s mail is nearly used up.')
  expect(await mailOn(20, 3, '20')).toContain(
    'Today’s mail is used up. What waits here goes out from tomorrow on.',
  )
  expect(await mailOn(12, 10, '20')).toContain('Reminders have used their half of today’s mail (10);')
})

test('a ceiling that is no number is named, and what applies instead', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const words = await mailOn(1, 0, '1,000')
  expect(words).toContain(
    'MAIL_A_DAY is not a whole number from 1 to 999999; 500 applies until it is corrected.',
  )
  expect(words).toContain('1 of at most 500')
})

test('where no mail is sent, the page says so', async () => {
  expect(await mailOn(0, 0, '20', { ...(env as Env), MAIL_FROM: '' })).toContain(
    'No mail is sent: MAIL_FROM is empty.',
  )
})
