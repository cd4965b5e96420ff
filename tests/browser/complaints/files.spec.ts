import type { Page } from '@playwright/test'
import { flaws } from '../setup/flaws.ts'
import { expect, staged, test } from '../setup/portal.ts'

const MEGABYTE = 1024 * 1024
const scan = {
  name: '检验记录 2026-11-18 A very long name of a document that does not fit beside anything else.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nan invoice\nstartxref\n9\n%%EOF\n'),
}
const notes = { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('Some notes.') }

async function open(page: Page) {
  const { caseNumber, accessCode } = await staged('received')
  await page.goto('/en/complaints/track/')
  await page.getByLabel('Case number').fill(caseNumber)
  await page.getByLabel('Access code').fill(accessCode)
  await page.getByRole('button', { name: 'Open the case' }).click()
  return caseNumber
}
const send = (page: Page) => page.getByRole('button', { name: 'Send the message' }).click()
const summary = (page: Page) => page.getByRole('alert')

test.use({ javaScriptEnabled: false, trace: 'off' })

test('a file that is refused keeps the text and the good ones, which go with the next try and can be fetched', async ({
  page,
}) => {
  const number = await open(page)
  await page.getByLabel('Your message').fill('See the record.')
  await page.getByLabel('Choose files').setInputFiles([scan, notes])
  await send(page)
  await expect(summary(page)).toContainText('“notes.txt”: This is not a JPEG')
  await expect(page.getByLabel('Your message')).toHaveValue('See the record.')
  await expect(page.getByRole('button', { name: `Remove ${scan.name}` })).toBeVisible()
  await page.getByLabel('Choose files').press('Tab')
  await page.getByRole('button', { name: 'Send the message' }).press('Enter')
  await expect(page.getByText('See the record.')).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: scan.name }).click()
  expect((await saved).suggestedFilename()).toBe(`${number}-1.pdf`)
})

test('forty-five megabytes bring the page back with the text', async ({ page }) => {
  await open(page)
  await page.getByLabel('Your message').fill('A very large one.')
  const large = { name: 'large.jpg', mimeType: 'image/jpeg', buffer: Buffer.alloc(45 * MEGABYTE, 7) }
  await page.getByLabel('Choose files').setInputFiles([scan, large])
  await send(page)
  await expect(summary(page)).toContainText('File 2: The file is larger than 10 MB.')
  await expect(page.getByLabel('Your message')).toHaveValue('A very large one.')
  await expect(page.getByRole('button', { name: `Remove ${scan.name}` })).toBeVisible()
})

test.describe('with what it takes axe to run', () => {
  test.use({ javaScriptEnabled: true })
  test('files in the history, files that wait and files that are refused are accessible', async ({
    page,
  }) => {
    await open(page)
    await page.getByLabel('Choose files').setInputFiles([scan])
    await send(page)
    await expect(page.getByRole('link', { name: scan.name })).toBeVisible()
    const other = { ...scan, name: 'invoice.pdf', buffer: Buffer.from('%PDF-1.7\nanother\n%%EOF\n') }
    await page.getByLabel('Choose files').setInputFiles([other, notes])
    await send(page)
    await expect(summary(page)).toBeVisible()
    expect(await flaws(page)).toEqual([])
  })
})
