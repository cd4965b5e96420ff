import { readFileSync } from 'node:fs'
import type { BrowserContext, Page } from '@playwright/test'

const folder = 'node_modules/@fontsource-variable/noto-sans-sc'

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

/** Serves the font beside the portal; the pictures alone use it, so it is not part of any page. */
export async function offerChinese(context: BrowserContext): Promise<void> {
  await context.route('**/fonts-for-pictures/**', (route) => {
    const name = new URL(route.request().url()).pathname.split('/').at(-1) ?? ''
    return route.fulfill({ path: `${folder}/files/${name}`, contentType: 'font/woff2' })
  })
}

/** Sets the font behind the families that the page asks for, so that only what they lack comes from it. */
export async function useChinese(page: Page): Promise<void> {
  const faces = readFileSync(`${folder}/index.css`, 'utf8').replaceAll('./files/', '/fonts-for-pictures/')
  await page.addStyleTag({ content: faces })
  await page.evaluate(async () => {
    const { style } = document.documentElement
    for (const family of ['--sans', '--mono']) {
      const now = getComputedStyle(document.documentElement).getPropertyValue(family)
      style.setProperty(family, `${now}, 'Noto Sans SC Variable'`)
    }
    await document.fonts.ready
  })
}
