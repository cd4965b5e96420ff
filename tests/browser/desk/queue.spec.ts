import type { Page, Request } from '@playwright/test'
import { queuePageWords } from '../../../site/i18n/pages/desk-queue.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, staged, test } from '../setup/portal.ts'

const en = queuePageWords('en')

const isQuiet = (request: Request) => request.headers()['desk-refresh'] === '1'

/** A minute passes in the browser: long enough for the page to ask once, too short for it to ask twice. */
const aMinute = (page: Page) => page.clock.runFor(60_000)

/** Time passes until the page has asked and heard; the time it gives the portal to answer passes in the browser too. */
async function heard(page: Page, steps = 10): Promise<void> {
  let hasAsked = false
  const answer = page.waitForResponse((one) => isQuiet(one.request()))
  const note = (request: Request) => {
    hasAsked ||= isQuiet(request)
  }
  page.on('request', note)
  for (let step = 0; step < steps && !hasAsked; step++) await page.clock.runFor(6000)
  page.off('request', note)
  await answer
}

function counting(page: Page) {
  const requests: Request[] = []
  page.on('request', (request) => {
    if (isQuiet(request)) requests.push(request)
  })
  return () => requests.length
}

const rows = (page: Page) => page.locator('tbody > tr').evaluateAll((all) => all.map(({ id }) => id))

test('the queue brings new cases by itself, says so, and leaves alone what is in use', async ({ page }) => {
  await page.clock.install()
  const first = await staged('late')
  await page.goto('/en/desk/?language=en')
  const link = page.getByRole('link', { name: first.caseNumber })
  await link.focus()
  await page.evaluate(() => document.querySelector('tbody')?.setAttribute('data-same', ''))
  const second = await staged('late')
  const third = await staged('received')

  await heard(page)
  await expect(page.getByRole('link', { name: second.caseNumber })).toBeVisible()
  await expect(page.getByRole('link', { name: third.caseNumber })).toBeVisible()
  await expect(page.locator('[data-news]')).toHaveText(/^\d+ new cases$/)
  await expect(link).toBeFocused()
  await expect(page.locator('tbody')).toHaveAttribute('data-same', '')
  const shown = await rows(page)
  await page.reload()
  expect(shown.filter((id) => [first, second, third].some(({ caseNumber }) => caseNumber === id))).toEqual(
    (await rows(page)).filter((id) => [first, second, third].some(({ caseNumber }) => caseNumber === id)),
  )
})

test('the queue asks a failing portal ever more seldom, says since when it stands, and goes on', async ({
  page,
  context,
}) => {
  await page.clock.install()
  await page.goto('/en/desk/')
  const asked = counting(page)
  await context.setOffline(true)
  for (let minute = 0; minute < 30; minute++) await aMinute(page)
  expect(asked()).toBeGreaterThanOrEqual(4)
  expect(asked()).toBeLessThanOrEqual(8)
  await expect(page.locator('[data-news]')).toContainText('The list stands as it was at')
  await context.setOffline(false)
  await heard(page, 160)
  await expect(page.locator('[data-news]')).not.toContainText('The list stands')
})

test('the queue stops when the session at the desk has ended, and says so', async ({ page, context }) => {
  await page.clock.install()
  await page.goto('/desk/')
  await context.clearCookies()
  const asked = counting(page)
  await heard(page)
  const zh = queuePageWords('zh-CN')
  await expect(page.locator('[data-news]')).toContainText(zh.over)
  for (let minute = 0; minute < 10; minute++) await aMinute(page)
  expect(asked()).toBe(1)
  await page.getByRole('link', { name: zh.reload }).click()
  await expect(page.locator('[data-news]')).toHaveText('')
})

test('a queue that nobody looks at is not asked for', async ({ page }) => {
  await page.clock.install()
  await page.goto('/en/desk/')
  const asked = counting(page)
  const look = (hidden: boolean) =>
    page.evaluate((isHidden) => {
      Object.defineProperty(document, 'hidden', { value: isHidden, configurable: true })
      document.dispatchEvent(new Event('visibilitychange'))
    }, hidden)
  await look(true)
  for (let minute = 0; minute < 10; minute++) await aMinute(page)
  expect(asked()).toBe(0)
  await look(false)
  await heard(page, 1)
  expect(asked()).toBe(1)
})

test.describe('by keyboard, without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('the first key leads past the filters to the list, and the next to its first case', async ({
    page,
  }) => {
    await staged('late')
    await page.goto('/en/desk/')
    await page.keyboard.press('Tab')
    await expect(page.getByRole('link', { name: en.skip })).toBeFocused()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await expect(page.locator('tbody th a').first()).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/en\/desk\/cases\/MJ-/)
  })
})

for (const at of ['/desk/', '/en/desk/?view=late&level=1'])
  test(`${at} is accessible in every look`, async ({ page }) => {
    await staged('late')
    await page.goto(at)
    expect(await flaws(page)).toEqual([])
  })
