import type { Context } from 'hono'
import * as z from 'zod/mini'
import { Language } from '#contract/company'
import { answersTo, isOpen } from '#rules/surveys'
import { surveys as published, today } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { count } from '../http/guard.ts'
import { Problem } from '../http/problem.ts'
import { routes } from '../http/routing.ts'
import { validJson } from '../http/valid.ts'
import { respond } from './responding.ts'

/** A survey is there from its first day on; before it, its page is not built and nobody is told its questions. */
export async function findSurvey(c: Context<AppEnv>) {
  const day = today(c.var.now)
  const survey = (await published(c.env)).find((one) => one.id === c.req.param('id') && one.opens <= day)
  if (!survey) throw new Problem('not-found')
  return survey
}

export const surveys = routes()
  .get('/:id', async (c) => c.json(await findSurvey(c)))
  .post('/:id/responses', async (c) => {
    const survey = await findSurvey(c)
    await count(c, c.env.CALLS)
    const Response = z.strictObject({ answers: answersTo(survey), language: z.enum(Language.options) })
    const { answers, language } = await validJson(c, Response)
    if (!isOpen(survey, today(c.var.now))) throw new Problem('not-allowed-now', { detail: 'closed' })
    await count(c, c.env.FILINGS)
    await respond(c.var, survey, { answers, language, key: c.var.requestId })
    return c.json({ ok: true }, 201)
  })
