import type { Page } from '@playwright/test'
import { flaws } from '../setup/flaws.ts'
import { demo, expect, test } from '../setup/portal.ts'

/** A form that is sent at once is asked for once more: people take longer. */
const PATIENCE = 2100

test.describe('on a phone, in Chinese, without JavaScript', () => {
  test.use({ viewport: { width: 375, height: 812 }, javaScriptEnabled: false })

  test('a person files, reads the receipt, tracks the case and adds a message', async ({ page }) => {
    await page.goto('/complaints/')
    await page
      .getByRole('main')
      .getByRole('link', { name: /提交投诉|在线/ })
      .first()
      .click()
    await expect(page).toHaveURL('/complaints/new/')
    await page.getByLabel('关于什么？').selectOption('quality')
    await page.getByRole('radio', { name: /停下、推迟或返工/ }).check()
    await page
      .getByLabel('发生了什么？')
      .fill('11 月 18 日到货的轴承座有三件内孔偏大，装配线停了一个班次，请尽快处理。🔩')
    await page.getByRole('checkbox', { name: /隐私告知/ }).check()
    await page.getByRole('checkbox', { name: /境外/ }).check()
    await page.waitForTimeout(PATIENCE)
    await page.getByRole('button', { name: '下一步：核对' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('提交前请核对')
    await expect(page.getByText('11 月 18 日到货的轴承座有三件内孔偏大')).toBeVisible()
    await page.getByRole('button', { name: '提交投诉' }).click()

    await expect(page).toHaveURL('/complaints/receipt/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('受理回执')
    const receipt = await page.getByRole('main').innerText()
    expect(receipt).toContain('没有查询码，您将无法在线查看；我们会继续处理，您也可以来电。')
    const number = /MJ-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(receipt)?.[0] ?? ''
    const code = /\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){4}\b/.exec(receipt)?.[0] ?? ''
    await page.reload()
    await expect(page.getByText(code)).toBeVisible()

    await page.getByRole('checkbox', { name: '我已保存编号和查询码。' }).check()
    await page.getByRole('button', { name: '完成，打开我的投诉' }).click()
    await expect(page).toHaveURL('/complaints/case/')
    await page.getByRole('button', { name: '离开这件投诉' }).click()

    await page.goto('/complaints/track/')
    await page.getByLabel('投诉编号').fill(number.toLowerCase().replaceAll('-', ''))
    await page.getByLabel('查询码').fill(code.toLowerCase().replaceAll('-', ''))
    await page.getByRole('button', { name: '打开投诉' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('您的投诉已经收到，还没有人答复。')
    await page.getByLabel('留言内容').fill('补充：三件的编号是 A-017、A-052、A-113。')
    await page.getByRole('button', { name: '发送留言' }).click()
    await expect(page.getByText('补充：三件的编号是 A-017、A-052、A-113。')).toBeVisible()
    await expect(page.getByLabel('留言内容')).toBeEmpty()
  })

  test('the receipt can be saved as a text file', async ({ page }) => {
    await fileInEnglish(page)
    await page.goto('/complaints/receipt/')
    const saved = page.waitForEvent('download')
    await page.getByRole('link', { name: '保存为文本文件' }).click()
    expect((await saved).suggestedFilename()).toMatch(/^receipt-MJ-.{4}-.{4}\.txt$/)
  })
})

async function fileInEnglish(
  page: Page,
  story = 'The parts arrived nine days late and nobody told us before.',
) {
  await page.goto('/en/complaints/new/')
  await page.getByLabel('What is it about?').selectOption({ index: 2 })
  await page.getByRole('radio').first().check()
  await page.getByLabel('What happened?').fill(story)
  await page.getByRole('checkbox', { name: /privacy notice/ }).check()
  await page.getByRole('checkbox', { name: /stored abroad/ }).check()
  await page.waitForTimeout(PATIENCE)
  await page.getByRole('button', { name: 'Continue and check' }).click()
  await page.getByRole('button', { name: 'Send the complaint' }).click()
}

test.describe('on a desktop, in English, with JavaScript', () => {
  test.use({ locale: 'en-GB', viewport: { width: 1280, height: 900 } })

  test('a form with gaps says what is missing, keeps what was written, and then goes through', async ({
    page,
  }) => {
    await page.goto('/en/complaints/new/')
    await page.getByLabel('What happened?').fill('Too short')
    await page.getByRole('button', { name: 'Continue and check' }).click()
    await expect(page).toHaveTitle(/^Error: /)
    expect(await flaws(page)).toEqual([])
    const summary = page.getByRole('alert')
    await expect(summary.getByRole('link')).toHaveCount(5)
    await summary.getByRole('link', { name: /at least 20 characters/ }).click()
    await expect(page.getByLabel('What happened?')).toBeFocused()
    await expect(page.getByLabel('What happened?')).toHaveValue('Too short')
    await expect(page.getByLabel('What happened?')).toHaveAttribute('aria-invalid', 'true')
    await fileInEnglish(page)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Your receipt')
    expect(await flaws(page)).toEqual([])
  })

  test('a doubled click and the back button make one case', async ({ page }) => {
    await page.goto('/en/complaints/new/')
    await fileInEnglish(page, 'A doubled click must not make two cases out of this one.')
    const first = await page.locator('[data-slot=number]').innerText()
    // Over the check page, which was the answer to a form: browsers ask before they send that again.
    await page.evaluate(() => history.go(-2))
    await page.getByRole('button', { name: 'Continue and check' }).click()
    await expect(page).toHaveURL('/en/complaints/receipt/')
    expect(await page.locator('[data-slot=number]').innerText()).toBe(first)
  })

  test('a wrong code says so, keeps both fields and tells nothing', async ({ page }) => {
    await page.goto('/en/complaints/track/')
    await page.getByLabel('Case number').fill('MJ-0000-0000')
    await page.getByLabel('Access code').fill('0000-0000-0000-0000-0000')
    await page.getByRole('button', { name: 'Open the case' }).click()
    await expect(page.getByRole('alert')).toContainText('do not belong together')
    await expect(page.getByLabel('Case number')).toHaveValue('MJ-0000-0000')
    expect(await flaws(page)).toEqual([])
  })

  test('the demo case shows its clocks and its proposal, and can be accepted', async ({ page }) => {
    const { caseNumber, accessCode } = demo()
    await page.goto('/en/complaints/track/')
    await page.getByLabel('Case number').fill(caseNumber)
    await page.getByLabel('Access code').fill(accessCode)
    await page.getByRole('button', { name: 'Open the case' }).click()
    await expect(page.getByText('This is a demonstration case.')).toBeVisible()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'We have made a proposal. Now it is your turn.',
    )
    await expect(page.getByText(/Kept, .* early/).first()).toBeVisible()
    expect(await flaws(page)).toEqual([])
    await page.getByRole('button', { name: 'Accept the proposal' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Accept the proposal?')
    expect(await flaws(page)).toEqual([])
    await page.getByRole('button', { name: 'Accept and close the case' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'The case is closed: you accepted our proposal.',
    )
    await expect(page.getByText(/You can reopen the case until/)).toBeVisible()
    expect(await flaws(page)).toEqual([])
  })
})
