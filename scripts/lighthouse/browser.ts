import { chromium, type Page } from '@playwright/test'
import { findChromium } from '../chromium.ts'
import { freePort } from '../port.ts'

/** A Chromium that Lighthouse and we both steer: what a person does in it, such as opening a case, Lighthouse finds done. */
export async function openBrowser() {
  const port = await freePort()
  const { args = [], ...options } = await findChromium()
  const browser = await chromium.launch({ ...options, args: [...args, `--remote-debugging-port=${port}`] })
  const shared = await chromium.connectOverCDP(`http://127.0.0.1:${port}`)
  const context = shared.contexts()[0] ?? (await shared.newContext())
  return {
    port,
    /** Opens a page, acts on it, and says where that led. */
    async go(address: string, act: (page: Page) => Promise<void>): Promise<string> {
      const page = await context.newPage()
      await page.goto(address)
      await act(page)
      const url = page.url()
      await page.close()
      return url
    },
    close: () => browser.close(),
  }
}
