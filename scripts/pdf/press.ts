import { existsSync } from 'node:fs'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { distFolder } from '../../site/company-folder.ts'
import { findChromium } from '../chromium.ts'
import { fontFaces, fontFile, inOwnFonts } from './fonts.ts'

/**
 * Prints finished pages. They are read from `dist` under the company's own address, so that every link in a
 * PDF leads to the portal; nothing is asked of any network.
 */
export async function openPress(origin: string) {
  const browser = await chromium.launch(await findChromium())
  const context = await browser.newContext()
  await serveFiles(context, origin)
  const page = await context.newPage()
  return {
    print: (address: string) => print(page, origin + address),
    close: () => browser.close(),
  }
}

async function serveFiles(context: BrowserContext, origin: string): Promise<void> {
  await context.route('**/*', (route) => {
    const url = new URL(route.request().url())
    const file = fontFile(url.pathname) ?? `${distFolder}${url.pathname.replace(/\/$/, '/index.html')}`
    return url.origin === origin && existsSync(file) ? route.fulfill({ path: file }) : route.abort()
  })
}

/** A page that lacks a stylesheet or a font would be printed all the same, so a missing file is an end. */
async function print(page: Page, url: string): Promise<Buffer> {
  const missing: string[] = []
  const note = (request: { url: () => string }) => missing.push(request.url())
  page.on('requestfailed', note)
  await page.emulateMedia({ media: 'print' })
  await page.goto(url)
  await page.addStyleTag({ content: `${fontFaces()}${inOwnFonts}${timeless}` })
  await page.evaluate(async () => {
    await document.fonts.ready
  })
  page.off('requestfailed', note)
  if (missing.length > 0) throw new Error(`${url} was not printed, for it lacks ${missing.join(', ')}.`)
  return page.pdf({ preferCSSPageSize: true, printBackground: true, tagged: true, outline: true })
}

/** The foot names the day of the build. A version is immutable, and its PDF is not to be another one every day. */
const timeless = 'footer p:has(> time) { display: none }'
