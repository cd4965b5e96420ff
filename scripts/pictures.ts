import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { type Browser, chromium } from '@playwright/test'
import { bundle } from './bundle.ts'
import { findChromium } from './chromium.ts'
import * as compile from './compile.ts'
import { readDemo } from './demo.ts'
import { printPdfs } from './pdf.ts'
import type { PageType } from './pictures/filling.ts'
import { pageTypes } from './pictures/page-types.ts'
import { sheet } from './pictures/sheet.ts'
import { shotsOf, take } from './pictures/shots.ts'
import { persist, rehearse } from './rehearsal.ts'
import { buildSite } from './site.ts'
import { Refusal, step } from './step.ts'
import { today } from './today.ts'

/** `npm run pictures -- --only home,case`: what every kind of page looks like, on one sheet. */
export async function run(words: string[]): Promise<void> {
  const types = chosen(words)
  await step('Compiling the content', compile.run)
  await step('Building the site', () => buildSite(today(new Date())))
  await step('Printing the PDFs', printPdfs)
  await step('Bundling the Worker', bundle)
  const browser = await step('Starting Chromium', async () => chromium.launch(await findChromium()))
  const portal = await step('Opening a portal with demo cases', () => rehearse(0))
  rmSync('pictures', { recursive: true, force: true })
  const demo = readDemo(persist, portal.database)
  for (const type of types) {
    await step(type.name, () =>
      inPairs(shotsOf(type), (shot) => take(browser, portal.origin, type, demo, shot)),
    )
  }
  await step('The contact sheet', () => print(browser, types))
  await browser.close()
  await portal.close()
  console.log(
    '\nOpen pictures/contact-sheet.png, or pictures/contact-sheet.html to go from it to the single pictures.',
  )
}

/** All page types, or those that `--only` names. */
export function chosen(words: string[]): PageType[] {
  const { values } = parseArgs({ args: words, options: { only: { type: 'string' } } })
  const names = values.only?.split(',')
  const unknown = names?.find((name) => !pageTypes.some((type) => type.name === name))
  if (unknown)
    throw new Refusal(
      `There is no page type "${unknown}"; there are ${pageTypes.map(({ name }) => name).join(', ')}.`,
    )
  return names ? pageTypes.filter(({ name }) => names.includes(name)) : pageTypes
}

/** Two at a time, for Chromium and workerd share the machine's cores. */
async function inPairs<Item>(items: Item[], work: (item: Item) => Promise<void>): Promise<void> {
  const queue = items.values()
  const worker = async () => {
    for (const item of queue) await work(item)
  }
  await Promise.all([worker(), worker()])
}

async function print(browser: Browser, types: PageType[]): Promise<void> {
  const path = resolve('pictures/contact-sheet.html')
  mkdirSync('pictures', { recursive: true })
  writeFileSync(
    path,
    sheet(
      types.map(({ name }) => name),
      types.flatMap(shotsOf),
    ),
  )
  const page = await browser.newPage({ viewport: { width: 2400, height: 900 } })
  await page.goto(pathToFileURL(path).href)
  await page.screenshot({ path: 'pictures/contact-sheet.png', fullPage: true })
}
