import type { Page } from '@playwright/test'
import { isTakenBack } from '../following/withdrawn.ts'
import { test } from '../setup/portal.ts'
import { homeOf, readPages } from './texts.ts'
import { expect } from './waiting.ts'

/** Words of the content: common and rare, of two characters and of eight, whole words and words inside others. */
const terms = [
  '整改',
  '证书',
  '校准证书',
  '写错的校准证书',
  '恒温',
  '供应商量具',
  '双人核对',
  '读数',
  '测量机',
  '计量室',
  '北仓库',
  '关停',
  '代存的货物',
  '货架',
  '卡尺',
  '千分尺',
  '空调',
  '工作日',
  '白皮书',
  '租约到期',
  '信用评级',
  '首次响应',
  '查询码',
  '无障碍',
  '手语',
  '个人信息',
  '境外',
  '投诉',
  '评级',
  '看板',
  '手册',
  '客户服务部',
  '调休',
]
const chinese = readPages.filter(({ address }) => !address.startsWith('/en/'))

async function find(page: Page, term: string): Promise<string[]> {
  await page.getByRole('searchbox').fill(term)
  await page.getByRole('button', { name: '搜索', exact: true }).click()
  await expect(page.getByRole('status')).toContainText(`“${term}”`)
  const more = page.getByRole('button', { name: /再显示/ })
  const links = page.getByRole('list', { name: '搜索结果' }).getByRole('link')
  while (await more.isVisible()) {
    const before = await links.count()
    await more.click()
    await expect.poll(() => links.count()).toBeGreaterThan(before)
  }
  return links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
}

test('the terms are words of the content', () => {
  expect(chinese.length).toBeGreaterThan(15)
  expect(terms.length).toBeGreaterThanOrEqual(30)
  expect(terms.filter((term) => !chinese.some(({ text }) => text.includes(term)))).toEqual([])
})

test('a Chinese term finds every page that holds it and no other', async ({ page }) => {
  await page.goto('/search/')
  for (const term of terms) {
    const holding = chinese.filter(({ text }) => text.includes(term)).map(({ address }) => address)
    expect((await find(page, term)).sort(), term).toEqual(holding.sort())
  }
})

test('a term that stands in one title finds that document first, its newest version before older ones', async ({
  page,
}) => {
  const titled = terms.flatMap((term) => {
    const homes = new Set(
      chinese.filter(({ title }) => title.includes(term)).map(({ address }) => homeOf(address)),
    )
    return homes.size === 1 ? [{ term, home: [...homes][0] }] : []
  })
  expect(titled.length).toBeGreaterThanOrEqual(6)
  await page.goto('/search/')
  for (const { term, home } of titled) expect((await find(page, term))[0], term).toBe(home)
})

test('pages that have the term in their title stand before all others', async ({ page }) => {
  const titleOf = new Map(chinese.map(({ address, title }) => [address, title]))
  await page.goto('/search/')
  // The second is on nearly every page, so that the results come in more than one lot as soon as there are enough.
  for (const term of ['整改', '的']) {
    const found = (await find(page, term)).map((address) => titleOf.get(address)?.includes(term) ?? false)
    expect(found.filter(Boolean).length, term).toBeGreaterThan(0)
    expect(found, term).toEqual(found.toSorted((a, b) => Number(b) - Number(a)))
  }
})

test('a title typed whole, punctuation and all, finds its page', async ({ page }) => {
  await page.goto('/search/')
  const punctuated = chinese.filter(({ title }) => /\p{Script=Han}\p{P}\p{Script=Han}/u.test(title))
  expect(punctuated.length).toBeGreaterThan(0)
  for (const { address, title } of punctuated) {
    expect((await find(page, title))[0], title).toBe(homeOf(address))
    await expect(page.getByRole('status')).toHaveText(/个页面有/)
  }
})

test('two words apart find the pages that hold both, each as it stands', async ({ page }) => {
  await page.goto('/search/')
  const holding = chinese.filter(({ text }) => text.includes('卡尺') && text.includes('更正'))
  expect(holding.length).toBeGreaterThan(0)
  expect((await find(page, '卡尺 更正')).sort()).toEqual(holding.map(({ address }) => address).sort())
})

test('characters that nowhere stand together are found apart, and the page says so', async ({ page }) => {
  await page.goto('/search/')
  await find(page, '尺更')
  await expect(page.getByRole('status')).toContainText('没有页面完整出现“尺更”')
})

test('of what was taken back nothing is found, not even its title', async ({ page }) => {
  await page.goto('/search/')
  expect((await find(page, '临时说明')).filter(isTakenBack)).toEqual([])
  await expect(page.locator('.everything a[href*="early-notice"]')).toHaveCount(0)
})
