import type { Page } from '@playwright/test'
import { actingPages } from '../../../site/i18n/pages/acting.ts'
import { visitPageWords } from '../../../site/i18n/pages/desk-visits.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, staged, test } from '../setup/portal.ts'
import type { Story } from '../setup/stories.ts'

const languages = [
  ['zh-CN', ''],
  ['en', '/en'],
] as const

async function open(page: Page, story: Story, language: 'zh-CN' | 'en', prefix: string) {
  const t = actingPages(language).track
  const { caseNumber, accessCode } = await staged(story)
  await page.goto(`${prefix}/complaints/track/`)
  await page.getByLabel(t.number).fill(caseNumber)
  await page.getByLabel(t.code).fill(accessCode)
  await page.getByRole('button', { name: t.open }).click()
  await expect(page).toHaveURL(`${prefix}/complaints/case/`)
}

for (const [language, prefix] of languages) {
  const { case: t, openCase } = actingPages(language)
  const visits = visitPageWords(language)

  test.describe(`${language}, without JavaScript`, () => {
    test.use({ javaScriptEnabled: false })

    test('visits are agreed to with the acceptance, and taken back with one press', async ({ page }) => {
      await open(page, 'proposed', language, prefix)
      await page.getByRole('button', { name: t.actions.accept.button }).click()
      const box = page.getByRole('checkbox')
      await expect(box).not.toBeChecked()
      await box.check()
      await page.getByRole('button', { name: openCase.confirm.actions.accept.go }).click()
      await expect(page.getByRole('heading', { name: visits.title })).toBeVisible()
      await page.getByRole('button', { name: visits.withdraw }).click()
      await expect(page.getByRole('checkbox', { name: /12/ })).not.toBeChecked()
      await expect(page.getByRole('button', { name: visits.withdraw })).toHaveCount(0)
    })

    test('afterwards the box has to be ticked, and says so', async ({ page }) => {
      await open(page, 'agreed', language, prefix)
      await page.getByRole('button', { name: visits.agree }).click()
      await expect(page.getByText(actingPages(language).errors['agree.missing'] ?? '').first()).toBeVisible()
      await page.getByRole('checkbox').check()
      await page.getByRole('button', { name: visits.agree }).click()
      await expect(page.getByRole('button', { name: visits.withdraw })).toBeVisible()
    })
  })

  test(`the box is accessible wherever it stands, ${language}`, async ({ page }) => {
    await open(page, 'proposed', language, prefix)
    await page.getByRole('button', { name: t.actions.accept.button }).click()
    await expect(page.getByRole('checkbox')).toHaveAccessibleDescription(/30/)
    expect(await flaws(page)).toEqual([])
    await page.getByRole('button', { name: openCase.confirm.actions.accept.go }).click()
    await page.getByRole('button', { name: visits.agree }).click()
    expect(await flaws(page)).toEqual([])
    await page.getByRole('checkbox').check()
    await page.getByRole('button', { name: visits.agree }).click()
    expect(await flaws(page)).toEqual([])
  })
}
