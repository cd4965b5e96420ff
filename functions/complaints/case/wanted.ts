import type * as z from 'zod/mini'
import { Action } from '#contract/complaints'
import type { Step } from '#rules/complaints'
import { errorsOf } from '../../http/valid.ts'
import { stepOf, wordsOf } from '../routes.ts'
import type { Words } from '../words.ts'

export type Wanted =
  | { ok: true; step: Step; words: Words | undefined; version: number | undefined }
  | { ok: false; fields: Record<string, string> }

/** A form of the case page that asks for a step, as the API would have it, judged by the same schemas; faults come by the page's field names. */
export function wantedBy(typed: Record<string, string>): Wanted {
  const { action = '', version = '', score, visits, agree } = typed
  if (action === 'ask-erasure')
    return { ok: true, step: { step: action }, words: undefined, version: Number(version) }
  const text = typed[`text-${action}`]
  // The box beside the button says it, not the button: consent is given by a deed of its own (PIPL 14).
  if (action === 'agree-visits' && agree === undefined)
    return { ok: false, fields: { agree: 'agree.missing' } }
  const body = {
    action,
    version: Number(version),
    ...(text === undefined ? {} : { text }),
    ...(action === 'accept' && visits !== undefined ? { visits: true } : {}),
  }
  const parsed = Action.safeParse(action === 'rate' ? { ...body, score: Number(score) } : body)
  if (!parsed.success) return { ok: false, fields: faults(parsed.error, `text-${action}`) }
  const { data } = parsed
  return { ok: true, step: stepOf(data), words: wordsOf(data), version: data.version }
}

/** What is wrong with a text, under the name of the field that it stands in. */
export const faults = (error: z.core.$ZodError, textField: string) =>
  Object.fromEntries(
    errorsOf(error).map(({ pointer, code }) => [pointer === '/text' ? textField : pointer.slice(1), code]),
  )
