import { applyD1Migrations } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll } from 'vitest'

/** The files share a database: what others left behind stands in no queue, rings no clock and waits for no post. */
beforeAll(async () => {
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS)
  await env.DB.batch([
    env.DB.prepare(`update complaints set due_at = null, alarm_at = null,
      facts = json_remove(facts, '$.visitDue', '$.causeOwed', '$.unreachedSince')`),
    env.DB.prepare('update outbox set next_at = null'),
    env.DB.prepare('update alerts set closed_at = 1 where closed_at is null'),
    env.DB.prepare('update jobs set cursor = null'),
    env.DB.prepare('delete from outages'),
  ])
})
