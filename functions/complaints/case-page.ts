import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod'
import { isRunning } from '#rules/clocks'
import { actionsNow } from '#rules/complaints'
import { acting } from '#words/acting'
import { inWords } from '#words/dates'
import { moment } from '#words/moments'
import { categories, promiseVersion, today } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { putCookie, readCookie } from '../http/cookie.ts'
import { drawToken } from '../http/form-token.ts'
import { type Fill, page } from '../http/page.ts'
import { clocksOf, historyOf, stateSentence } from './pages.tsx'
import type { Opened } from './store.ts'
import { reopenUntil } from './windows.ts'
import { openWords } from './words.ts'

/** A session on one case: which, and with which generation of its access code it was opened. */
export const Session = z.strictObject({ number: z.string(), generation: z.int() })
export type Session = z.output<typeof Session>
export const SESSION_IDLE = 30 * 60 * 1000

export const readSession = (c: Context<AppEnv>) => readCookie(c, 'case', Session)
export const bound = ({ number, generation }: Session) => `case ${number} ${generation}`

/** What comes next, and by when, under the sentence that says where the case stands. */
function next({ complaint }: Opened, c: Context<AppEnv>): string[] {
  const { language } = c.var
  const t = acting(language).case
  const { facts } = complaint
  const promise = promiseVersion(facts.promiseVersion)
  const zone = promise.calendar.timeZone
  const silence = facts.clocks.find((clock) => clock.name === 'silence' && isRunning(clock))
  const until = facts.state === 'closed' && facts.basis !== 'final' ? reopenUntil(facts, promise) : 0
  return [
    ...(silence ? [t.silence(moment(silence.dueAt, language, zone))] : []),
    ...(facts.state === 'closed' && facts.remedyDue && facts.deliveredAt === undefined
      ? [t.remedy(inWords(facts.remedyDue, language))]
      : []),
    ...(facts.deliveredAt === undefined ? [] : [t.delivered(inWords(today(facts.deliveredAt), language))]),
    ...(until > c.var.now ? [t.reopenUntil(moment(until, language, zone))] : []),
  ]
}

/** A box goes when its step is over; what was written in it then waits in the message box. */
function orphaned(values: Record<string, string>, actions: readonly string[]): string | undefined {
  const isGone = (name: string) => name.startsWith('text-') && !actions.includes(name.slice('text-'.length))
  return Object.entries(values).find(([name, text]) => isGone(name) && text !== '')?.[1]
}

/** The open case, filled afresh, with what was typed if it comes back. Renews the idle time. */
export async function casePage(
  c: Context<AppEnv>,
  opened: Opened,
  came: Pick<Fill, 'values' | 'errors' | 'text'> & { show?: readonly string[] } = {},
  status: ContentfulStatusCode = 200,
) {
  const { language, now, ring } = c.var
  const { complaint } = opened
  const { facts, number, codeGeneration: generation } = complaint
  const t = acting(language).case
  const promise = promiseVersion(facts.promiseVersion)
  const place = { language, promise, now }
  const words = await openWords(ring, opened)
  const actions = actionsNow(facts, promise, now)
  const sentences = next(opened, c)
  const left = orphaned(came.values ?? {}, actions)
  await putCookie(c, 'case', { number, generation } satisfies Session, SESSION_IDLE)
  const category = categories.categories.find((one) => one.id === facts.category)

  const response = await page(
    c,
    '/complaints/case/',
    {
      text: {
        number,
        state: stateSentence(opened, language),
        next: sentences.join(language === 'zh-CN' ? '' : ' '),
        filed: moment(facts.filedAt, language, promise.calendar.timeZone),
        category: category?.name[language] ?? facts.category,
        impact: categories.impacts[facts.impact].name[language],
        severity: categories.severities[facts.severity].name[language],
        level: promise.levels[facts.level === 1 ? 0 : facts.level === 2 ? 1 : 2][language],
        outcome: facts.outcome === undefined ? '' : t.outcomes[facts.outcome],
        ...came.text,
      },
      html: { history: historyOf(opened, words, place), clocks: clocksOf(opened, place) },
      show: [
        ...actions,
        ...(actions.every((action) => action === 'message' || action === 'withdraw') ? ['nothing'] : []),
        ...(complaint.kind === 'demo' ? ['demo'] : []),
        ...(sentences.length > 0 ? ['next'] : []),
        ...(facts.outcome === undefined ? [] : ['outcome']),
        ...(facts.erasedAt === undefined ? [] : ['erased']),
        ...(left === undefined ? [] : ['not-sent']),
        ...(came.show ?? []),
      ],
      values: {
        token: await drawToken(ring, bound({ number, generation }), now),
        ...came.values,
        ...(left === undefined ? {} : { text: left }),
        case: number,
        version: String(complaint.version),
      },
      errors: came.errors,
    },
    status,
  )
  return response
}
