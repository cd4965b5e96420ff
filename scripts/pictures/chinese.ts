import type { BrowserContext, Page } from '@playwright/test'
import { fontFaces, fontFile, servedFonts } from '../pdf/fonts.ts'

/** Whether this machine can draw Chinese: a character it lacks looks like one that nobody has. */
export function drawsChinese(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const draw = (text: string) => {
      const canvas = document.createElement('canvas')
      const pen = canvas.getContext('2d')
      if (pen) pen.font = '32px sans-serif'
      pen?.fillText(text, 0, 40)
      return canvas.toDataURL()
    }
    return draw('明') !== draw('\u{10ffff}') && draw('明') !== draw('镜')
  })
}

/** Serves the fonts of the PDFs beside the portal, none of whose pages asks for them. */
export async function offerChinese(context: BrowserContext): Promise<void> {
  await context.route(`**${servedFonts}**`, (route) => {
    const path = fontFile(new URL(route.request().url()).pathname)
    return path === undefined ? route.abort() : route.fulfill({ path })
  })
}

/** Sets the font behind the families that the page asks for, so that only what they lack comes from it. */
export async function useChinese(page: Page): Promise<void> {
  await page.addStyleTag({ content: fontFaces() })
  await page.evaluate(async () => {
    const { style } = document.documentElement
    for (const family of ['--sans', '--mono']) {
      const now = getComputedStyle(document.documentElement).getPropertyValue(family)
      style.setProperty(family, `${now}, 'PDF Chinese', 'PDF rare'`)
    }
    await document.fonts.ready
  })
}
