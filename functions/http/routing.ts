import { HonoBase } from 'hono/hono-base'
import { TrieRouter } from 'hono/router/trie-router'
import type { AppEnv } from '../env.ts'

/**
 * A table of routes, still empty. Hono's preset tries a faster router first, which cannot tell `/surveys/thanks/` from
 * `/surveys/:id/`: it would lie in the bundle for nothing and make an isolate's first request wait.
 */
export const routes = () => new HonoBase<AppEnv>({ router: new TrieRouter() })
