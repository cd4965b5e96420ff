import AxeBuilder from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/** Each differs from the one before in one thing, so that a page is laid out anew as seldom as can be. */
const looks = [
  { colorScheme: 'light', width: 1280 },
  { colorScheme: 'dark', width: 1280 },
  { colorScheme: 'dark', width: 320 },
  { colorScheme: 'light', width: 320 },
] as const

/**
 * What is wrong with a page as it stands, in both colour schemes, on a desktop and at the 320 pixels to which a
 * desktop shrinks when somebody enlarges everything four times (WCAG 1.4.10). Every rule of axe runs in every look:
 * what a breakpoint hides or shows can break any of them.
 */
export async function flaws(page: Page): Promise<string[]> {
  const found: string[] = []
  const viewport = page.viewportSize()
  for (const { colorScheme, width } of looks) {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 800 })
    // The other mode opens a second page for every run, for the sake of frames, of which the portal has none.
    const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
    const { violations } = await axe.analyze()
    const said = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth))
      said.push('something is wider than the page')
    found.push(...said.map((flaw) => `${colorScheme}, ${width} px: ${flaw}`))
  }
  await page.emulateMedia({ colorScheme: null })
  if (viewport) await page.setViewportSize(viewport)
  return found
}
