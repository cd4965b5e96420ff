import type { Page } from '@playwright/test'
import { pages } from '../setup/dist.ts'
import { families, serveFonts } from '../setup/fonts.ts'
import { expect, test } from '../setup/portal.ts'

/** The policy of the pages lets in no fonts; here they come from the test alone, and are asked for as they are. */
test.use({ bypassCSP: true, extraHTTPHeaders: {}, trace: 'off', viewport: { width: 320, height: 800 } })

let fonts: Awaited<ReturnType<typeof serveFonts>>
test.beforeAll(async () => {
  fonts = await serveFonts()
})
test.afterAll(() => fonts.close())

/** What does not hold in a family: a page that is wider than its window, and what scrolls out of a keyboard's reach. */
async function troubles(page: Page): Promise<string[]> {
  return page.evaluate(async (families) => {
    const found: string[] = []
    const name = (element: Element) => `${element.tagName.toLowerCase()}.${element.className}`
    for (const family of families) {
      document.documentElement.dataset['font'] = family
      // Asks for the layout, which asks for the fonts.
      document.documentElement.getBoundingClientRect()
      await document.fonts.ready
      const { scrollWidth } = document.documentElement
      if (scrollWidth > innerWidth) {
        const out = [...document.body.querySelectorAll('*')].filter(
          (element) => element.getBoundingClientRect().right > innerWidth && !element.closest('.scroll'),
        )
        found.push(`${family}: ${scrollWidth} px wide, by ${out.slice(-3).map(name).join(' ')}`)
      }
      for (const element of document.body.querySelectorAll<HTMLElement>('div, section, nav, ol, ul, pre'))
        if (element.scrollWidth > element.clientWidth && element.tabIndex < 0)
          if (['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
            found.push(`${family}: no keyboard reaches ${name(element)}`)
    }
    return found
  }, families)
}

test('the families that are tried are read, and one is a quarter wider than the other', async ({ page }) => {
  await page.goto('/en/')
  await page.addStyleTag({ content: fonts.sheet })
  const widths = await page.evaluate(async (families) => {
    const line = document.createElement('span')
    line.textContent = 'A person answers every complaint'
    Object.assign(line.style, { position: 'absolute', whiteSpace: 'nowrap' })
    document.body.appendChild(line)
    const all: number[] = []
    for (const family of families) {
      document.documentElement.dataset['font'] = family
      line.getBoundingClientRect()
      await document.fonts.ready
      all.push(line.getBoundingClientRect().width)
    }
    return all
  }, families)
  const [chinese = 0, wide = 0] = widths
  expect(wide / chinese).toBeCloseTo(1.25, 1)
})

/** All pages, in parts that run side by side. */
const parts = Array.from({ length: 4 }, (_, part) => pages.filter((_, place) => place % 4 === part))
for (const [part, some] of parts.entries()) {
  test(`pages hold at 320 px in any font, part ${part + 1} of ${parts.length}`, async ({ page }) => {
    const found: string[] = []
    for (const { address } of some) {
      await page.goto(address)
      await page.addStyleTag({ content: fonts.sheet })
      found.push(...(await troubles(page)).map((trouble) => `${address} ${trouble}`))
    }
    expect(found).toEqual([])
  })
}
