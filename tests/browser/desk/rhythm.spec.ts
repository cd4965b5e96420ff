import type { Locator } from '@playwright/test'
import { deskPages } from '../../../site/i18n/pages/desk.ts'
import { causesPageWords } from '../../../site/i18n/pages/desk-causes.ts'
import { expect, staged, test } from '../setup/portal.ts'

/** The blank between one part of a page and the one below it, in pixels. */
async function gap(above: Locator, below: Locator): Promise<number> {
  const [one, other] = [await above.boundingBox(), await below.boundingBox()]
  return (other?.y ?? 0) - ((one?.y ?? 0) + (one?.height ?? 0))
}

for (const width of [1280, 320])
  test(`on a case’s page a heading belongs to what it heads, at ${width} px`, async ({ page }) => {
    const { caseNumber } = await staged('proposed')
    await page.setViewportSize({ width, height: 900 })
    await page.goto(`/en/desk/cases/${caseNumber}/`)
    const history = page.getByRole('heading', { name: deskPages('en').case.history })
    const hint = page.locator('.order')
    const [toHint, toEntries] = [
      await gap(history, hint),
      await gap(hint, page.locator('.history > li').first()),
    ]
    expect(toHint).toBeGreaterThanOrEqual(8)
    expect(toEntries).toBeGreaterThanOrEqual(toHint)
    expect(await gap(page.locator('.do'), history)).toBeGreaterThan(2 * toHint)

    const related = page.getByRole('region', { name: causesPageWords('en').related.title })
    const [answers, items] = [
      related.getByRole('heading', { level: 3 }).first(),
      related.getByRole('heading', { level: 3 }).last(),
    ]
    const [first, second] = [related.getByRole('list').first(), related.getByRole('list').last()]
    const [above, between] = [await gap(related.locator('p').first(), answers), await gap(first, items)]
    expect(above).toBeGreaterThan(await gap(answers, first))
    expect(between).toBeGreaterThan(await gap(items, second))
  })
