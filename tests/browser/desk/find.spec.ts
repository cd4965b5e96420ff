import { findPages } from '../../../site/i18n/pages/desk-find.ts'
import { ORDER } from '../setup/cases.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

for (const language of ['zh-CN', 'en'] as const) {
  const t = findPages(language)
  const home = language === 'en' ? '/en/desk/' : '/desk/'

  test.describe(`in ${language}`, () => {
    test.use({ javaScriptEnabled: false })
    test('an order is typed into the box at the head, and its case is a click away', async ({ page }) => {
      await page.goto(home)
      await page.getByRole('textbox', { name: t.label }).fill(ORDER.toLowerCase().replaceAll('-', ' '))
      await page.getByRole('textbox', { name: t.label }).press('Enter')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.title)
      const cases = page.getByRole('link', { name: /^MJ-/ })
      await expect(cases).toHaveCount(2)
      const number = await cases.first().textContent()
      await cases.first().click()
      await expect(page.locator('main .mono').first()).toHaveText(number ?? '')
    })
  })

  test(`what is found and what is not are accessible in every look in ${language}`, async ({ page }) => {
    await page.goto(`${home}find/`)
    expect(await flaws(page)).toEqual([])
    for (const what of [ORDER, 'nobody@nowhere.example', '']) {
      await page.goto(`${home}find/`)
      await page.locator('#what').fill(what)
      await page.locator('main form button').click()
      expect(await flaws(page)).toEqual([])
    }
  })
}
