import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { actionsNow } from '#rules/complaints'
import { acting } from '#words/acting'
import { moment } from '#words/moments'
import { categories, promiseVersion } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { drawToken } from '../http/form-token.ts'
import { type Fill, page } from '../http/page.ts'
import { clocksOf } from './clocks.tsx'
import { historyOf } from './history.tsx'
import { bound, putSession, sessionOf } from './session.ts'
import { nextSentences, stateSentence } from './standing.ts'
import type { Opened } from './store.ts'
import { openWords } from './words.ts'

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
  const { facts, number } = complaint
  const session = sessionOf(complaint)
  const t = acting(language).case
  const promise = promiseVersion(facts.promiseVersion)
  const place = { language, promise, now }
  const words = await openWords(ring, opened)
  const actions = actionsNow(facts, promise, now)
  const sentences = nextSentences(opened, place)
  const left = orphaned(came.values ?? {}, actions)
  await putSession(c, session)
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
        token: await drawToken(ring, bound(session), now),
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
