import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AstroInlineConfig } from 'astro'
import { unstable_readConfig } from 'wrangler'
import * as z from 'zod/mini'
import { addressAt } from './address.ts'

type Plugin = NonNullable<NonNullable<AstroInlineConfig['vite']>['plugins']>[number]

/** Marks the Worker's own request for a page, which must not go round to the Worker again. */
export const SHELL = 'x-dev-shell'

export type Handle = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void

/** Hands on to the Worker what `wrangler.toml` lets it answer first; Astro serves the rest. */
export function front(worker: string): Plugin & { handle: Handle } {
  const acts = actingPaths()
  const handle: Handle = (incoming, outgoing, next) => {
    const { pathname } = addressAt(worker, incoming.url ?? '/')
    if (acts(pathname) && !(SHELL in incoming.headers)) pass(incoming, outgoing, worker)
    else next()
  }
  return {
    name: 'portal-worker',
    handle,
    configureServer: ({ middlewares, httpServer }) => {
      // Astro puts its own checks of the address first once all plugins have spoken; this goes before them.
      httpServer?.once('listening', () => middlewares.stack.unshift({ route: '', handle }))
    },
  }
}

function actingPaths(): (path: string) => boolean {
  const { assets } = unstable_readConfig({ config: 'wrangler.toml' })
  const patterns = z
    .array(z.string())
    .parse(assets?.run_worker_first)
    .map((rule) => {
      const literals = rule.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
      return new RegExp(`^${literals.join('.*')}$`)
    })
  return (path) => patterns.some((pattern) => pattern.test(path))
}

/**
 * Passes a request on as it came, its host included. The answer's Content-Security-Policy stays behind:
 * Vite puts styles into the page as it serves them, which the real one would forbid.
 */
function pass(incoming: IncomingMessage, outgoing: ServerResponse, worker: string): void {
  const { method = 'GET', headers, url = '/' } = incoming
  const call = request(addressAt(worker, url), { method, headers }, (answer) => {
    const { 'content-security-policy': _, ...rest } = answer.headers
    outgoing.writeHead(answer.statusCode ?? 502, rest)
    answer.pipe(outgoing)
  })
  call.on('error', () => {
    if (!outgoing.headersSent) outgoing.writeHead(503, { 'content-type': 'text/plain', 'retry-after': '1' })
    outgoing.end('The Worker is being built; load this page again.')
  })
  incoming.pipe(call)
}
