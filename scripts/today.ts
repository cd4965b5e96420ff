import { existsSync, readFileSync } from 'node:fs'
import * as z from 'zod/mini'
import { compiledContent } from '../site/company-folder.ts'

const Zoned = z.object({
  promises: z.array(z.object({ calendar: z.object({ timeZone: z.string() }) })).check(z.minLength(1)),
})

/** The day in the company's time zone, as the site reckons it; `TODAY=2026-11-22` takes another. */
export function today(now: Date): string {
  const content: unknown = existsSync(compiledContent)
    ? JSON.parse(readFileSync(compiledContent, 'utf8'))
    : undefined
  const timeZone = Zoned.safeParse(content).data?.promises.at(-1)?.calendar.timeZone ?? 'UTC'
  return process.env.TODAY ?? new Intl.DateTimeFormat('sv-SE', { timeZone }).format(now)
}
