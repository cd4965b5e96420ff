import { readFileSync } from 'node:fs'
import type { APIRequestContext } from '@playwright/test'
import * as z from 'zod/mini'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

const Filed = z.object({ caseNumber: z.string(), accessCode: z.string() })
const Mail = z.strictObject({ to: z.string(), subject: z.string(), text: z.string() })

/** A complaint with an address of its own, filed by a program. */
async function fileOne(request: APIRequestContext, language: 'zh-CN' | 'en') {
  const email = `${crypto.randomUUID()}@customer.example`
  const answer = await request.post('/api/complaints', {
    data: {
      category: 'quality',
      impact: 'inconvenience',
      story: 'Three of the forty parts are out of tolerance.',
      email,
      language,
      consent: { notice: '1', overseas: true },
    },
  })
  return { email, ...Filed.parse(await answer.json()) }
}

/** What the rehearsal portal has mailed to an address. */
const mailsTo = (email: string) =>
  readFileSync('.cache/rehearsal/mail.jsonl', 'utf8')
    .trim()
    .split('\n')
    .map((line) => Mail.parse(JSON.parse(line)))
    .filter(({ to }) => to === email)

/** The one-time code in the nth mail to an address; mail goes out after the answer. */
async function codeIn(email: string, nth: number): Promise<string> {
  await expect.poll(() => mailsTo(email).length).toBe(nth)
  return /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(mailsTo(email)[nth - 1]?.text ?? '')?.[0] ?? ''
}

test.describe('on a phone, in Chinese, without JavaScript', () => {
  test.use({ viewport: { width: 320, height: 700 }, javaScriptEnabled: false })

  test('a person confirms their address by a code, and stops the news from a mail', async ({
    page,
    request,
  }) => {
    const { email, caseNumber, accessCode } = await fileOne(request, 'zh-CN')
    await page.goto('/complaints/track/')
    await page.getByLabel('投诉编号').fill(caseNumber)
    await page.getByLabel('查询码').fill(accessCode)
    await page.getByRole('button', { name: '打开投诉' }).click()
    await expect(page.getByText(`${email} 尚未确认`)).toBeVisible()
    await page.getByRole('link', { name: '联系方式与邮件通知' }).click()
    await page.getByRole('button', { name: '发送验证码' }).click()
    await page.getByLabel('一次性验证码').fill('AAAA-AAAA')
    await page.getByRole('button', { name: '确认邮箱' }).click()
    await expect(page.getByRole('alert')).toContainText('验证码不对')
    await page.getByLabel('一次性验证码').fill(await codeIn(email, 2))
    await page.getByRole('button', { name: '确认邮箱' }).click()
    await expect(page.getByText('邮箱已确认，今后有新进展就会邮件通知您。')).toBeVisible()

    const [arrived] = mailsTo(email)
    expect(arrived?.subject).toBe(`投诉 ${caseNumber} 已收到`)
    const link = new URL(/https:\S+\/mail\/stop\/\S+/.exec(arrived?.text ?? '')?.[0] ?? '')
    await page.context().clearCookies()
    await page.goto(link.pathname + link.search)
    await page.getByRole('button', { name: '停收邮件' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('已停收邮件')
  })
})

test.describe('on a desktop, in English', () => {
  test.use({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })

  test('a person who lost the access code gets a new one', async ({ page, request }) => {
    const { email, caseNumber, accessCode } = await fileOne(request, 'en')
    await page.goto('/en/complaints/track/')
    await page.getByRole('link', { name: 'A new access code' }).click()
    expect(await flaws(page)).toEqual([])
    await page.getByRole('button', { name: 'Send me a one-time code' }).click()
    await expect(page.getByRole('alert').getByRole('link')).toHaveCount(2)
    expect(await flaws(page)).toEqual([])
    await page.getByLabel('Case number').fill(caseNumber)
    await page.getByLabel('E-mail').fill(email)
    await page.getByRole('button', { name: 'Send me a one-time code' }).click()
    await expect(page.getByText(/If number and address belong together/)).toBeVisible()
    expect(await flaws(page)).toEqual([])
    await page.getByLabel('One-time code').fill(await codeIn(email, 2))
    await page.getByRole('button', { name: 'Get a new access code' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your new access code')
    await expect(page.locator('[data-slot=code]')).not.toHaveText(accessCode)
    expect(await flaws(page)).toEqual([])
    await page.getByRole('checkbox', { name: 'I have saved the number and the code.' }).check()
    await page.getByRole('button', { name: 'Done: open my case' }).click()
    await expect(page.getByText(caseNumber)).toBeVisible()
  })

  test('contact data are corrected, with every fault named', async ({ page, request }) => {
    const { caseNumber, accessCode } = await fileOne(request, 'en')
    await page.goto('/en/complaints/track/')
    await page.getByLabel('Case number').fill(caseNumber)
    await page.getByLabel('Access code').fill(accessCode)
    await page.getByRole('button', { name: 'Open the case' }).click()
    await page.getByRole('link', { name: 'Contact and news by mail' }).click()
    expect(await flaws(page)).toEqual([])
    await page.getByLabel('E-mail').fill('not complete')
    await page.getByRole('button', { name: 'Save the contact data' }).click()
    await expect(page.getByRole('alert')).toContainText('not a complete e-mail address')
    expect(await flaws(page)).toEqual([])
    await page.getByLabel('E-mail').fill('')
    await page.getByRole('button', { name: 'Save the contact data' }).click()
    await expect(page.getByText('Your contact data are saved.')).toBeVisible()
    await page.goto('/en/complaints/mail/stop/?t=x')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link is incomplete')
    expect(await flaws(page)).toEqual([])
  })
})
