import type { Context, MiddlewareHandler } from 'hono'
import { createMiddleware } from 'hono/factory'
import { matchedRoutes } from 'hono/route'
import type { AppEnv } from '../env.ts'
import { Problem } from './problem.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/**
 * Unsafe calls from another origin are refused. Browsers send `Origin` with every POST; a form of ours must
 * have it, a program calling the API has none and carries no cookie of ours. A method that no route takes does
 * nothing: without an origin it goes on, to be told which ones are taken.
 */
export const sameOrigin = (absent: 'allowed' | 'refused'): MiddlewareHandler<AppEnv> =>
  createMiddleware(async (c, next) => {
    if (!safe.includes(c.req.method)) {
      const origin = c.req.header('Origin')
      const isOurs = origin === new URL(c.req.url).origin
      const isTaken = matchedRoutes(c).some(({ method }) => method === c.req.method)
      const isForeign = origin === undefined ? absent === 'refused' && isTaken : !isOurs
      if (isForeign) throw new Problem('forbidden')
    }
    return next()
  })

/** IPv6 counts by /64, because one household or phone owns that many addresses. */
export function sourceOf(address: string | undefined): string {
  if (!address?.includes(':')) return address ?? 'unknown'
  const [head = '', tail] = address.split('::')
  const left = head.split(':').filter(Boolean)
  const right = tail === undefined ? [] : tail.split(':').filter(Boolean)
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return [...left, ...zeros, ...right].slice(0, 4).join(':')
}

/**
 * Counts a request with a limiter, once however often it is asked; says whether the source has still had no more than
 * its share of this minute.
 */
export function tally(c: Context<AppEnv>, limiter: RateLimit): Promise<boolean> {
  const counts = c.get('counts') ?? new Map<RateLimit, Promise<boolean>>()
  c.set('counts', counts)
  const before = counts.get(limiter)
  if (before) return before
  const counted = limiter.limit({ key: c.get('source') }).then(({ success }) => success)
  counts.set(limiter, counted)
  return counted
}

/** Throws when the source has had its share of this minute. */
export async function count(c: Context<AppEnv>, limiter: RateLimit): Promise<void> {
  if (!(await tally(c, limiter))) throw new Problem('too-many-requests', { headers: { 'Retry-After': '60' } })
}
