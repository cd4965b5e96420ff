import * as z from 'zod/mini'
import { acting } from '../../../site/i18n/acting.ts'
import { deskPages } from '../../../site/i18n/pages/desk.ts'
import { replyPages } from '../../../site/i18n/pages/desk-replies.ts'
import { flaws } from '../setup/flaws.ts'
import { expect, staged, test } from '../setup/portal.ts'

const report = {
  name: 'measurement.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nmeasured again\nstartxref\n9\n%%EOF\n'),
}
const Seen = z.object({
  events: z.array(z.object({ type: z.string(), files: z.optional(z.array(z.unknown())) })),
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  for (const language of ['zh-CN', 'en'] as const) {
    const t = deskPages(language)
    const reply = replyPages(language)

    test(`a late case is answered from a playbook, saved, with a file and a reason, in ${language}`, async ({
      page,
      request,
    }) => {
      const one = await staged('late')
      const respond = page.locator('#step-respond')
      const box = respond.getByLabel(t.actions.respond.text)
      const send = () => respond.getByRole('button', { name: t.actions.respond.button, exact: true }).click()
      await page.goto(`${language === 'en' ? '/en' : ''}/desk/cases/${one.caseNumber}/`)
      await respond.locator('summary').click()
      await respond.getByLabel(reply.playbook).selectOption('heard-first')
      await respond.getByRole('button', { name: reply.usePlaybook }).click()
      await expect(box).toBeVisible()
      await expect(box).toHaveValue(/\[to fill: /)

      await send()
      await expect(page.getByRole('alert')).toContainText(t.errors['text.gap'] ?? '')
      const words = (await box.inputValue()).replaceAll(/\[to fill: [^\]]*\]/g, 'three housings are too wide')
      await box.fill(words)
      await respond.getByLabel(reply.files).setInputFiles(report)
      await respond.getByRole('button', { name: reply.save }).click()
      await expect(box).toHaveValue(words)
      await expect(respond.getByText('measurement.pdf').first()).toBeVisible()

      await send()
      await expect(page.getByRole('alert')).toContainText(t.errors['breachReason.missing'] ?? '')
      await respond.getByLabel(reply.breachReason).selectOption('handed-over-late')
      await send()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.check.title)
      await expect(page.getByText('measurement.pdf')).toBeVisible()
      await expect(page.getByText(words)).toBeVisible()
      await page.getByRole('button', { name: t.check.go }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(t.standing.investigating)
      await expect(page.getByText(reply.breachReasons['handed-over-late'])).toBeVisible()
      await expect(page.getByRole('link', { name: 'measurement.pdf' })).toBeVisible()

      const headers = { Authorization: `Bearer ${one.accessCode}` }
      const seen = await request.get(`/api/complaints/${one.caseNumber}`, { headers })
      expect(Seen.parse(await seen.json()).events.at(-1)).toMatchObject({ type: 'respond', files: [{}] })
    })

    test(`whoever was slower reads both texts, and discards what is no longer needed, in ${language}`, async ({
      page,
      request,
    }) => {
      const one = await staged('received')
      const respond = page.locator('#step-respond')
      await page.goto(`${language === 'en' ? '/en' : ''}/desk/cases/${one.caseNumber}/`)
      await respond.locator('summary').click()
      await respond.getByLabel(t.actions.respond.text).fill('My own words.')
      const headers = { Authorization: `Bearer ${one.accessCode}` }
      const data = { text: 'It is settled; the parts came.' }
      expect(
        (await request.post(`/api/complaints/${one.caseNumber}/messages`, { headers, data })).status(),
      ).toBe(201)
      await respond.getByRole('button', { name: t.actions.respond.button, exact: true }).click()
      const both = page.getByRole('region', { name: reply.compared })
      await expect(both.getByText('It is settled; the parts came.')).toBeVisible()
      await expect(both.getByText('My own words.')).toBeVisible()

      await respond.getByRole('button', { name: reply.save }).click()
      await respond.getByRole('button', { name: reply.discard }).click()
      await expect(page.getByLabel(reply.dropped)).toHaveValue('My own words.')
      await expect(respond.getByLabel(t.actions.respond.text)).toHaveValue('')
    })
  }
})

test('a file that is no file for a customer is named, and the text stays', async ({ page }) => {
  const { caseNumber } = await staged('received')
  const respond = page.locator('#step-respond')
  await page.goto(`/en/desk/cases/${caseNumber}/`)
  await respond.locator('summary').click()
  await respond.locator('textarea').fill('With the report.')
  await respond
    .locator('input[type=file]')
    .setInputFiles([{ ...report, name: 'notes.txt', buffer: Buffer.from('x') }, report])
  await respond.getByRole('button', { name: 'Respond', exact: true }).click()
  await expect(page.getByRole('alert')).toContainText('notes.txt')
  await expect(respond.locator('textarea')).toHaveValue('With the report.')
  await respond.getByRole('button', { name: new RegExp(`${acting('en').files.remove}.*measurement`) }).click()
  await expect(respond.getByText('measurement.pdf')).toHaveCount(0)
  await expect(respond.locator('textarea')).toHaveValue('With the report.')
})

test('drafts, files, two texts and the check page are accessible in every look', async ({
  page,
  request,
}) => {
  const one = await staged('late')
  const respond = page.locator('#step-respond')
  await page.goto(`/en/desk/cases/${one.caseNumber}/`)
  await respond.locator('summary').click()
  await respond.locator('select[name=choose-respond]').selectOption('what-happens-next')
  await respond.getByRole('button', { name: 'Put it in the box' }).click()
  await respond.locator('textarea').fill('Three housings are too wide.')
  await respond.locator('input[type=file]').setInputFiles(report)
  await respond.locator('select[name=breachReason-respond]').selectOption('mistake')
  const headers = { Authorization: `Bearer ${one.accessCode}` }
  await request.post(`/api/complaints/${one.caseNumber}/messages`, {
    headers,
    data: { text: 'And a fourth.' },
  })
  await respond.getByRole('button', { name: 'Respond', exact: true }).click()
  await expect(page.getByRole('region', { name: 'Two texts' })).toBeVisible()
  await expect(respond.getByText('measurement.pdf').first()).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await respond.getByRole('button', { name: 'Respond', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check before it goes out')
  expect(await flaws(page)).toEqual([])
})
