import * as z from 'zod/mini'
import { Survey, SurveyResponse } from '#contract/surveys'
import { triggerNames } from './jobs/triggers.ts'
import { always, body, json, onCase, received, refused, withBody } from './openapi-parts.ts'

const Health = z.strictObject({
  ok: z.boolean(),
  version: z.string(),
  database: z.boolean(),
  /** When each cron trigger last ran; null before its first run. */
  triggers: z.strictObject({ minute: z.nullable(z.iso.datetime()), five: z.nullable(z.iso.datetime()) }),
  jobs: z.array(
    z.strictObject({
      name: z.string(),
      trigger: z.enum(triggerNames),
      lastRun: z.iso.datetime(),
      done: z.int(),
      failed: z.int(),
    }),
  ),
  /** Mail and notices that nobody took for a day, in the last week; absent while D1 does not answer. */
  undelivered: z.optional(z.strictObject({ customers: z.int(), staff: z.int() })),
})

const surveyId = { name: 'id', in: 'path', required: true, schema: { type: 'string' } }

/** The calls that are not about a case. */
export const others = {
  '/api/surveys/{id}': {
    get: {
      operationId: 'findSurvey',
      summary: 'A survey and its questions, in the version that is asked today',
      security: [],
      parameters: [surveyId],
      responses: {
        200: { description: 'The survey.', content: json(received(Survey)) },
        ...refused(onCase, always),
      },
    },
  },
  '/api/surveys/{id}/responses': {
    post: {
      operationId: 'answerSurvey',
      summary: 'Answer a survey, in the version that was seen',
      security: [],
      parameters: [surveyId],
      requestBody: body(SurveyResponse),
      responses: {
        201: {
          description: 'Stored.',
          content: json({ type: 'object', properties: { ok: { const: true } }, required: ['ok'] }),
        },
        ...refused(onCase, withBody, { 409: ['not-allowed-now'], 422: ['invalid'] }, always),
      },
    },
  },
  '/api/health': {
    get: {
      operationId: 'health',
      summary: 'Whether the portal answers and its cron triggers run',
      security: [],
      responses: {
        200: { description: 'Well.', content: json(received(Health)) },
        503: {
          description:
            'D1 does not answer, or the last run of the minute trigger is over 5 minutes old, or that of the five-minute trigger over 15.',
          content: json(received(Health)),
        },
      },
    },
  },
}
