import { Filed } from '#contract/complaints'
import { You } from './desk/api/contract.ts'
import { intakeSchema } from './desk/api/intake-schema.ts'
import { CasesByCause, CasesFound, HandedOver, Holders, OpenWarnings } from './desk/api/lists-contract.ts'
import { NewHandOver, NewSearch } from './desk/api/lists-schema.ts'
import { Causes } from './desk/causes/contract.ts'
import { deskCases } from './openapi-desk-cases.ts'
import {
  body,
  bodyWithFiles,
  forStaff,
  idempotencyKey,
  json,
  queries,
  received,
  refused,
  staffOnly,
  withBody,
} from './openapi-parts.ts'

/** The calls of staff, which are the verbs of the desk's pages. */
export const desk = (now: number) => ({
  '/api/desk/you': {
    get: {
      operationId: 'whoAmI',
      summary: 'Who the desk takes you for',
      security: staffOnly,
      responses: { 200: { description: 'You.', content: json(received(You)) }, ...refused(forStaff) },
    },
  },
  ...deskCases,
  '/api/desk/find': {
    post: {
      operationId: 'findCases',
      summary: 'Find cases by number, e-mail address, telephone number or order; that you looked is recorded',
      security: staffOnly,
      requestBody: body(NewSearch),
      responses: {
        200: { description: 'The latest of them.', content: json(received(CasesFound)) },
        ...refused(withBody, { 422: ['invalid'] }, forStaff),
      },
    },
  },
  '/api/desk/alerts': {
    get: {
      operationId: 'readAlerts',
      summary: 'Open early warnings of all cases, the oldest first',
      security: staffOnly,
      responses: {
        200: { description: 'The oldest of them.', content: json(received(OpenWarnings)) },
        ...refused(forStaff),
      },
    },
  },
  '/api/desk/causes': {
    get: {
      operationId: 'readCauses',
      summary: 'Causes, and the items that stop them, with their cases',
      security: staffOnly,
      parameters: queries(Causes.shape),
      responses: {
        200: { description: 'All causes, and the cases of one.', content: json(received(CasesByCause)) },
        ...refused(forStaff),
      },
    },
  },
  '/api/desk/intake': {
    post: {
      operationId: 'recordComplaint',
      summary: 'Record a complaint that came by telephone, by letter or in person, with its papers',
      security: staffOnly,
      parameters: [idempotencyKey],
      requestBody: bodyWithFiles('complaint', intakeSchema(now)),
      responses: {
        201: {
          description: 'Filed. The access code is shown once, for the complainant.',
          headers: { Location: { schema: { type: 'string' } } },
          content: json(received(Filed)),
        },
        ...refused(withBody, { 422: ['invalid', 'key-reused'] }, forStaff),
      },
    },
  },
  '/api/desk/hand-over': {
    get: {
      operationId: 'readHolders',
      summary: 'Whose cases can be handed over',
      security: staffOnly,
      responses: {
        200: { description: 'All who hold any.', content: json(received(Holders)) },
        ...refused(forStaff),
      },
    },
    post: {
      operationId: 'handOver',
      summary: 'Hand over what a colleague holds, a lot at a time; for supervisors and executives',
      security: staffOnly,
      requestBody: body(NewHandOver),
      responses: {
        200: { description: 'Handed over.', content: json(received(HandedOver)) },
        ...refused(withBody, { 422: ['invalid'] }, forStaff),
      },
    },
  },
})
