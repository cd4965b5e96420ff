import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { REHEARSAL_DAY } from '../tests/browser/setup/moment.ts'
import * as compile from './compile.ts'
import { readDemo } from './demo.ts'
import { openBrowser } from './lighthouse/browser.ts'
import { Figures, head, isPerfect, line, type Row } from './lighthouse/figures.ts'
import { chosen } from './pictures.ts'
import { persist, rehearse } from './rehearsal.ts'
import { buildSite } from './site.ts'
import { Refusal, step } from './step.ts'

const prefixes = { 'zh-CN': '', en: '/en' } as const

/**
 * `npm run lighthouse -- --only home,case`: Lighthouse's figures for every page type in both languages, as the
 * Worker serves them on Miniflare; on a telephone with a slow network, the median of three.
 */
export async function run(words: string[]): Promise<void> {
  const types = chosen(words)
  await step('Compiling the content', compile.run)
  await step('Building the site', () => buildSite(REHEARSAL_DAY))
  const portal = await step('Opening a portal with demo cases', () => rehearse(0))
  const browser = await step('Starting Chromium', openBrowser)
  const demo = readDemo(persist, portal.database)
  const rows: Row[] = []
  console.log(`\n${head}`)
  for (const { name, path, act } of types) {
    for (const [language, prefix] of Object.entries(prefixes)) {
      const address = `${portal.origin}${prefix}${path}`
      const url = act ? await browser.go(address, (page) => act(page, demo)) : address
      // Lighthouse can only ask for a page; what a form's own address answers to it is the form once more.
      if (act && url === address) continue
      const row = { page: `${name} ${language}`, figures: await measure(url, browser.port) }
      console.log(line(row))
      rows.push(row)
    }
  }
  await browser.close()
  await portal.close()
  const poor = rows.filter(({ figures }) => !isPerfect(figures))
  if (poor.length > 0) {
    const why = poor.flatMap(({ page, figures }) => [page, ...figures.lacking.map((one) => `  ${one}`)])
    throw new Refusal(`\n${poor.length} of ${rows.length} pages have less than 100:\n${why.join('\n')}`)
  }
}

async function measure(url: string, port: number): Promise<Figures> {
  const words = ['scripts/lighthouse/measure.ts', url, `${port}`]
  const { stdout } = await promisify(execFile)(process.execPath, words)
  return Figures.parse(JSON.parse(stdout))
}
