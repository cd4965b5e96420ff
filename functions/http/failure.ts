import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppEnv } from '../env.ts'
import { securityHeaders } from './headers.ts'
import { page } from './page.ts'
import { bodyOf, Problem } from './problem.ts'

/** What D1 and R2 say when they cannot be reached, as opposed to when they refuse a statement. */
const isOutOfReach = (words: string) =>
  /D1_ERROR|D1_EXEC|R2_ERROR|Network connection lost|internal error/i.test(words) &&
  !/SQLITE_(?!BUSY|IOERR|FULL)/.test(words)

/** The message of a query that failed holds what was asked, and so what people wrote; its cause does not. */
export const safeMessage = (error: Error): string =>
  error.cause instanceof Error ? error.cause.message : error.message

function asProblem(error: Error): Problem {
  if (error instanceof Problem) return error
  if (error instanceof HTTPException && error.status < 500) return new Problem('malformed')
  if (isOutOfReach(safeMessage(error)))
    return new Problem('unavailable', { headers: { 'Retry-After': '60' } })
  return new Problem('internal')
}

/**
 * Every refusal and every fault ends here. A form comes back with its text; a program gets RFC 9457; a
 * reader gets the page of the problem's type. What is a bug is logged with the request's id, and never shown.
 */
export async function onError(error: Error, c: Context<AppEnv>): Promise<Response> {
  const problem = asProblem(error)
  if (problem.status >= 500) console.error(JSON.stringify({ id: c.var.requestId, fault: safeMessage(error) }))
  for (const [name, value] of Object.entries(problem.extra.headers ?? {})) c.header(name, value)
  if (c.req.path.startsWith('/api/')) return asJson(c, problem)
  const { form } = c.var
  const comesBack = form && problem.type !== 'forbidden' && problem.type !== 'unsupported-media-type'
  if (!comesBack) return asPage(c, problem)
  return form.back(c, form.typed, problem).catch((fault: Error) => {
    // The page that would come back needs what is out of reach: better the reason alone than nothing.
    c.set('form', undefined)
    return onError(fault, c)
  })
}

const asJson = (c: Context<AppEnv>, problem: Problem) =>
  c.json(bodyOf(problem, c.var.requestId), problem.status, {
    ...securityHeaders,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  })

export const asPage = (c: Context<AppEnv>, problem: Problem) =>
  page(
    c,
    `/problems/${problem.type}/`,
    { text: { instance: `urn:uuid:${c.var.requestId}` }, show: ['instance'] },
    problem.status,
  )
