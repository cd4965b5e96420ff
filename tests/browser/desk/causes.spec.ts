import { causesWords } from '../../../site/i18n/desk-causes.ts'
import { causesPageWords } from '../../../site/i18n/pages/desk-causes.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, staged, test } from '../setup/portal.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const [language, at] of [
    ['zh-CN', '/desk/'],
    ['en', '/en/desk/'],
  ] as const)
    test(`from the queue to a named cause with its cure, in ${language}`, async ({ page }) => {
      const [t, said] = [causesPageWords(language), causesWords(language)]
      const { caseNumber } = await staged('delivered')
      await page.goto(`${at}?view=causes&language=en`)
      await page.getByRole('link', { name: caseNumber }).click()
      await expect(page.getByText(t.owed)).toBeVisible()
      // What the portal says of the category stands beside it, in the customer's language.
      const related = page.getByRole('region', { name: t.related.title })
      await expect(related.locator('[lang=en] a').first()).toHaveAttribute('href', /^\/en\//)
      await expect(related.locator('div:not([lang=en])')).toHaveCount(0)

      const form = page.locator('details', { has: page.locator('input[value="name-cause"]') })
      await form.locator('summary').first().click()
      await form.locator('[name=cause-name-cause]').selectOption('supplier')
      await form.locator('[name=item-name-cause]').selectOption({ index: 2 })
      await form.locator('[name=text-name-cause]').fill('The melt came with another certificate.')
      await form.locator('button').last().click()
      await expect(page.getByText(t.owed)).toHaveCount(0)
      await page.goto(`${at}causes/`)
      await page.getByRole('link', { name: said.causes.supplier }).click()
      await page.getByRole('link', { name: caseNumber }).click()
      await expect(page.getByText('The melt came with another certificate.')).toBeVisible()
    })
})

test('causes, and a closed case that asks for one, are accessible in every look', async ({ page }) => {
  const { caseNumber } = await staged('delivered')
  await page.goto(`/en/desk/cases/${caseNumber}/`)
  await page
    .locator('details', { has: page.locator('input[value="name-cause"]') })
    .locator('summary')
    .first()
    .click()
  expect(await flaws(page)).toEqual([])
  await page.goto('/desk/causes/?cause=supplier')
  expect(await flaws(page)).toEqual([])
})
