import { Filed, Standing } from '#contract/complaints'
import {
  DeskCase,
  DeskQueue,
  DraftSaved,
  DraftSeen,
  HandedOver,
  Holders,
  NewDraft,
  NewHandOver,
  You,
} from './desk/api/contract.ts'
import { intakeSchema } from './desk/api/intake-schema.ts'
import { StaffAction, staffActions, stepsWithFiles } from './desk/contract.ts'
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
const action = { name: 'action', in: 'path', required: true, schema: { type: 'string', enum: staffActions } }
const seen = { name: 'seen', in: 'query', required: true, schema: received(DraftSeen.shape.seen) }

const step = body(StaffAction)
/** As JSON, or with files: then the JSON is the part `action`, and every part behind it is a file. */
const stepWithFiles = {
  ...step,
  content: {
    ...step.content,
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { action: step.content['application/json'].schema },
        required: ['action'],
        additionalProperties: { type: 'string', format: 'binary' },
      },
    },
  },
}

/** The calls of staff, which are the verbs of the desk's pages. */
export const desk = (now: number) => ({
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
      summary: `Take a step on a case, at once, with no page to check it on; ${stepsWithFiles.join(', ')} may bring files`,
      security,
      parameters: [caseNumber, idempotencyKey],
      requestBody: stepWithFiles,
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
  '/api/desk/cases/{caseNumber}/drafts/{action}': {
    put: {
      operationId: 'saveDraft',
      summary: 'Save a reply that you have begun; it stands in the boxes of your case page',
      security,
      parameters: [caseNumber, action],
      requestBody: body(NewDraft),
      responses: {
        200: { description: 'Saved.', content: json(received(DraftSaved)) },
        ...refused(onCase, withBody, { 409: ['not-allowed-now', 'stale'], 422: ['invalid'] }, forStaff),
      },
    },
    delete: {
      operationId: 'dropDraft',
      summary: 'Throw away a draft of yours, but nothing that was saved after what you have seen',
      security,
      parameters: [caseNumber, action, seen],
      responses: {
        204: { description: 'It is gone.' },
        ...refused(onCase, { 422: ['invalid'] }, forStaff),
      },
    },
  },
  '/api/desk/intake': {
    post: {
      operationId: 'recordComplaint',
      summary: 'Record a complaint that came by telephone, by letter or in person',
      security,
      parameters: [idempotencyKey],
      requestBody: body(intakeSchema(now)),
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
      security,
      responses: {
        200: { description: 'All who hold any.', content: json(received(Holders)) },
        ...refused(forStaff),
      },
    },
    post: {
      operationId: 'handOver',
      summary: 'Hand over what a colleague holds, a lot at a time; for supervisors and executives',
      security,
      requestBody: body(NewHandOver),
      responses: {
        200: { description: 'Handed over.', content: json(received(HandedOver)) },
        ...refused(withBody, { 422: ['invalid'] }, forStaff),
      },
    },
  },
})
