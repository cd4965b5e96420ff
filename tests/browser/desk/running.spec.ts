import { runningPageWords } from '../../../site/i18n/pages/desk-running.ts'
import { flaws } from '../setup/flaws.ts'
import { play } from '../setup/play.ts'
import { expect, test } from '../setup/portal.ts'

for (const [language, at] of [
  ['zh-CN', ''],
  ['en', '/en'],
] as const)
  test(`the operator’s page is where their desk begins, and accessible in every look, in ${language}`, async ({
    page,
  }) => {
    await play(page, `${at}/desk/`, 'ops')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(runningPageWords(language).title)
    expect(await flaws(page)).toEqual([])
  })
