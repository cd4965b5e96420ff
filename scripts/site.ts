import { requireOrder } from './check.ts'
import { fingerprint, unlessDone } from './fingerprint.ts'
import { insist } from './tool.ts'

const sources = [
  'site/**',
  'content/**',
  'functions/**/{contract,rules}.ts',
  '.generated/content.json',
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
]

/** Checks the content and builds the pages into `dist`. They say what is overdue, so each day is a new build. */
export function buildSite(today: string): Promise<'unchanged' | 'done'> {
  return unlessDone('site', fingerprint(sources, today), async () => {
    requireOrder(today)
    await insist('The site could not be built', 'astro/bin/astro.mjs', ['build'], { TODAY: today })
  })
}
