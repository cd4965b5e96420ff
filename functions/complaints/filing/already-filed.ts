import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { isVisible } from '#rules/text'
import { acting } from '#words/acting'
import type { AppEnv } from '../../env.ts'
import { drawToken, HASTE } from '../../http/form-token.ts'
import { type Fill, page } from '../../http/page.ts'
import { casePage, partOf } from '../case/case-page.ts'
import { readSession, reread } from '../case/session.ts'
import * as opening from '../opening-store.ts'
import type { Opened } from '../store.ts'
import { BOUND, checkPage } from './check-page.ts'
import { receiptsOf } from './receipts.ts'

type Typed = Record<string, string>

/**
 * A form that was filed before comes back with other answers: they are shown, and can become a message to that
 * case or a complaint of their own. The new token is as old as the patience that its writer has already shown.
 * Files were staged for the case that was filed, and have to be chosen again.
 */
export async function alreadyFiled(
  c: Context<AppEnv>,
  typed: Typed,
  number: string,
  came: Pick<Fill, 'text' | 'show'> = {},
  status: ContentfulStatusCode = 422,
) {
  const { language, now, ring } = c.var
  const t = acting(language).check
  const token = await drawToken(ring, BOUND, now - HASTE)
  const text = { already: t.already(number), 'as-message': t.asMessage(number), ...came.text }
  const show = ['already', ...(typed['files'] ? ['without-files'] : []), ...(came.show ?? [])]
  return checkPage(c, { ...typed, token, filed: number, files: '' }, { text, show, files: [] }, status)
}

/** What a message can hold of a complaint: what happened, what is wanted, and by which number to find it. */
function messageOf(c: Context<AppEnv>, typed: Typed): string {
  const { labels } = acting(c.var.language).check
  const told = (['wish', 'reference'] as const)
    .filter((name) => isVisible(typed[name] ?? ''))
    .map((name) => `${labels[name]}\n${typed[name]?.trim()}`)
  return [typed['story'] ?? '', ...told].join('\n\n')
}

/** The case of that number, where this browser has it open or holds its receipt. */
async function opened(c: Context<AppEnv>, number: string): Promise<Opened | undefined> {
  const { db } = c.var
  const session = await readSession(c)
  if (session?.number === number) return (await reread(c, session, partOf(c)))?.opened
  const receipt = (await receiptsOf(c)).find((one) => one.number === number)
  if (!receipt) return undefined
  const found = (await opening.openByNumber(db, number, partOf(c))).opened
  return found?.complaint.codeGeneration === receipt.generation ? found : undefined
}

/**
 * The new text, waiting in the message box of the case that the form became; at the door, where the code is asked
 * for, when this browser cannot open it.
 */
export async function asMessage(c: Context<AppEnv>, typed: Typed) {
  const { language, now, ring } = c.var
  const text = messageOf(c, typed)
  const number = typed['filed'] ?? ''
  const found = await opened(c, number)
  if (found) return casePage(c, found, { values: { text }, show: ['not-sent'] })
  const t = acting(language).check
  const values = { text, number, token: await drawToken(ring, 'track', now) }
  const words = { 'problem-title': t.doorTitle, 'problem-what': t.door, 'problem-next': '' }
  return page(c, '/complaints/track/', { values, text: words, show: ['problem', 'kept'] })
}
