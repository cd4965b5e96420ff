import type { Context } from 'hono'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Question, Survey } from '#contract/surveys'
import { answersTo, isOpen } from '#rules/surveys'
import { acting } from '#words/acting'
import { address } from '#words/address'
import { inWords } from '#words/dates'
import { surveys as en } from '#words/en/surveys'
import { surveys as zh } from '#words/zh-CN/surveys'
import { today } from '../content.ts'
import type { AppEnv } from '../env.ts'
import { problemWords, type Return } from '../http/form.ts'
import { drawToken, HASTE, readToken } from '../http/form-token.ts'
import { count } from '../http/guard.ts'
import { type Fill, page } from '../http/page.ts'
import { routes } from '../http/routing.ts'
import { errorsOf, readForm } from '../http/valid.ts'
import { respond } from './responding.ts'
import { findSurvey, findVersion } from './routes.ts'

const wordsOf = (c: Context<AppEnv>) => (c.var.language === 'en' ? en : zh)
const boundTo = (survey: Survey) => `survey ${survey.id}`

/** A form sends text; what is a number or a list in the schema becomes one here. */
function asAnswer(question: Question, written: string | undefined): unknown {
  if (question.kind === 'many') return written === undefined ? [] : written.split('\n')
  if (written === undefined || written === '') return undefined
  return question.kind === 'scale' ? Number(written) : written
}

const without = (values: Fill['values'], name: string) =>
  Object.fromEntries(Object.entries(values ?? {}).filter(([key]) => key !== name))

async function surveyPage(
  c: Context<AppEnv>,
  survey: Survey,
  came: Fill = {},
  status: ContentfulStatusCode = 200,
) {
  const { language, now, ring } = c.var
  const t = wordsOf(c)
  const open = isOpen(survey, today(now))
  const until = (open ? t.open : t.closed)(inWords(survey.closes, language))
  const token = await drawToken(ring, boundTo(survey), now)
  // What was answered is shown even when it came too late, so that its words can still be copied.
  const hasForm = open || came.values !== undefined
  const fill = {
    ...came,
    text: { ...came.text, until },
    show: [...(came.show ?? []), ...(hasForm ? ['open'] : [])],
    // The version is that of the page that goes out, never of the one that came back.
    values: { token, ...without(came.values, 'version') },
  }
  return page(c, `/surveys/${survey.id}/`, fill, status)
}

const backToSurvey =
  (survey: Survey): Return =>
  async (c, typed, problem) =>
    surveyPage(
      c,
      survey,
      { values: typed, text: await problemWords(c, problem), show: ['problem'] },
      problem.status,
    )

export const surveyForm = routes()
  .get('/thanks/', (c) => page(c, '/surveys/thanks/', {}))
  .get('/:id/', async (c) => surveyPage(c, await findSurvey(c)))
  .post('/:id/', async (c) => {
    const survey = await findSurvey(c)
    const { language, now, ring } = c.var
    const words = acting(language)
    const typed = await readForm(c, backToSurvey(survey))
    await count(c, c.env.CALLS)
    const { token: sent = '', ...answered } = typed
    const again = (problem: string, values: Record<string, string>) => {
      const text = { 'problem-title': words.errorTitle, 'problem-what': problem }
      return surveyPage(c, survey, { values, text, show: ['problem'] }, 422)
    }
    const token = await readToken(ring, boundTo(survey), sent, now)
    if (!token.ok) return again(words.form.stale, answered)
    if (typed['website']) return again(words.form.honeypotQuestion, typed)
    if (!isOpen(survey, today(now))) return again(wordsOf(c).closed(inWords(survey.closes, language)), typed)

    const seen = await findVersion(c, Number(typed['version']))
    if (!seen) return again(words.form.stale, answered)
    const given = seen.questions.map((question) => [question.id, asAnswer(question, typed[question.id])])
    const parsed = answersTo(seen).safeParse(Object.fromEntries(given))
    if (!parsed.success) {
      const wrong = errorsOf(parsed.error).map(({ pointer, code }) => [
        pointer.split('/')[1],
        wordsOf(c).errors[code] ?? code,
      ])
      const errors = { title: words.errorPrefix, fields: Object.fromEntries(wrong) }
      return surveyPage(c, survey, { values: typed, errors }, 422)
    }
    if (token.age < HASTE) return again(words.form.haste, typed)
    await count(c, c.env.FILINGS)
    const isStored = await respond(c.var, seen, { answers: parsed.data, language, key: token.key })
    // A new token: sending this page again is a response of its own.
    return isStored
      ? c.redirect(address(language, '/surveys/thanks/'), 303)
      : again(wordsOf(c).already, answered)
  })
