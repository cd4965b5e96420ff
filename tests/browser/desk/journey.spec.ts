import type { APIRequestContext } from '@playwright/test'
import * as z from 'zod/mini'
import { acting } from '../../../site/i18n/acting.ts'
import { deskPages } from '../../../site/i18n/pages/desk.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

const Filed = z.object({ caseNumber: z.string(), accessCode: z.string() })
const Seen = z.object({ version: z.int(), state: z.string() })

async function file(request: APIRequestContext, language: 'zh-CN' | 'en') {
  const answer = await request.post('/api/complaints', {
    data: {
      category: 'quality',
      impact: 'inconvenience',
      story: 'Three of the forty parts are out of tolerance, as the drawing shows.',
      language,
      consent: { notice: '1', overseas: true },
    },
  })
  return Filed.parse(await answer.json())
}

async function accept(request: APIRequestContext, { caseNumber, accessCode }: z.output<typeof Filed>) {
  const headers = { Authorization: `Bearer ${accessCode}` }
  const seen = await request.get(`/api/complaints/${caseNumber}`, { headers })
  const { version } = Seen.parse(await seen.json())
  const data = { action: 'accept', version }
  const answer = await request.post(`/api/complaints/${caseNumber}/actions`, { headers, data })
  expect(answer.status()).toBe(200)
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const language of ['zh-CN', 'en'] as const) {
    const t = deskPages(language)
    const at = language === 'en' ? '/en/desk/' : '/desk/'

    test(`a case goes from the queue to a delivered remedy in ${language}`, async ({ page, request }) => {
      const one = await file(request, language)
      const step = (action: keyof typeof t.actions) => page.locator(`#step-${action}`)
      const open = (action: keyof typeof t.actions) => step(action).locator('summary').click()
      const press = (action: keyof typeof t.actions) =>
        step(action).getByRole('button', { name: t.actions[action].button, exact: true }).click()
      const send = async () => {
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.check.title)
        await page.getByRole('button', { name: t.check.go }).click()
      }

      await page.goto(at)
      await page.getByRole('link', { name: one.caseNumber }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.standing.received)
      await open('assign')
      await press('assign')
      await expect(page.getByText('李文').last()).toBeVisible()

      await open('respond')
      await press('respond')
      await expect(page.getByRole('alert')).toContainText(t.errors['text.missing'] ?? '')
      await step('respond').getByLabel(t.actions.respond.text).fill('We measure the parts again today.')
      await press('respond')
      await expect(page.getByText('We measure the parts again today.')).toBeVisible()
      await page.getByRole('button', { name: t.check.back }).click()
      await expect(step('respond').getByLabel(t.actions.respond.text)).toHaveValue(
        'We measure the parts again today.',
      )
      await press('respond')
      await send()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.standing.investigating)

      await open('propose')
      await step('propose').getByLabel(t.actions.propose.outcome, { exact: true }).selectOption('upheld')
      await step('propose').getByLabel(t.actions.propose.text).fill('You are right: the gauge was worn.')
      await step('propose').getByLabel(t.actions.propose.remedy).fill('New parts, free of charge.')
      await step('propose').getByLabel(t.actions.propose.remedyDue).fill('2026-12-10')
      await press('propose')
      await expect(page.getByText('New parts, free of charge.')).toBeVisible()
      await expect(page.getByText(acting(language).case.outcomes.upheld)).toBeVisible()
      await send()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.standing.unreached)

      await accept(request, one)
      await page.goto(`${at}?with=me`)
      await page.getByRole('link', { name: one.caseNumber }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.standing.owed)
      await open('deliver')
      await step('deliver').getByLabel(t.actions.deliver.text).fill('Forty new parts arrived today.')
      await press('deliver')
      await send()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.standing.closed.agreed)
      await page.goto(`${at}?with=me`)
      await expect(page.getByRole('link', { name: one.caseNumber })).toHaveCount(0)
    })
  }
})

test('the case and what is checked before it goes out are accessible in every look', async ({
  page,
  request,
}) => {
  const { caseNumber } = await file(request, 'en')
  await page.goto(`/en/desk/cases/${caseNumber}/`)
  for (const summary of await page.locator('.do summary').all()) await summary.click()
  expect(await flaws(page)).toEqual([])
  await page.locator('#text-respond').fill('We are on it.')
  await page.locator('#step-respond').getByRole('button', { name: 'Respond', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check before it goes out')
  expect(await flaws(page)).toEqual([])
})
