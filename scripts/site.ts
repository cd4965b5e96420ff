import { rmSync } from 'node:fs'
import { compiledContent, distFolder, inCompany } from '../site/company-folder.ts'
import { examineBeside } from './check/beside.ts'
import { requireOrder } from './check.ts'
import { fingerprint, unlessDone } from './fingerprint.ts'
import { insist } from './tool.ts'

const sources = [
  'site/**',
  inCompany('**'),
  // The API's description is one of the pages, and reads all of it.
  'functions/**',
  compiledContent,
  'astro.config.mjs',
  'package.json',
  'package-lock.json',
]

/** Builds the pages and their search index into `distFolder`. They say what is overdue, so each day is a new build. */
export function buildSite(today: string): Promise<'unchanged' | 'done'> {
  return unlessDone('site', fingerprint(sources, today), () => buildPages(today))
}

/** More room for what lives shortly: a page's pieces are gone with the page, and are cleared away together. */
const room = '--max-semi-space-size=64'

/** Makes the pages of a day and indexes them. */
export const pagesOf = (today: string) => ({
  entry: 'astro/bin/astro.mjs',
  words: ['build'],
  env: { TODAY: today, NODE_OPTIONS: `${process.env.NODE_OPTIONS ?? ''} ${room}`.trim() },
})

/**
 * The pages are made while the content is checked, each on a core of its own. What the check refuses ends the
 * build and is what is said, whatever else went wrong; and of pages that were not to be, none is left to deploy.
 */
async function buildPages(today: string): Promise<void> {
  const stop = new AbortController()
  const { entry, words, env } = pagesOf(today)
  const order = examineBeside(today)
    .then(requireOrder)
    .catch((why) => {
      stop.abort()
      throw why
    })
  const pages = insist('The site could not be built', entry, words, { env, signal: stop.signal })
  for (const outcome of await Promise.allSettled([order, pages])) {
    if (outcome.status === 'fulfilled') continue
    rmSync(distFolder, { recursive: true, force: true })
    throw outcome.reason
  }
}
