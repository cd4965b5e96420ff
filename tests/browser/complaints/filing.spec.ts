import type { Page } from '@playwright/test'
import { actingPages } from '#words/pages/acting'
import { uploadWords } from '#words/uploads'
import { flaws } from '../setup/flaws.ts'
import { expect, test } from '../setup/portal.ts'

/** A form that is sent at once is asked for once more: people take longer. */
const PATIENCE = 2100

const stories = {
  'zh-CN': '十一月十七日到货的支架外箱进水，四十件表面生锈，装不上线。🔩\n请说明原因并补货。',
  en: 'The brackets that arrived on 17 November were wet. 🔩\nForty of them are rusty and cannot be fitted.',
}

/** A red picture of the size that is asked for, as the browser itself encodes it. */
async function picture(page: Page, width: number, height: number) {
  const url = await page.evaluate(
    ([w, h]) => {
      const canvas = document.createElement('canvas')
      canvas.width = w ?? 1
      canvas.height = h ?? 1
      const pen = canvas.getContext('2d')
      for (let x = 0; pen && x < canvas.width; x += 40) {
        pen.fillStyle = `rgb(${x % 256} 40 40)`
        pen.fillRect(x, 0, 40, canvas.height)
      }
      return canvas.toDataURL('image/jpeg')
    },
    [width, height],
  )
  return {
    name: `${width}.jpg`,
    mimeType: 'image/jpeg',
    buffer: Buffer.from(url.split(',')[1] ?? '', 'base64'),
  }
}
const paper = {
  name: 'invoice.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.7\nan invoice\nstartxref\n9\n%%EOF\n'),
}

for (const language of ['zh-CN', 'en'] as const) {
  const words = actingPages(language)
  const t = words.form
  const prefix = language === 'en' ? '/en' : ''
  const NEW = `${prefix}/complaints/new/`
  const next = (page: Page) => page.getByRole('button', { name: t.toCheck }).last().click()
  const title = (page: Page) => page.getByRole('heading', { level: 1 })
  const open = (page: Page, fold: string) => page.locator('summary:visible', { hasText: fold }).click()

  async function fill(page: Page) {
    await page.goto(NEW)
    await page.getByLabel(t.category).selectOption('quality')
    await page.getByRole('radio').nth(1).check()
    await page.getByLabel(t.story).fill(stories[language])
    await page.locator('#notice').check()
    await page.locator('#overseas').check()
    await page.waitForTimeout(PATIENCE)
  }

  for (const { name, width, colorScheme, javaScriptEnabled } of [
    {
      name: 'a phone in the dark, without JavaScript',
      width: 375,
      colorScheme: 'dark',
      javaScriptEnabled: false,
    },
    {
      name: 'a desktop in the light, without JavaScript',
      width: 1280,
      colorScheme: 'light',
      javaScriptEnabled: false,
    },
    { name: 'a phone in the light', width: 375, colorScheme: 'light', javaScriptEnabled: true },
    { name: 'a desktop in the dark', width: 1280, colorScheme: 'dark', javaScriptEnabled: true },
  ] as const) {
    test.describe(`${language}, on ${name}`, () => {
      test.use({ viewport: { width, height: 800 }, colorScheme, javaScriptEnabled })

      test('a person files with a document, mends what was wrong and changes an answer', async ({ page }) => {
        await fill(page)
        await page.locator('#overseas').uncheck()
        if (width < 1024) await open(page, t.suggestions.title)
        await expect(page.locator('.said a:visible').first()).toHaveAttribute('href', /\/faq\/.+#/)
        await open(page, t.papers)
        await page.getByLabel(words.files.label).setInputFiles(paper)
        if (javaScriptEnabled)
          await expect(page.getByText(uploadWords(language).arrived('invoice.pdf'))).toBeVisible()
        await next(page)
        await expect(page).toHaveTitle(new RegExp(`^${words.errorPrefix}`))
        await expect(page.getByText('invoice.pdf').first()).toBeVisible()
        await page.locator('#overseas').check()
        await next(page)

        await expect(title(page)).toHaveText(words.check.title)
        await expect(page.locator('[data-slot=story]')).toHaveText(stories[language])
        await expect(page.getByText('invoice.pdf').first()).toBeVisible()
        await page.getByRole('button', { name: `${words.check.change} ${words.check.labels.story}` }).click()
        await expect(page).toHaveURL(`${NEW}#story`)
        await expect(page.getByLabel(t.story)).toBeFocused()
        await page.getByLabel(t.story).fill(`${stories[language]} 2`)
        await next(page)
        await expect(page.locator('[data-slot=story]')).toHaveText(`${stories[language]} 2`)
        await page.getByRole('button', { name: words.check.send }).click()

        await expect(page).toHaveURL(`${prefix}/complaints/receipt/`)
        const news = [words.receipt.newsOff, words.receipt.newsNoMail].map((said) => page.getByText(said))
        await expect(news.reduce((one, other) => one.or(other))).toBeVisible()
        await page.getByLabel(words.receipt.savedTick).check()
        await page.getByRole('button', { name: words.receipt.saved }).click()
        await expect(page.getByText(`${stories[language]} 2`)).toBeVisible()
      })
    })
  }

  test.describe(`${language}, looked at closely`, () => {
    test.use({ viewport: { width: 1280, height: 800 } })

    test('no state of the form, the check page and the receipt has an accessibility fault', async ({
      page,
    }) => {
      await fill(page)
      for (const fold of [t.matter, t.person, t.papers]) await open(page, fold)
      await page
        .getByLabel(words.files.label)
        .setInputFiles([paper, { ...paper, name: 'x.pdf', buffer: Buffer.from('no') }])
      await expect(page.getByRole('button', { name: uploadWords(language).leaveOut })).toBeVisible()
      expect(await flaws(page), 'the form with a file and one that was refused').toEqual([])
      await page.getByRole('button', { name: uploadWords(language).leaveOut }).click()
      await page.getByLabel(t.email).fill('nobody@')
      await next(page)
      await expect(page).toHaveTitle(new RegExp(`^${words.errorPrefix}`))
      expect(await flaws(page), 'the form with an error').toEqual([])
      await page.getByLabel(t.email).fill('someone@example.com')
      await next(page)
      await expect(title(page)).toHaveText(words.check.title)
      expect(await flaws(page), 'the check page').toEqual([])
      await page.getByRole('button', { name: words.check.send }).click()
      await expect(title(page)).toHaveText(words.receipt.title)
      expect(await flaws(page), 'the receipt').toEqual([])

      await page.evaluate(() => history.go(-3))
      await expect(page).toHaveURL(NEW)
    })

    test('with letters twice as large nothing is cut off and nothing scrolls sideways', async ({ page }) => {
      const enlarged = async () => {
        await page.evaluate(() => document.documentElement.style.setProperty('font-size', '200%'))
        return page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)
      }
      for (const width of [1280, 640]) {
        await page.setViewportSize({ width, height: 800 })
        await fill(page)
        for (const fold of [t.matter, t.person, t.papers]) await open(page, fold)
        expect(await enlarged(), `the form at ${width}`).toBe(true)
        await next(page)
        await expect(title(page)).toHaveText(words.check.title)
        expect(await enlarged(), `the check page at ${width}`).toBe(true)
      }
    })

    test('the keyboard alone is enough', async ({ page }) => {
      await page.goto(NEW)
      const press = (...keys: string[]) =>
        keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve())
      await page.getByLabel(t.category).focus()
      await press('ArrowDown', 'Tab')
      if ((await page.locator(':focus').evaluate((one) => one.tagName)) === 'SUMMARY') await press('Tab')
      await press('Space', 'Tab')
      await page.keyboard.type(stories.en.replaceAll('\n', ' '))
      await press('Tab')
      await expect(page.locator('summary:focus')).toContainText(t.matter)
      await press('Enter', 'Tab')
      await page.keyboard.type('A call.')
      await press('Tab', 'Tab')
      await expect(page.locator('summary:focus')).toContainText(t.person)
      await press('Tab', 'Space', 'Tab', 'Tab', 'Space', 'Tab')
      await expect(page.locator('a:focus')).toHaveAttribute('href', /#overseas$/)
      await press('Tab')
      await expect(page.locator('summary:focus')).toContainText(t.papers)
      await page.waitForTimeout(PATIENCE)
      await press('Tab', 'Enter')
      await expect(title(page)).toHaveText(words.check.title)
      await page.getByRole('button', { name: words.check.send }).focus()
      await press('Enter')
      await expect(title(page)).toHaveText(words.receipt.title)
    })

    test('Enter in a line goes on to the check page and removes no file', async ({ page }) => {
      await fill(page)
      await open(page, t.papers)
      await page.getByLabel(words.files.label).setInputFiles(paper)
      await expect(page.getByText(uploadWords(language).arrived('invoice.pdf'))).toBeVisible()
      await open(page, t.person)
      await page.getByLabel(t.name).press('Enter')
      await expect(title(page)).toHaveText(words.check.title)
      await expect(page.getByText('invoice.pdf').first()).toBeVisible()
    })
  })
}

test.describe('with the script', () => {
  const t = uploadWords('en')
  const words = actingPages('en')

  async function chosen(page: Page, files: Parameters<ReturnType<Page['getByLabel']>['setInputFiles']>[0]) {
    await page.goto('/en/complaints/new/')
    await page.locator('summary', { hasText: words.form.papers }).click()
    await page.getByLabel(words.files.label).setInputFiles(files)
  }

  test('a picture is shown, and made smaller where it is too large, which is said; a long screenshot stays as it is', async ({
    page,
  }) => {
    await page.goto('/en/complaints/new/')
    const [large, small] = [await picture(page, 4000, 3000), await picture(page, 600, 5000)]
    await chosen(page, [large, small])
    await expect(page.getByText(t.smaller('4000 × 3000', '2560 × 1920'))).toBeVisible()
    await expect(page.locator('.staged canvas')).toHaveCount(2)
    await expect(page.locator('.staged .name', { hasText: '600.jpg' })).toBeVisible()
    await expect(page.getByText(/2560 ×/)).toHaveCount(1)
    expect(await flaws(page)).toEqual([])
  })

  test('a file beyond the limit is not sent, and one too many is not either', async ({ page }) => {
    await chosen(page, { ...paper, buffer: Buffer.alloc(10 * 1024 * 1024 + 1) })
    await expect(page.getByText(t.tooLarge(10)).first()).toBeVisible()
    const many = Array.from({ length: 6 }, (_, i) => ({
      ...paper,
      name: `${i}.pdf`,
      buffer: Buffer.from(`%PDF-1.7\n${i}\nstartxref\n9\n%%EOF\n`),
    }))
    await chosen(page, many)
    await expect(page.getByText(t.tooMany(5)).first()).toBeVisible()
    await expect(page.locator('[data-slot=staged] li')).toHaveCount(5)
  })

  test('a form whose day is over sends the file again under its fresh token', async ({ page }) => {
    await page.goto('/en/complaints/new/')
    await page.locator('input[name=token]').evaluate((input) => input.setAttribute('value', 'of another day'))
    await page.locator('summary', { hasText: words.form.papers }).click()
    await page.getByLabel(words.files.label).setInputFiles(paper)
    await expect(page.getByText(t.arrived('invoice.pdf'))).toBeVisible()
    await expect(page.locator('[data-slot=staged] li')).toHaveCount(1)
    expect(await page.locator('input[name=token]').inputValue()).not.toBe('of another day')
  })

  test('too many files at once are said to be so, and can be sent later', async ({ page }) => {
    await page.goto('/en/complaints/new/')
    await page.route(
      '**/complaints/new/',
      (route) => route.fulfill({ status: 429, contentType: 'text/html' }),
      { times: 1 },
    )
    await page.locator('summary', { hasText: words.form.papers }).click()
    await page.getByLabel(words.files.label).setInputFiles(paper)
    await expect(page.getByText(t.busy).first()).toBeVisible()
    await page.getByRole('button', { name: t.retry }).click()
    await expect(page.getByText(t.arrived('invoice.pdf'))).toBeVisible()
  })

  test('a lost connection keeps the text and the file, and sends both when it is back', async ({
    page,
    context,
  }) => {
    await page.goto('/en/complaints/new/')
    await page.getByLabel(words.form.category).selectOption('quality')
    await page.getByRole('radio').first().check()
    await page.getByLabel(words.form.story).fill(stories.en)
    await page.locator('#notice').check()
    await page.locator('#overseas').check()
    await page.waitForTimeout(PATIENCE)
    await context.setOffline(true)
    await page.locator('summary', { hasText: words.form.papers }).click()
    await page.getByLabel(words.files.label).setInputFiles(paper)
    await expect(page.getByText(t.lost).first()).toBeVisible()
    await page.getByRole('button', { name: words.form.toCheck }).last().click()
    await expect(page.getByText(t.unfinished)).toBeVisible()
    await context.setOffline(false)
    await page.getByRole('button', { name: t.retry }).click()
    await expect(page.getByText(t.arrived('invoice.pdf'))).toBeVisible()
    await context.setOffline(true)
    await page.getByRole('button', { name: words.form.toCheck }).last().click()
    await expect(page.getByText(t.offline)).toBeVisible()
    await expect(page.getByLabel(words.form.story)).toHaveValue(stories.en)
    await context.setOffline(false)
    await page.getByRole('button', { name: words.form.toCheck }).last().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(words.check.title)
    await expect(page.getByText('invoice.pdf').first()).toBeVisible()
  })
})
