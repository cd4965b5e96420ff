import { pages } from '../setup/dist.ts'
import { expect, test } from '../setup/portal.ts'

const board = /^\/(en\/)?remediation\/(?:(?:state|timeline|role|subject)\/[^/]+\/)?$/
const boards = pages.filter(({ address }) => board.test(address))
const itemsOn = (html: string) => html.match(/<li id="/g)?.length ?? 0

test('every number beside a link is the number of items behind it', () => {
  expect(boards.length).toBeGreaterThan(20)
  for (const { address, html } of boards) {
    const links = [
      ...html.matchAll(
        /<a href="(\/[^"]*remediation\/[^"]*)"[^>]*>(?:(?!<\/a>).)*<span class="count"[^>]*>(\d+)<\/span><\/a>/g,
      ),
    ]
    expect(links.length, address).toBe(6)
    for (const [, to, count] of links) {
      const behind = pages.find((page) => page.address === to)?.html ?? ''
      expect(itemsOn(behind), `${address} -> ${to}`).toBe(Number(count))
    }
  }
})

test('the board is narrowed by links alone, and the way back is the browser’s', async ({
  browser,
  baseURL,
}) => {
  const context = await browser.newContext({
    javaScriptEnabled: false,
    locale: 'en',
    ...(baseURL && { baseURL }),
  })
  const page = await context.newPage()
  await page.goto('/en/remediation/')
  const filters = page.getByRole('navigation', { name: 'Show fewer items' })
  await filters.getByRole('link', { name: /Overdue/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Remediation items: Overdue')
  await expect(filters.getByRole('link', { name: /Overdue/ })).toHaveAttribute('aria-current', 'page')
  await expect(page.getByRole('link', { name: 'Constant temperature in the measuring room' })).toBeVisible()
  await filters.getByText('By timeline, role or subject').click()
  await filters.getByRole('link', { name: 'Quality manager' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Remediation items: Quality manager')
  await page.goBack()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Remediation items: Overdue')
  await page.getByRole('link', { name: '中文' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('整改事项：已逾期')
  await context.close()
})

test('a narrowed board prints its items and not the ways to others', async ({ page }) => {
  await page.emulateMedia({ media: 'print' })
  await page.goto('/en/remediation/role/quality-manager/')
  await expect(page.getByText('By timeline, role or subject')).toBeHidden()
  await expect(page.getByRole('link', { name: 'A second reader for every certificate' })).toBeVisible()
})
