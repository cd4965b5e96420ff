import { acting } from '../../../site/i18n/acting.ts'
import { deskPages } from '../../../site/i18n/pages/desk.ts'
import { deskIntakePages } from '../../../site/i18n/pages/desk-intake.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const language of ['zh-CN', 'en'] as const) {
    const t = deskIntakePages(language)
    const home = language === 'en' ? '/en/desk/' : '/desk/'

    test(`a call becomes a case whose customer follows it with what was read out, in ${language}`, async ({
      page,
    }) => {
      await page.goto(home)
      await page.getByRole('link', { name: t.link }).click()
      await page.getByRole('button', { name: t.toCheck, exact: true }).last().click()
      await expect(page.getByRole('alert')).toBeVisible()

      await page.getByRole('radio', { name: t.channels.phone }).check()
      await page.getByText(t.read[language], { exact: true }).click()
      await expect(page.getByText(t.script.askAbroad).first()).toBeVisible()
      await page.getByRole('checkbox', { name: t.notice(1) }).check()
      await page.getByRole('checkbox', { name: t.overseas }).check()
      await page.getByLabel(t.category, { exact: true }).selectOption('delivery')
      await page.locator('#impact-inconvenience').check()
      await page
        .getByLabel(t.story, { exact: true })
        .fill('They waited a week for the parts, and nobody called.')
      await page.getByRole('button', { name: t.toCheck, exact: true }).last().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.check.title)
      await page.getByRole('button', { name: t.check.back }).click()
      await expect(page.getByLabel(t.story, { exact: true })).toHaveValue(/waited a week/)
      await page.getByRole('button', { name: t.toCheck, exact: true }).last().click()
      await page.getByRole('button', { name: t.check.go }).click()

      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.receipt.title)
      const [number = '', code = ''] = await page.locator('.key').allTextContents()
      await page.reload()
      await expect(page.locator('.key').last()).toHaveText(code)
      await page.getByRole('button', { name: t.receipt.done }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(deskPages(language).standing.received)

      const words = acting(language)
      await page.goto(language === 'en' ? '/en/complaints/track/' : '/complaints/track/')
      await page.locator('[name=number]').fill(number)
      await page.locator('[name=code]').fill(code.replaceAll('-', ' ').toLowerCase())
      await page.locator('main form button').last().click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.case.states.received)
    })
  }
})

for (const at of ['', '/en']) {
  test(`the pages on which a complaint is recorded are accessible in every look at ${at}/desk/intake/`, async ({
    page,
  }) => {
    await page.goto(`${at}/desk/intake/`)
    for (const summary of await page.locator('main summary').all()) await summary.click()
    expect(await flaws(page)).toEqual([])
    await page.locator('#channel-letter').check()
    await page.locator('.send button').click()
    expect(await flaws(page)).toEqual([])
    await page.locator('[name=day]').fill('2026-11-20')
    await page.locator('[name=time]').fill('09:00')
    await page.locator('[name=notice]').check()
    await page.locator('[name=overseas]').check()
    await page.locator('[name=category]').selectOption('delivery')
    await page.locator('#impact-inconvenience').check()
    await page.locator('[name=story]').fill('They waited a week for the parts, and nobody called.')
    await page.locator('.send button').click()
    expect(await flaws(page)).toEqual([])
    await page.locator('button[value=go]').click()
    for (const summary of await page.locator('main summary').all()) await summary.click()
    expect(await flaws(page)).toEqual([])
  })
}
