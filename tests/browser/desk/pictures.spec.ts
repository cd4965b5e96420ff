import sharp from 'sharp'
import * as z from 'zod/mini'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

const Filed = z.object({ caseNumber: z.string(), accessCode: z.string() })
const photo = sharp({ create: { width: 90, height: 60, channels: 3, background: '#b06030' } })
const pdf = Buffer.from(
  '%PDF-1.7\n/OpenAction << /S /JavaScript /JS (app.alert(1)) >>\nstartxref\n9\n%%EOF\n',
)
const page = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>')

test('colleagues see a picture where it was sent, and fetch a PDF as a download', async ({
  page: tab,
  request,
}) => {
  const filed = await request.post('/api/complaints', {
    data: {
      category: 'quality',
      impact: 'inconvenience',
      story: 'Three of the forty parts are out of tolerance, as the photograph shows.',
      language: 'en',
      consent: { notice: '1', overseas: true },
    },
  })
  const { caseNumber, accessCode } = Filed.parse(await filed.json())
  const send = (name: string, mimeType: string, buffer: Buffer) =>
    request.post(`/api/complaints/${caseNumber}/files`, {
      headers: { Authorization: `Bearer ${accessCode}` },
      multipart: { file: { name, mimeType, buffer } },
    })
  expect((await send('"part" \u202Egnp.exe', 'image/jpeg', await photo.jpeg().toBuffer())).status()).toBe(201)
  expect((await send('report.pdf', 'application/pdf', pdf)).status()).toBe(201)
  expect((await send('drawing.png', 'image/png', page)).status()).toBe(422)

  await tab.goto(`/en/desk/cases/${caseNumber}/`)
  const picture = tab.getByRole('img', { name: '"part" gnp.exe' })
  await expect(picture).toBeVisible()
  await picture.scrollIntoViewIfNeeded()
  await expect.poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(90)
  await expect(tab.getByRole('img')).toHaveCount(1)
  const [download] = await Promise.all([
    tab.waitForEvent('download'),
    tab.getByRole('link', { name: 'report.pdf' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(`${caseNumber}-2.pdf`)
  expect(await flaws(tab)).toEqual([])
})
