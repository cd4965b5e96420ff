import type { Context } from 'hono'
import type { CaseFacts } from '#contract/complaints'
import { acting } from '#words/acting'
import type { AppEnv } from '../../env.ts'
import { page } from '../../http/page.ts'
import { mayAgreeToVisits } from '../aftercare.ts'
import type { Known } from '../store.ts'
import { boxOf } from './agreed-visits.ts'
import { followsOf } from './follows.ts'
import { kindOf, placeOf } from './place.ts'
import { putSession, type Session } from './session.ts'
import type { Wanted } from './wanted.ts'

/**
 * What a step will bring, before it is taken: the answer to the first POST. It carries what was typed and the
 * token as fields, so that going on, however often, is one step, and going back loses nothing.
 */
export async function confirmPage(
  c: Context<AppEnv>,
  { complaint }: Known,
  next: CaseFacts,
  {
    wanted,
    typed,
    session,
  }: { wanted: Wanted & { ok: true }; typed: Record<string, string>; session: Session },
) {
  const { step } = wanted
  const t = acting(c.var.language).openCase.confirm
  const asked = Object.entries(t.actions).find(([name]) => name === step.step)?.[1]
  if (!asked) throw new Error(`nobody confirms the step ${step.step}`)
  const { facts } = complaint
  const place = placeOf(c, facts, session)
  const follows = followsOf(facts, next, step, place)
  const mayAgree = step.step === 'accept' && mayAgreeToVisits(facts, place.promise, place.now)
  const kept = ['action', 'score', `text-${step.step}`]
  await putSession(c, session)
  return page(c, '/complaints/case/confirm/', {
    text: {
      ...asked,
      ...boxOf(facts, place),
      number: complaint.number,
      words: wanted.words?.text ?? '',
      score: step.step === 'rate' ? t.score(step.score) : '',
    },
    html: {
      follows: follows.map((sentence) => String(<li>{sentence}</li>)).join(''),
      fields: kept
        .filter((name) => name in typed)
        .map((name) => String(<input type="hidden" name={name} value={typed[name]} />))
        .join(''),
    },
    show: [
      ...kindOf(complaint),
      ...(wanted.words === undefined ? [] : ['words']),
      ...(step.step === 'rate' ? ['score'] : []),
      ...(step.step === 'ask-erasure' ? ['copy'] : []),
      ...(mayAgree ? ['offer-visits'] : []),
    ],
    values: {
      ...(typed['visits'] === undefined ? {} : { visits: typed['visits'] }),
      token: typed['token'] ?? '',
      case: complaint.number,
      version: String(complaint.version),
    },
  })
}
