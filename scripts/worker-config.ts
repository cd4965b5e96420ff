import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { cacheFolder, distFolder, isOtherCompany } from '../site/company-folder.ts'

/**
 * The configuration that the Worker of this company is served with: `wrangler.toml`, or for another company a copy of
 * it that takes the pages from where that company's are built.
 */
export function workerConfig(): string {
  if (!isOtherCompany) return 'wrangler.toml'
  const copy = `${cacheFolder}/wrangler.toml`
  const text = readFileSync('wrangler.toml', 'utf8')
    .replace(/^directory = .*$/m, `directory = ${JSON.stringify(resolve(distFolder))}`)
    .replace(
      /^(main|tsconfig|migrations_dir) = "(.*)"$/gm,
      (_, key, path) => `${key} = ${JSON.stringify(resolve(path))}`,
    )
  mkdirSync(dirname(copy), { recursive: true })
  writeFileSync(copy, text)
  return copy
}
