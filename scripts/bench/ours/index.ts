import { portal } from '../../../functions/index.ts'

/**
 * The Worker without its limits. Miniflare's limiter writes to a Durable Object at every call, where Cloudflare
 * counts in memory, and the bare route has none: with it, the emulator would be measured.
 */
const unlimited = { limit: async () => ({ success: true }) }
const app = portal(Date.now)

export default {
  fetch: (request, env, context) =>
    app.fetch(
      request,
      { ...env, CALLS: unlimited, FILINGS: unlimited, LOOKUPS: unlimited, UPLOADS: unlimited },
      context,
    ),
} satisfies ExportedHandler<Env>
