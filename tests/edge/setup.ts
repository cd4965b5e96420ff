import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

/** The files share a database: what others left behind stands in no queue, and rings no clock. */
beforeAll(async () => {
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
  await env.DB.exec('update complaints set due_at = null, alarm_at = null')
})
