import type { APIRequestContext, Page } from '@playwright/test'
import * as z from 'zod/mini'
import { alertPages } from '../../../site/i18n/pages/desk-alerts.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

const Filed = z.object({ caseNumber: z.string() })

/** A case whose words are on the list, and a supervisor before the page. */
async function warned(page: Page, request: APIRequestContext, at: string): Promise<string> {
  const answer = await request.post('/api/complaints', {
    data: {
      category: 'quality',
      impact: 'disruption',
      story: 'The guard came loose while we set up, and a fitter got hurt.',
      language: 'en',
      consent: { notice: '1', overseas: true },
    },
  })
  await page.goto(`${at}you/`)
  await page.locator('#staff').selectOption('zhao-min')
  await page.locator('main form button').click()
  return Filed.parse(await answer.json()).caseNumber
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const [language, at] of [
    ['zh-CN', '/desk/'],
    ['en', '/en/desk/'],
  ] as const)
    test(`a supervisor looks at a warned case and closes the warning, in ${language}`, async ({
      page,
      request,
    }) => {
      const t = alertPages(language)
      const caseNumber = await warned(page, request, at)
      await page.locator('header nav').getByRole('link', { name: t.title }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.title)
      await page.getByRole('link', { name: caseNumber }).click()
      await expect(page.getByRole('heading', { name: t.onCase })).toBeVisible()
      await page.locator('#step-close-alert summary').click()
      await page.getByRole('button', { name: t.button }).click()
      await expect(page.getByRole('alert')).toBeVisible()
      await page.getByLabel(t.text).fill('Called them: a scratch. The guard is mended.')
      await page.getByRole('button', { name: t.button }).click()
      await expect(page.getByRole('heading', { name: t.onCase })).toHaveCount(0)
      await expect(page.getByText('Called them: a scratch.')).toBeVisible()
      await page.goto(`${at}alerts/`)
      await expect(page.getByRole('link', { name: caseNumber })).toHaveCount(0)
    })
})

test('the list and the warning on its case are accessible in every look', async ({ page, request }) => {
  const caseNumber = await warned(page, request, '/en/desk/')
  await page.goto('/en/desk/alerts/')
  expect(await flaws(page)).toEqual([])
  await page.goto(`/en/desk/cases/${caseNumber}/`)
  await page.locator('#step-close-alert summary').click()
  expect(await flaws(page)).toEqual([])
  await page.goto('/desk/alerts/')
  expect(await flaws(page)).toEqual([])
})
