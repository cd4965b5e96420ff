import { requireOrder } from './check.ts'
import { fingerprint, unlessDone } from './fingerprint.ts'
import { insist } from './tool.ts'

const sources = [
  'site/**',
  'content/**',
  'functions/**/{contract,rules}.ts',
  '.generated/content.json',
  'astro.config.mjs',
  'scripts/search-index.ts',
  'package.json',
  'package-lock.json',
]

/** Checks the content and builds the pages and their search index into `dist`. They say what is overdue, so each day is a new build. */
export function buildSite(today: string): Promise<'unchanged' | 'done'> {
  return unlessDone('site', fingerprint(sources, today), async () => {
    requireOrder(today)
    await insist('The site could not be built', 'astro/bin/astro.mjs', ['build'], { TODAY: today })
    // Loaded late: only a build needs the pages' own way of parting Chinese.
    const { indexPages } = await import('./search-index.ts')
    await indexPages()
  })
}
