import { Standing } from './complaints/view-contract.ts'
import { DeskCase, DeskQueue, DraftSaved } from './desk/api/contract.ts'
import { DraftSeen, NewDraft } from './desk/api/draft-schema.ts'
import { Playbooks } from './desk/api/lists-contract.ts'
import { StaffAction, staffActions, stepsWithFiles } from './desk/contract.ts'
import { CaseFile } from './desk/file/contract.ts'
import { Queue } from './desk/queue.ts'
import {
  attachment,
  body,
  bodyWithFiles,
  caseNumber,
  fileId,
  forStaff,
  idempotencyKey,
  json,
  onCase,
  queries,
  received,
  refused,
  staffOnly,
  withBody,
} from './openapi-parts.ts'

const action = { name: 'action', in: 'path', required: true, schema: { type: 'string', enum: staffActions } }
const seen = { name: 'seen', in: 'query', required: true, schema: received(DraftSeen.shape.seen) }

/** What staff do with one case, and with the queue. */
export const deskCases = {
  '/api/desk/cases': {
    get: {
      operationId: 'readQueue',
      summary:
        'The cases that wait for somebody, the next deadline first; what a filter does not know it leaves out',
      security: staffOnly,
      parameters: queries(Queue.shape),
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
      security: staffOnly,
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
      security: staffOnly,
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
      security: staffOnly,
      parameters: [caseNumber, idempotencyKey],
      requestBody: bodyWithFiles('action', StaffAction),
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
  '/api/desk/cases/{caseNumber}/file': {
    get: {
      operationId: 'readCaseFile',
      summary:
        'The whole documentation of a case, as far as your role may read it; that you read it is recorded',
      security: staffOnly,
      parameters: [caseNumber],
      responses: {
        200: { description: 'The file.', content: json(received(CaseFile)) },
        ...refused(onCase, forStaff),
      },
    },
  },
  '/api/desk/cases/{caseNumber}/playbooks': {
    get: {
      operationId: 'readPlaybooks',
      summary: 'Words to begin an answer with; a step names the playbook that it began with',
      security: staffOnly,
      parameters: [caseNumber],
      responses: {
        200: { description: 'Those that fit the case.', content: json(received(Playbooks)) },
        ...refused(onCase, forStaff),
      },
    },
  },
  '/api/desk/cases/{caseNumber}/drafts/{action}': {
    put: {
      operationId: 'saveDraft',
      summary:
        'Save a reply that you have begun; it stands in the boxes of your case page, and goes when you take its step',
      security: staffOnly,
      parameters: [caseNumber, action],
      requestBody: body(NewDraft),
      responses: {
        200: { description: 'Saved.', content: json(received(DraftSaved)) },
        ...refused(onCase, withBody, { 409: ['not-allowed-now', 'stale'], 422: ['invalid'] }, forStaff),
      },
    },
    delete: {
      operationId: 'dropDraft',
      summary:
        'Throw away a draft of yours with its files, but nothing that was saved after what you have seen',
      security: staffOnly,
      parameters: [caseNumber, action, seen],
      responses: {
        204: { description: 'It is gone.' },
        ...refused(onCase, { 422: ['invalid'] }, forStaff),
      },
    },
  },
}
