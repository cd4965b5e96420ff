import type { Page } from '@playwright/test'
import { handOverPageWords } from '../../../site/i18n/pages/desk-hand-over.ts'
import { flaws } from '../setup/flaws.ts'
import { play } from '../setup/play.ts'
import { expect, staged, test } from '../setup/portal.ts'

// Nobody else works with the executive's cases, and here one after the other does.
test.describe.configure({ mode: 'serial' })

/** A case that the executive holds, and a supervisor before the page. */
async function prepared(page: Page, at: string): Promise<string> {
  const { caseNumber } = await staged('received')
  await page.goto(`${at}cases/${caseNumber}/`)
  const assign = page.locator('#step-assign')
  await assign.locator('summary').click()
  await assign.locator('select').selectOption('chen-yu')
  await assign.locator('button').click()
  await play(page, at, 'zhao-min')
  return caseNumber
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const [language, at] of [
    ['zh-CN', '/desk/'],
    ['en', '/en/desk/'],
  ] as const)
    test(`a supervisor hands over all that a colleague holds, in ${language}`, async ({ page }) => {
      const t = handOverPageWords(language)
      const caseNumber = await prepared(page, at)
      await page.getByRole('link', { name: t.title }).click()
      await page.getByLabel(t.from).selectOption('chen-yu')
      await page.getByLabel(t.to).selectOption('zhao-min')
      await page.getByRole('button', { name: t.next }).click()
      await expect(page.getByRole('heading', { name: t.check })).toBeVisible()
      await page.getByRole('button', { name: t.go, exact: true }).click()
      await expect(page).toHaveURL(/\?handed=\d+$/)
      await page.goto(`${at}cases/${caseNumber}/`)
      await expect(page.getByText('赵敏').last()).toBeVisible()
    })
})

test('choosing and checking are accessible in every look', async ({ page }) => {
  await prepared(page, '/en/desk/')
  await page.goto('/en/desk/hand-over/')
  expect(await flaws(page)).toEqual([])
  await page.locator('#from').selectOption('chen-yu')
  await page.locator('#to').selectOption('zhao-min')
  await page.locator('main form button').click()
  await expect(page.locator('button[value=go]')).toBeVisible()
  expect(await flaws(page)).toEqual([])
})
