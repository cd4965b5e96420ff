import { mkdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { compiledContent, isOtherCompany } from '../site/company-folder.ts'
import { fingerprint, unlessDone } from './fingerprint.ts'
import { insist } from './tool.ts'

const sources = [
  'functions/**',
  'site/i18n/**',
  compiledContent,
  'wrangler.toml',
  'package.json',
  'package-lock.json',
]

/** Bundles the Worker into `.build` as a deployment would; nothing leaves this machine. */
export function bundle(): Promise<'unchanged' | 'done'> {
  return unlessDone('worker', fingerprint(sources), dryRun)
}

/** What `wrangler deploy` would send, from the configuration as it stands. */
export function dryRun(): Promise<void> {
  return bundleInto('.build')
}

/** Bundles the Worker, or another composition of it, into a folder. */
export function bundleInto(folder: string, entry?: string): Promise<void> {
  // Wrangler asks for the folder of the pages even where, as under `npm run dev`, nobody has built them.
  mkdirSync('dist', { recursive: true })
  const own = isOtherCompany ? ['--alias', `#content:${resolve(compiledContent)}`] : []
  const words = ['deploy', ...(entry === undefined ? [] : [entry]), '--dry-run', '--outdir', folder, ...own]
  return insist('The Worker could not be bundled', 'wrangler/bin/wrangler.js', words)
}
