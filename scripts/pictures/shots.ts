import type { Browser } from '@playwright/test'
import type { Demo } from '../demo.ts'
import { drawsChinese, offerChinese, useChinese } from './chinese.ts'
import type { PageType } from './page-types.ts'

export type Shot = { name: string; language: string; scheme: 'light' | 'dark'; width: number; file: string }

const languages = [
  { language: 'zh-CN', prefix: '' },
  { language: 'en', prefix: '/en' },
]
const schemes = ['light', 'dark'] as const
const widths = [375, 1440]
/** Taller pages are cut: a picture is for the eye, and the longest white paper has no new idea below this. */
const TALLEST = 8000

/** The eight pictures of a page type: both languages, both schemes, phone and desktop. */
export function shotsOf({ name }: PageType): (Shot & { prefix: string })[] {
  return languages.flatMap(({ language, prefix }) =>
    schemes.flatMap((scheme) =>
      widths.map((width) => {
        const file = `shots/${name}.${language}.${scheme}.${width}.png`
        return { name, language, prefix, scheme, width, file }
      }),
    ),
  )
}

let visitors = 0

/** Each picture is a visitor of its own, with an address of its own, as the limits count. */
export async function take(
  browser: Browser,
  origin: string,
  type: PageType,
  demo: Demo | undefined,
  shot: ReturnType<typeof shotsOf>[number],
) {
  visitors += 1
  const context = await browser.newContext({
    bypassCSP: true,
    colorScheme: shot.scheme,
    locale: shot.language,
    reducedMotion: 'reduce',
    viewport: { width: shot.width, height: shot.width < 800 ? 812 : 900 },
    extraHTTPHeaders: { 'CF-Connecting-IP': `2001:db8:ffff:${visitors.toString(16)}::1` },
  })
  try {
    await offerChinese(context)
    const page = await context.newPage()
    await page.goto(`${origin}${shot.prefix}${type.path}`)
    await type.act?.(page, demo)
    if (!(await drawsChinese(page))) await useChinese(page)
    const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight))
    await page.screenshot({
      path: `pictures/${shot.file}`,
      fullPage: true,
      clip: { x: 0, y: 0, width: shot.width, height },
    })
  } finally {
    await context.close()
  }
}
