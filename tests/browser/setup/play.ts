import type { Page } from '@playwright/test'

/** Who stands before the desk from now on, as a developer chooses it; `at` is the desk of a language. */
export async function play(page: Page, at: string, staff: string): Promise<void> {
  await page.goto(`${at}you/`)
  await page.locator('#staff').selectOption(staff)
  await page.locator('main form button').click()
}
