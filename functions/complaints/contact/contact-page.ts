import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import * as z from 'zod/mini'
import { decide } from '#rules/complaints'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { promiseVersion } from '../../content.ts'
import type { AppEnv } from '../../env.ts'
import { putCookie, readCookie } from '../../http/cookie.ts'
import { problemWords } from '../../http/form.ts'
import { drawToken } from '../../http/form-token.ts'
import { type Fill, page } from '../../http/page.ts'
import type { Problem } from '../../http/problem.ts'
import { kindOf } from '../case/place.ts'
import { bound, putSession, sessionOn } from '../case/session.ts'
import type { Opened } from '../store.ts'
import { contactOf, fields } from './contact.ts'
import { CODE_LIFE } from './letters.ts'
import { newsOf } from './news.ts'
import { Ticket } from './once.ts'

export const CONTACT = '/complaints/case/contact/'

/** What the browser that asked for a code keeps: its ticket, and the case whose page asked. */
const Confirming = z.strictObject({ ...Ticket.shape, number: z.string() })
export const readConfirming = (c: Context<AppEnv>) => readCookie(c, 'confirm', Confirming)
export const putConfirming = (c: Context<AppEnv>, confirming: z.output<typeof Confirming>) =>
  putCookie(c, 'confirm', confirming, CODE_LIFE)

/** What was done a moment ago, as the address says it. */
const done = ['saved', 'confirmed', 'stopped'] as const
export const doneAt = (c: Context<AppEnv>, what: (typeof done)[number]) =>
  c.redirect(`${address(c.var.language, CONTACT)}?done=${what}`, 303)

/** The contact data of the open case, with what was typed if it comes back. */
export async function contactPage(
  c: Context<AppEnv>,
  opened: Opened,
  came: Pick<Fill, 'values' | 'errors' | 'text'> & { show?: readonly string[] } = {},
  status: ContentfulStatusCode = 200,
) {
  const { language, now, ring, sender } = c.var
  const { number, facts } = opened.complaint
  const session = await sessionOn(c, opened.complaint)
  const contact = await contactOf(ring, opened)
  const news = newsOf(facts, contact, sender !== undefined, language)
  const confirming = await readConfirming(c)
  const hasAsked = confirming?.number === number && news.show.includes('ask')
  const correction = { step: 'correct-contact', email: 'same' } as const
  const mayCorrect = decide(
    facts,
    correction,
    { kind: 'customer' },
    promiseVersion(facts.promiseVersion),
    now,
  ).ok
  const said = done.find((what) => what === c.req.query('done'))
  await putSession(c, session)
  return page(
    c,
    CONTACT,
    {
      text: { number, news: news.sentence, ...came.text },
      show: [
        'open',
        ...kindOf(opened.complaint),
        ...(mayCorrect ? ['correct', ...news.show] : []),
        ...(mayCorrect && news.show.includes('ask') ? [hasAsked ? 'asked' : 'first'] : []),
        ...(said && c.req.method === 'GET' ? [said] : []),
        ...(came.show ?? []),
      ],
      values: {
        ...Object.fromEntries(fields.map((field) => [field, contact[field] ?? ''])),
        token: await drawToken(ring, bound(session), now),
        version: String(facts.contact?.version ?? 0),
        ...came.values,
        case: number,
      },
      errors: came.errors,
    },
    status,
  )
}

/**
 * The page without an open case: what was typed stands in it, with the token that it came with. Once the case is
 * open again, in another tab, it can be sent as it is.
 */
export const contactKept = async (c: Context<AppEnv>, typed: Record<string, string>, problem: Problem) =>
  page(
    c,
    CONTACT,
    {
      values: typed,
      text: { ...(await problemWords(c, problem)), 'problem-next': acting(c.var.language).kept },
      show: ['problem', 'door', 'correct'],
    },
    problem.status,
  )
