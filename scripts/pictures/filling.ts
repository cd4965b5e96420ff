import type { Page } from '@playwright/test'
import type { Demo } from '../demo.ts'

/** One row of the contact sheet. `act` leads from the address to what is to be seen. */
export type PageType = {
  name: string
  path: string
  act?: (page: Page, demo: Demo | undefined) => Promise<void>
}

/** A form that comes back at once asks whether a person sent it, so the pictures take a person's time. */
const HASTE = 2100

/** Presses what leads on, and waits for the page behind it, which may have the same address. */
export async function press(page: Page, selector: string): Promise<void> {
  const arrived = page.waitForEvent('framenavigated')
  await page.locator(selector).last().click()
  await arrived
  await page.waitForLoadState()
}

export async function send(page: Page): Promise<void> {
  await page.waitForTimeout(HASTE)
  await press(page, 'main form button')
}

export async function check(page: Page): Promise<void> {
  await page.locator('[name=category]').selectOption({ index: 1 })
  await page.locator('[name=impact]').first().check()
  const isEnglish = new URL(page.url()).pathname.startsWith('/en/')
  await page.locator('[name=story]').fill(isEnglish ? stories.en : stories.zh)
  await page.locator('[name=notice]').check()
  await page.locator('[name=overseas]').check()
  await send(page)
}

const stories = {
  zh: '十一月十七日到货的一批支架，外箱进水，其中四十件表面生锈，装不上线。请说明原因并补货。',
  en: 'The brackets that arrived on 17 November were wet. Forty of them are rusty and cannot be fitted.',
}
