import type { Browser } from '@playwright/test'
import type { Demo } from '../demo.ts'
import { drawsChinese, offerChinese, useChinese } from './chinese.ts'
import type { PageType } from './filling.ts'
import { drawPages } from './paper.ts'

export type Shot = {
  name: string
  language: string
  medium: 'light' | 'dark' | 'print'
  width: number
  file: string
}

const languages = [
  { language: 'zh-CN', prefix: '' },
  { language: 'en', prefix: '/en' },
]
const views = [
  { medium: 'light', width: 375 },
  { medium: 'light', width: 1440 },
  { medium: 'dark', width: 375 },
  { medium: 'dark', width: 1440 },
  { medium: 'print', width: 1440 },
] as const
/** Taller pages are cut: a picture is for the eye, and the longest white paper has no new idea below this. */
const TALLEST = 8000

/** The ten pictures of a page type, five in each language: phone and desktop in both schemes, and printed. */
export function shotsOf({ name }: PageType): (Shot & { prefix: string })[] {
  return languages.flatMap(({ language, prefix }) =>
    views.map(({ medium, width }) => {
      const file = `shots/${name}.${language}.${medium}${medium === 'print' ? '' : `.${width}`}.png`
      return { name, language, prefix, medium, width, file }
    }),
  )
}

/** As a reader's own browser prints it unless told otherwise: without the colours of grounds. */
const asPrinted = { preferCSSPageSize: true, printBackground: false }

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
    colorScheme: shot.medium === 'dark' ? 'dark' : 'light',
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
    const path = `pictures/${shot.file}`
    if (shot.medium === 'print') return await drawPages(context, await page.pdf(asPrinted), path)
    const height = Math.min(TALLEST, await page.evaluate(() => document.documentElement.scrollHeight))
    await page.screenshot({
      path,
      fullPage: true,
      clip: { x: 0, y: 0, width: shot.width, height },
    })
  } finally {
    await context.close()
  }
}
