import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

test.use({ javaScriptEnabled: false })

test('a person answers the survey without JavaScript, and an empty one is sent back', async ({ page }) => {
  await page.goto('/surveys/2026-q4/')
  await page.getByRole('button', { name: '提交答卷' }).click()
  await expect(page).toHaveTitle(/^有误：/)
  for (const group of await page.locator('fieldset[data-invalid]').all())
    await group.getByRole('radio').last().check()
  await page.waitForTimeout(2100)
  await page.getByRole('button', { name: '提交答卷' }).click()
  await expect(page).toHaveURL('/surveys/thanks/')
})

test.describe('with JavaScript for the accessibility checker', () => {
  test.use({ javaScriptEnabled: true })

  test('a survey that was sent back is accessible', async ({ page }) => {
    await page.goto('/en/surveys/2026-q4/')
    await page.getByRole('button', { name: 'Send the answers' }).click()
    expect(await flaws(page)).toEqual([])
  })
})
