import { fingerprint, unlessDone } from './fingerprint.ts'
import { insist } from './tool.ts'

/** Every file under the strictest types, each folder with the globals of the runtime it is for. */
export async function types(): Promise<void> {
  await unlessDone(
    'worker-types',
    fingerprint(['wrangler.toml', 'package-lock.json', '.generated/worker.d.ts']),
    workerTypes,
  )
  await insist('Types of the site', 'astro/bin/astro.mjs', ['check', '--minimumFailingSeverity', 'warning'])
  for (const folder of ['functions', 'scripts', 'tests']) {
    await insist(`Types of ${folder}`, 'typescript/bin/tsc', ['-p', folder])
  }
}

/** The bindings that `wrangler.toml` declares, its vars as any text, and the runtime of its compatibility date. */
function workerTypes(): Promise<void> {
  return insist('Types of the Worker', 'wrangler/bin/wrangler.js', [
    'types',
    '.generated/worker.d.ts',
    '--strict-vars=false',
  ])
}

/** Rules and format; `npx biome check --write` mends what can be mended. */
export function lint(): Promise<void> {
  return insist('Rules and format', '@biomejs/biome/bin/biome', [
    'ci',
    '--error-on-warnings',
    '--diagnostic-level=warn',
    '--max-diagnostics=50',
    '--colors=off',
  ])
}
