import type { Page } from '@playwright/test'
import { flaws } from '../setup/flaws.ts'
import { expect, staged, test } from '../setup/portal.ts'
import type { Story } from '../setup/stories.ts'

// Recording what is done, for the sake of a failure, takes longer than axe; here the failure says all there is.
test.use({ trace: 'off' })

const words = {
  en: { prefix: '/en', number: 'Case number', code: 'Access code', open: 'Open the case' },
  'zh-CN': { prefix: '', number: '投诉编号', code: '查询码', open: '打开投诉' },
} as const
type Language = keyof typeof words

async function open(page: Page, story: Story, language: Language = 'en') {
  const t = words[language]
  const { caseNumber, accessCode } = await staged(story)
  await page.goto(`${t.prefix}/complaints/track/`)
  await page.getByLabel(t.number).fill(caseNumber)
  await page.getByLabel(t.code).fill(accessCode)
  await page.getByRole('button', { name: t.open }).click()
  await expect(page).toHaveURL(`${t.prefix}/complaints/case/`)
}
const stands = (page: Page) => page.getByRole('heading', { level: 1 })

/** A state, and the sentences that say it. */
const states: [Story, string | RegExp, string | RegExp][] = [
  ['received', 'Your complaint has arrived. Nobody has answered yet.', '您的投诉已经收到，还没有人答复。'],
  ['late', 'Your complaint has arrived. Nobody has answered yet.', '您的投诉已经收到，还没有人答复。'],
  ['waiting', /waiting for information from you/, /等您补充信息/],
  ['proposed', 'We have made a proposal. Now it is your turn.', '我们已经给出处理方案，现在由您决定。'],
  ['questioned', 'We have made a proposal. Now it is your turn.', '我们已经给出处理方案，现在由您决定。'],
  ['agreed', 'The case is closed: you accepted our proposal.', '投诉已结案：您接受了处理方案。'],
  ['delivered', 'The case is closed: you accepted our proposal.', '投诉已结案：您接受了处理方案。'],
  ['silence', /It counts as unanswered, not as agreed\.$/, /逾期未答，不算您同意。$/],
  ['withdrawn', 'The case is closed: you withdrew it.', '投诉已结案：您已撤回。'],
  ['referred', 'The case is closed: somebody else is responsible.', '投诉已结案：已转介给负责的一方。'],
  [
    'duplicate',
    'The case is closed: it is handled under another number.',
    '投诉已结案：并入另一件投诉处理。',
  ],
  ['final', 'The case is closed with our final answer.', '投诉已结案：我们给出了终局答复。'],
]

// Each is read by axe in one language, every other one in the other: what differs between them is words.
for (const [i, [story, english, chinese]] of states.entries()) {
  test(`a case that is ${story} says so in both languages, and is accessible`, async ({ page }) => {
    await open(page, story)
    await expect(stands(page)).toHaveText(english)
    if (i % 2 === 0) expect(await flaws(page)).toEqual([])
    await page.goto('/complaints/case/')
    await expect(stands(page)).toHaveText(chinese)
    if (i % 2 === 1) expect(await flaws(page)).toEqual([])
  })
}

test('a missed promise is said first, and by how much', async ({ page }) => {
  await open(page, 'late')
  await expect(
    page.getByText(/^We have not kept our promise: the first answer is [45]\d minutes late\.$/),
  ).toBeVisible()
  const first = await page.getByText('We have not kept our promise').boundingBox()
  const state = await stands(page).boundingBox()
  expect(first?.y).toBeLessThan(state?.y ?? 0)
})

for (const hasScript of [true, false]) {
  test.describe(`on a phone ${hasScript ? 'with' : 'without'} JavaScript`, () => {
    test.use({ viewport: { width: 375, height: 740 }, javaScriptEnabled: hasScript })

    test('the first screen holds where the case stands, until when, and what can be done', async ({
      page,
    }) => {
      await open(page, 'proposed', 'zh-CN')
      for (const name of ['接受处理方案', '不接受处理方案']) {
        const box = await page.getByText(name, { exact: true }).first().boundingBox()
        expect((box?.y ?? 9999) + (box?.height ?? 0), name).toBeLessThan(740)
      }
      await expect(page.getByText(/投诉将于 2026年11月25日 05:00（UTC\+8）/)).toBeInViewport()
    })

    test('a proposal is rejected after its confirmation, and going back keeps the text', async ({ page }) => {
      await open(page, 'proposed', 'zh-CN')
      await page.getByText('不接受处理方案', { exact: true }).first().click()
      await page.getByLabel('还缺什么？（可不填）').fill('第三件也是在 20 度量的。\n请再看一次。')
      await page.getByRole('button', { name: '不接受处理方案' }).click()
      await expect(stands(page)).toHaveText('不接受处理方案？')
      await expect(page.getByText('第三件也是在 20 度量的。')).toBeVisible()
      await page.getByRole('button', { name: '返回' }).click()
      await expect(page.getByLabel('还缺什么？（可不填）')).toHaveValue(
        '第三件也是在 20 度量的。\n请再看一次。',
      )
      await page.getByRole('button', { name: '不接受处理方案' }).click()
      await page.getByRole('button', { name: '不接受处理方案' }).click()
      await expect(page).toHaveURL('/complaints/case/')
      await expect(page.getByText('第三件也是在 20 度量的。')).toBeVisible()
      await expect(page.getByText(/第 2 轮 · 承办：客服主管 · 下一份处理方案最晚/)).toBeVisible()
    })

    test('a remedy that did not arrive is one click and its confirmation', async ({ page }) => {
      await open(page, 'agreed')
      await page.getByRole('button', { name: 'It did not arrive' }).click()
      await expect(stands(page)).toHaveText('Has the remedy not arrived?')
      await page.getByRole('button', { name: 'It has not arrived' }).click()
      await expect(stands(page)).toHaveText('We have answered and are looking into it.')
    })

    test('the reader’s time zone is chosen from a list', async ({ page }) => {
      await open(page, 'proposed')
      await page.getByLabel('Show times also in').selectOption('America/St_Johns')
      await page.getByRole('button', { name: 'Use this zone' }).click()
      await expect(page.getByText('Newfoundland Time (America/St_Johns), as you chose.')).toBeVisible()
      await expect(page.getByText('24 November 2026, 17:30 (UTC-3:30)').first()).toBeVisible()
      await expect(page.getByLabel('Show times also in')).toHaveValue('America/St_Johns')
    })
  })
}

/** A story, the button that asks, what its confirmation asks, and what stands after going on. */
const steps: [Story, string, string, string, string | RegExp][] = [
  ['proposed', 'accept', 'Accept the proposal?', 'Accept and close the case', /you accepted our proposal/],
  ['proposed', 'reject', 'Reject the proposal?', 'Reject the proposal', /looking into it/],
  ['received', 'withdraw', 'Withdraw the complaint?', 'Withdraw and close the case', /you withdrew it/],
  ['late', 'escalate', 'Take the case a level up?', 'Take it a level up', /Nobody has answered yet/],
  ['withdrawn', 'reopen', 'Reopen the case?', 'Reopen the case', /looking into it/],
  ['agreed', 'rate', 'Send this rating?', 'Send the rating', /you accepted our proposal/],
  ['agreed', 'ask-erasure', 'Erase what was written in this case?', 'Erase it', /you accepted our proposal/],
]

for (const [story, action, question, goOn, after] of steps) {
  test(`${action} is confirmed on an accessible page, by keyboard alone`, async ({ page }) => {
    await open(page, story)
    const button = page.locator(`button[value="${action}"]`)
    if (!(await button.isVisible())) {
      await page.locator('details', { has: button }).locator('summary').focus()
      await page.keyboard.press('Enter')
    }
    if (action === 'rate') await page.getByRole('radio', { name: '4' }).press('Space')
    await button.press('Enter')
    await expect(stands(page)).toHaveText(question)
    expect(await flaws(page)).toEqual([])
    await page.getByRole('button', { name: goOn }).press('Enter')
    await expect(page).toHaveURL('/en/complaints/case/')
    await expect(stands(page)).toHaveText(after)
    if (action === 'ask-erasure') expect(await flaws(page)).toEqual([])
  })
}

test('a rating without a number comes back accessible, its text in the open box', async ({ page }) => {
  await open(page, 'agreed')
  await page.getByText('Rate how it was handled').click()
  await page.getByLabel('In your words (optional)').fill('Friendly, but slow.')
  await page.getByRole('button', { name: 'Send the rating' }).click()
  await expect(page).toHaveTitle(/^Error: /)
  await expect(page.getByLabel('In your words (optional)')).toHaveValue('Friendly, but slow.')
  await page.getByRole('alert').getByRole('link').click()
  await expect(page.getByRole('group', { name: 'How well was the case handled?' })).toBeFocused()
  expect(await flaws(page)).toEqual([])
})

test('a step from an old page is refused on an accessible page with its text', async ({ page, context }) => {
  await open(page, 'proposed')
  const other = await context.newPage()
  await other.goto('/en/complaints/case/')
  await other.getByLabel('Your message').fill('Who pays for the line?')
  await other.getByRole('button', { name: 'Send the message' }).click()
  await expect(
    other.getByText('It does not close by itself').or(other.getByText('You wrote last')),
  ).toBeVisible()
  await page.getByText('Reject the proposal').first().click()
  await page.getByLabel('What is missing? (optional)').fill('The third one.')
  await page.getByRole('button', { name: 'Reject the proposal' }).click()
  await expect(page.getByRole('alert')).toContainText('The case has moved on since you opened this page.')
  await expect(page.getByLabel('What is missing? (optional)')).toHaveValue('The third one.')
  expect(await flaws(page)).toEqual([])
})

test('two tabs with two cases never mix', async ({ page, context }) => {
  await open(page, 'proposed')
  const other = await context.newPage()
  await open(other, 'received')
  await page.getByRole('button', { name: 'Accept the proposal' }).click()
  await expect(page.getByRole('alert')).toContainText('belongs to another case')
  expect(await flaws(page)).toEqual([])
  await other.reload()
  await expect(stands(other)).toHaveText('Your complaint has arrived. Nobody has answered yet.')
})

test('with letters twice as large nothing is cut off or on top of something else', async ({ page }) => {
  await open(page, 'proposed')
  await page.setViewportSize({ width: 1280, height: 900 })
  const larger = () =>
    page.evaluate(() => {
      document.documentElement.style.fontSize = '200%'
      const isCut = (element: Element) =>
        element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'hidden'
      const visible = [...document.querySelectorAll('main *:not(.unseen, option, optgroup)')]
      const isWide = document.documentElement.scrollWidth > innerWidth
      return [...(isWide ? ['the page'] : []), ...visible.filter(isCut).map(({ outerHTML }) => outerHTML)]
    })
  expect(await larger()).toEqual([])
  await page.getByRole('button', { name: 'Accept the proposal' }).click()
  await expect(stands(page)).toHaveText('Accept the proposal?')
  expect(await larger()).toEqual([])
})

test('the record can be saved as a file, and read and printed as a page', async ({ page }) => {
  await open(page, 'delivered')
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Save as a data file (JSON)' }).click()
  expect((await saved).suggestedFilename()).toMatch(/^case-MJ-.{4}-.{4}\.json$/)
  await page.getByRole('link', { name: 'Print, or save as PDF' }).click()
  await expect(stands(page)).toHaveText(/^Case record MJ-.{4}-.{4}$/)
  await expect(page.getByText('Sixty housings left our gate today.')).toBeVisible()
  expect(await flaws(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  await expect(page.getByRole('navigation').first()).toBeHidden()
  await expect(page.getByText('Print this page with your browser')).toBeHidden()
})
