import { Standing } from '#contract/complaints'
import { DeskCase, DeskQueue, You } from './desk/api/contract.ts'
import { StaffAction } from './desk/contract.ts'
import { Queue } from './desk/queue.ts'
import {
  attachment,
  body,
  caseNumber,
  fileId,
  forStaff,
  idempotencyKey,
  json,
  onCase,
  received,
  refused,
  withBody,
} from './openapi-parts.ts'

export const staffToken = {
  type: 'apiKey',
  in: 'header',
  name: 'Cf-Access-Jwt-Assertion',
  description:
    'The token of Cloudflare Access, for an address that the list of staff knows. Whoever else calls hears 403, whatever they ask for.',
}
const security = [{ staffToken: [] }]

const filters = Object.entries(Queue.shape).map(([name, schema]) => ({
  name,
  in: 'query',
  required: false,
  schema: received(schema),
}))

/** The calls of staff, which are the verbs of the desk's pages. */
export const desk = {
  '/api/desk/you': {
    get: {
      operationId: 'whoAmI',
      summary: 'Who the desk takes you for',
      security,
      responses: { 200: { description: 'You.', content: json(received(You)) }, ...refused(forStaff) },
    },
  },
  '/api/desk/cases': {
    get: {
      operationId: 'readQueue',
      summary:
        'The cases that wait for somebody, the next deadline first; what a filter does not know it leaves out',
      security,
      parameters: filters,
      responses: {
        200: { description: 'One page of the queue.', content: json(received(DeskQueue)) },
        ...refused(forStaff),
      },
    },
  },
  '/api/desk/cases/{caseNumber}': {
    get: {
      operationId: 'openCase',
      summary: 'A case as colleagues see it; that you opened it is recorded',
      security,
      parameters: [caseNumber],
      responses: {
        200: { description: 'The case.', content: json(received(DeskCase)) },
        ...refused(onCase, forStaff),
      },
    },
  },
  '/api/desk/cases/{caseNumber}/files/{id}': {
    get: {
      operationId: 'fetchCaseFile',
      summary: 'A file of the case, without its metadata, as an attachment',
      security,
      parameters: [caseNumber, fileId],
      responses: {
        200: { description: 'The file.', content: attachment },
        ...refused(onCase, forStaff),
      },
    },
  },
  '/api/desk/cases/{caseNumber}/actions': {
    post: {
      operationId: 'takeStaffAction',
      summary: 'Take a step on a case; it is taken at once, with no page to check it on',
      security,
      parameters: [caseNumber, idempotencyKey],
      requestBody: body(StaffAction),
      responses: {
        200: { description: 'Taken.', content: json(received(Standing)) },
        ...refused(
          onCase,
          withBody,
          { 409: ['not-allowed-now', 'stale'], 422: ['invalid', 'key-reused'] },
          forStaff,
        ),
      },
    },
  },
}
