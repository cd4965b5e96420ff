import { test as plain } from '@playwright/test'
import { flaws } from '../setup/flaws.ts'
import { test } from '../setup/portal.ts'
import { readPages } from './texts.ts'
import { expect } from './waiting.ts'

test('by keyboard alone: type, hear the count, open the first, come back to the results', async ({
  page,
}) => {
  await page.goto('/search/')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('恒温')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('status')).toHaveText(/^\d+ 个页面有“恒温”。$/)
  const first = page.getByRole('list', { name: '搜索结果' }).getByRole('link').first()
  const target = await first.getAttribute('href')
  for (let i = 0; i < 4 && !(await first.evaluate((link) => link === document.activeElement)); i += 1)
    await page.keyboard.press('Tab')
  await expect(first).toBeFocused()
  await page.keyboard.press('Enter')
  await page.waitForURL(`**${target}`)
  await page.goBack()
  await expect(page.getByRole('searchbox')).toHaveValue('恒温')
  await expect(first).toHaveAttribute('href', target ?? '')
})

test('a result says what it is, from when, and shows the term in its place', async ({ page }) => {
  await page.goto('/search/#q=错误证书')
  const older = page
    .getByRole('listitem')
    .filter({ hasText: '以前的版本' })
    .filter({ has: page.locator('mark') })
  await expect(older.first()).toContainText('合规整改白皮书 · 以前的版本')
  await expect(older.first().locator('time')).toHaveAttribute('datetime', '2026-02-10')
  await expect(older.first().locator('mark').first()).toHaveText('错误证书')
})

test('English is found in English pages alone', async ({ page }) => {
  await page.goto('/en/search/')
  await page.getByRole('searchbox').fill('calibration certificates')
  await expect(page.getByRole('status')).toHaveText(/pages match ‘calibration certificates’\.$/)
  const links = page.getByRole('list', { name: 'Results' }).getByRole('link')
  const found = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  const holding = readPages.filter(
    ({ address, text }) => address.startsWith('/en/') && /calibration certificates/i.test(text),
  )
  expect(found).toEqual(expect.arrayContaining(holding.map(({ address }) => address)))
  expect(found.filter((address) => !address.startsWith('/en/'))).toEqual([])
})

test('what is looked for is sent to nobody, and nothing is loaded before somebody looks', async ({
  page,
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(decodeURIComponent(request.url())))
  await page.goto('/search/')
  expect(asked.filter((url) => url.includes('/pagefind/'))).toEqual([])
  await page.getByRole('searchbox').fill('供应商量具')
  await expect(page.getByRole('status')).toContainText('个页面有')
  expect(asked.filter((url) => url.includes('/pagefind/')).length).toBeGreaterThan(0)
  expect(asked.filter((url) => url.replace(/#.*/, '').includes('供应商'))).toEqual([])
  expect(decodeURIComponent(page.url())).toContain('#q=供应商量具')
})

test('what is typed is text, whatever it looks like', async ({ page }) => {
  await page.goto('/search/')
  await page.getByRole('searchbox').fill('<img src=x onerror=alert(1)> 整改')
  await expect(page.getByRole('status')).toContainText('<img src=x')
  await expect(page.locator('main img')).toHaveCount(0)
})

test('an emptied field brings the list of everything back', async ({ page }) => {
  await page.goto('/search/#q=整改')
  const everything = page.getByRole('heading', { name: '按种类和日期查看全部' })
  await expect(everything).toBeHidden()
  await page.getByRole('searchbox').fill('')
  await expect(everything).toBeVisible()
  await expect(page.getByRole('status')).toBeEmpty()
  await expect(page).toHaveURL('/search/')
})

for (const [path, term] of [
  ['/search/', '整改'],
  ['/en/search/', 'remediation'],
] as const) {
  test(`${path} with results is accessible and fits, in every look`, async ({ page }) => {
    await page.goto(`${path}#q=${term}`)
    await expect(page.locator('mark').first()).toBeVisible()
    expect(await flaws(page)).toEqual([])
  })
}

plain('an index out of reach leaves the list of everything, and says so', async ({ page }) => {
  await page.route('**/pagefind/**', (route) => route.abort())
  await page.goto('/search/#q=整改')
  await expect(page.getByRole('status')).toHaveText(/^搜索暂时无法载入。/)
  await expect(page.getByRole('heading', { name: '按种类和日期查看全部' })).toBeVisible()
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  for (const prefix of ['', '/en']) {
    test(`${prefix}/search/ lists every document by kind, the newest first, and no dead field`, async ({
      page,
    }) => {
      await page.goto(`${prefix}/search/`)
      await expect(page.getByRole('searchbox')).toBeHidden()
      const sections = page.locator('.everything section')
      for (const section of await sections.all()) {
        const dates = await section
          .locator('time')
          .evaluateAll((all) => all.map((time) => time.getAttribute('datetime') ?? ''))
        expect(dates.length).toBeGreaterThan(0)
        expect(dates).toEqual(dates.toSorted().reverse())
      }
      const listed = await page
        .locator('.everything a')
        .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
      // The home page and the lists of each collection are one step away in the head of every page.
      const isList = /^\/(en\/)?(white-papers|statements|faq|remediation)?\/?$/
      const documents = readPages
        .map(({ address }) => address)
        .filter((address) => address.startsWith('/en/') === (prefix === '/en') && !isList.test(address))
      expect(listed.toSorted()).toEqual(documents.toSorted())
    })
  }
})
