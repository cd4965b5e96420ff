import { causesWords } from '../../../site/i18n/desk-causes.ts'
import { deskPages } from '../../../site/i18n/pages/desk.ts'
import { causesPageWords } from '../../../site/i18n/pages/desk-causes.ts'
import { flaws } from '../setup/flaws.ts'
import { play } from '../setup/play.ts'
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

  for (const [language, at] of [
    ['zh-CN', '/desk/'],
    ['en', '/en/desk/'],
  ] as const)
    test(`the final answer names the cause beside it, for colleagues alone, in ${language}`, async ({
      page,
    }) => {
      const t = causesPageWords(language).naming
      const desk = deskPages(language)
      const { caseNumber } = await staged('contested')
      await play(page, at, 'chen-yu')
      await page.goto(`${at}cases/${caseNumber}/`)
      const form = page.locator('#step-final')
      await form.locator('summary').click()
      await form.getByLabel(desk.actions.final.outcome).selectOption('not-upheld')
      await form.getByLabel(desk.actions.final.text).fill('We measured again and stay with it.')
      const cause = form.getByRole('group', { name: t.legend })
      await cause.getByLabel(t.rootCause).fill('Nobody had told them at which temperature.')
      await form.getByRole('button', { name: desk.actions.final.button }).click()
      // What was forgotten is asked for, and nothing else is lost.
      await page.getByRole('alert').getByRole('link').click()
      await expect(cause.getByLabel(t.cause)).toBeFocused()
      await cause.getByLabel(t.cause).selectOption('information')
      await form.getByRole('button', { name: desk.actions.final.button }).click()
      const own = page.getByRole('region', { name: t.legend })
      await expect(own).toContainText('Nobody had told them at which temperature.')
      await page.getByRole('button', { name: desk.check.go }).click()
      await expect(page.locator('.history .internal').first()).toContainText('Nobody had told them')
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
  const contested = await staged('contested')
  await play(page, '/desk/', 'chen-yu')
  await page.goto(`/desk/cases/${contested.caseNumber}/`)
  await page.locator('#step-final summary').click()
  expect(await flaws(page)).toEqual([])
})
