import { visitWords } from '../../../site/i18n/desk-visits.ts'
import { visitPageWords } from '../../../site/i18n/pages/desk-visits.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

// One of the first cases was closed three months ago.
test('a visit that is due waits in the queue, and queue and case are accessible in every look', async ({
  page,
}) => {
  await page.goto('/desk/?view=follow-ups')
  expect(await flaws(page)).toEqual([])
  await page.goto('/en/desk/?view=follow-ups')
  await page.locator('tbody th a').first().click()
  await expect(page.getByText(visitPageWords('en').due)).toBeVisible()
  const visit = page.locator('details', { has: page.locator('input[value="visit"]') })
  await visit.locator('summary').first().click()
  expect(await flaws(page)).toEqual([])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('what a visit will bring is shown before it is recorded', async ({ page }) => {
    const said = visitWords('zh-CN')
    await page.goto('/desk/?view=follow-ups')
    await page.locator('tbody th a').first().click()
    const visit = page.locator('details', { has: page.locator('input[value="visit"]') })
    await visit.locator('summary').first().click()
    await visit.locator('[name=result-visit]').selectOption('holds')
    await visit.locator('[name=text-visit]').fill('电话里您说，没有再出现。')
    await visit.locator('button').last().click()
    await expect(page.getByText(said.results.holds)).toBeVisible()
    await expect(page.getByText(said.last)).toBeVisible()
  })
})
