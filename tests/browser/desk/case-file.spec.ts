import { filePages } from '../../../site/i18n/pages/desk-file.ts'
import { GAUGE } from '../setup/cases.ts'
import { flaws } from '../setup/flaws.ts'
import { demo, expect, test } from '../setup/portal.ts'

for (const language of ['zh-CN', 'en'] as const) {
  const t = filePages(language)
  const home = language === 'en' ? '/en/desk/' : '/desk/'

  test(`the case file is a click from the case, accessible in every look, and prints as a document in ${language}`, async ({
    page,
  }) => {
    await page.goto(`${home}cases/${demo().caseNumber}/`)
    await page.getByRole('link', { name: t.link }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(demo().caseNumber)
    expect(await flaws(page)).toEqual([])
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: t.json }).click()
    expect((await download).suggestedFilename()).toBe(`case-file-${demo().caseNumber}.json`)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('link', { name: t.back })).toBeHidden()
    await expect(page.getByRole('textbox')).toHaveCount(0)
    await expect(page.getByText(GAUGE)).toBeVisible()
  })
}
