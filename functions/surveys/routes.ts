import type { Context } from 'hono'
import * as z from 'zod/mini'
import { SurveyResponse } from '#contract/surveys'
import { answersTo, askedBy, isOpen, surveyOn } from '#rules/surveys'
import { surveys as published, today } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { count } from '../http/guard.ts'
import { Problem } from '../http/problem.ts'
import { routes } from '../http/routing.ts'
import { parse, validJson } from '../http/valid.ts'
import { respond } from './responding.ts'

/** A survey is there from its first day on; before it, its page is not built and nobody is told its questions. */
export async function findSurvey(c: Context<AppEnv>) {
  const survey = surveyOn(await published(c.env), c.req.param('id'), today(c.var.now))
  if (!survey) throw new Problem('not-found')
  return survey
}

/** The version that somebody says they saw. An older one still counts: its questions were answered. */
export async function findVersion(c: Context<AppEnv>, version: number) {
  const asked = askedBy(await published(c.env), c.req.param('id'), today(c.var.now))
  return asked.find((one) => one.version === version)
}

export const surveys = routes()
  .get('/:id', async (c) => c.json(await findSurvey(c)))
  .post('/:id/responses', async (c) => {
    const survey = await findSurvey(c)
    await count(c, c.env.CALLS)
    const { version, answers: given, language } = await validJson(c, SurveyResponse)
    const seen = await findVersion(c, version)
    if (!seen) throw new Problem('invalid', { errors: [{ pointer: '/version', code: 'unknown' }] })
    const { answers } = parse(z.object({ answers: answersTo(seen) }), { answers: given })
    if (!isOpen(survey, today(c.var.now))) throw new Problem('not-allowed-now', { detail: 'closed' })
    await count(c, c.env.FILINGS)
    await respond(c.var, seen, { answers, language, key: c.var.requestId })
    return c.json({ ok: true }, 201)
  })
