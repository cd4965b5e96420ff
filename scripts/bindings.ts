import { mkdirSync, writeFileSync } from 'node:fs'
import { getPlatformProxy, unstable_readConfig } from 'wrangler'
import type { Database } from './migrations.ts'

type Bindings = { DB: Env['DB'] & Database; FILES: Env['FILES'] }
export type Where = { isRemote: true } | { isRemote: false; state: string }

const CONFIG = '.cache/bindings.json'

/**
 * The portal's database and files without the portal: those of this machine, or the ones on Cloudflare through
 * wrangler's remote bindings, which need `npx wrangler login`.
 */
export async function openBindings(where: Where) {
  const config = unstable_readConfig({ config: 'wrangler.toml' })
  const remote = { remote: where.isRemote }
  const d1_databases = config.d1_databases.map((one: object) => ({ ...one, ...remote }))
  const r2_buckets = config.r2_buckets.map((one: object) => ({ ...one, ...remote }))
  const { name, compatibility_date, account_id } = config
  mkdirSync('.cache', { recursive: true })
  writeFileSync(CONFIG, JSON.stringify({ name, compatibility_date, account_id, d1_databases, r2_buckets }))
  const { env, dispose } = await getPlatformProxy<Bindings>({
    configPath: CONFIG,
    envFiles: [],
    persist: where.isRemote ? false : { path: `${where.state}/v3` },
    remoteBindings: where.isRemote,
  })
  return { DB: env.DB, FILES: env.FILES, close: dispose }
}
