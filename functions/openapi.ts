import * as z from 'zod/mini'
import { Action, ContactChange, Filed, NewMessage } from '#contract/complaints'
import { FILE_BYTES, FILES_A_CASE, FILES_A_SENDING } from '#contract/files'
import { filingSchema } from './complaints/filing/filing-schema.ts'
import { CaseRecord } from './complaints/record/record-contract.ts'
import { CaseView, FilesSent, Standing } from './complaints/view-contract.ts'
import { version } from './content.ts'
import { ERRORS_TOLD, problemTypes } from './http/problem.ts'
import { desk } from './openapi-desk.ts'
import { others } from './openapi-others.ts'
import {
  always,
  attachment,
  body,
  caseNumber,
  fileId,
  idempotencyKey,
  json,
  onCase,
  received,
  refused,
  staffToken,
  withBody,
} from './openapi-parts.ts'

const Problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  instance: z.string(),
  detail: z.string(),
  errors: z.optional(
    z.array(z.strictObject({ pointer: z.string(), code: z.string() })).check(z.maxLength(ERRORS_TOLD)),
  ),
})

const accessCode = [{ accessCode: [] }]
/** A part of a multipart body has no schema of its own in OpenAPI: every field of it is a file. */
const filesBody = {
  required: true,
  content: {
    'multipart/form-data': {
      schema: { type: 'object', additionalProperties: { type: 'string', format: 'binary' } },
    },
  },
}
/** OpenAPI 3.1, from the schemas that validate: what is offered at `now` stands in it as enum or const. */
export const openapi = (now: number) => ({
  openapi: '3.1.0',
  info: { title: 'Mingjing', version, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
  servers: [{ url: '/' }],
  paths: {
    '/api/complaints': {
      post: {
        operationId: 'fileComplaint',
        summary: 'File a complaint',
        security: [],
        parameters: [idempotencyKey],
        requestBody: body(filingSchema(now)),
        responses: {
          201: {
            description: 'Filed. The access code is shown once.',
            headers: { Location: { schema: { type: 'string' } } },
            content: json(received(Filed)),
          },
          ...refused(withBody, { 422: ['invalid', 'key-reused'] }, always),
        },
      },
    },
    '/api/complaints/{caseNumber}': {
      get: {
        operationId: 'findComplaint',
        summary: 'Follow a case',
        security: accessCode,
        parameters: [caseNumber],
        responses: {
          200: { description: 'The case as its complainant sees it.', content: json(received(CaseView)) },
          ...refused(onCase, always),
        },
      },
    },
    '/api/complaints/{caseNumber}/export': {
      get: {
        operationId: 'exportComplaint',
        summary: 'Everything held on a case that is its complainant’s to see',
        security: accessCode,
        parameters: [caseNumber],
        responses: {
          200: { description: 'The whole record.', content: json(received(CaseRecord)) },
          ...refused(onCase, always),
        },
      },
    },
    '/api/complaints/{caseNumber}/messages': {
      post: {
        operationId: 'writeMessage',
        summary: 'Write on a case',
        security: accessCode,
        parameters: [caseNumber, idempotencyKey],
        requestBody: body(NewMessage),
        responses: {
          201: { description: 'Written.', content: json(received(Standing)) },
          ...refused(
            onCase,
            withBody,
            { 409: ['not-allowed-now', 'stale'], 422: ['invalid', 'key-reused'] },
            always,
          ),
        },
      },
    },
    '/api/complaints/{caseNumber}/files': {
      post: {
        operationId: 'sendFiles',
        summary: `Send files, one a part: at most ${FILES_A_SENDING} of ${FILE_BYTES} bytes, ${FILES_A_CASE} a case; all of them are taken, or none`,
        security: accessCode,
        parameters: [caseNumber, idempotencyKey],
        requestBody: filesBody,
        responses: {
          201: { description: 'One message with these files.', content: json(received(FilesSent)) },
          ...refused(
            onCase,
            withBody,
            { 409: ['not-allowed-now', 'stale'], 422: ['invalid', 'key-reused'] },
            always,
          ),
        },
      },
    },
    '/api/complaints/{caseNumber}/files/{id}': {
      get: {
        operationId: 'fetchFile',
        summary: 'A file of the case, without its metadata, as an attachment',
        security: accessCode,
        parameters: [caseNumber, fileId],
        responses: {
          200: { description: 'The file.', content: attachment },
          ...refused(onCase, always),
        },
      },
    },
    '/api/complaints/{caseNumber}/actions': {
      post: {
        operationId: 'takeAction',
        summary: 'Take a step on a case',
        security: accessCode,
        parameters: [caseNumber],
        requestBody: body(Action),
        responses: {
          200: { description: 'Taken.', content: json(received(Standing)) },
          ...refused(onCase, withBody, { 409: ['not-allowed-now', 'stale'], 422: ['invalid'] }, always),
        },
      },
    },
    '/api/complaints/{caseNumber}/erasure': {
      post: {
        operationId: 'askErasure',
        summary: 'Have the words, files and contact data of a closed case erased',
        security: accessCode,
        parameters: [caseNumber],
        responses: {
          202: {
            description: 'Asked, now or before. It is done within 24 hours and shows in the history.',
            content: json(received(Standing)),
          },
          ...refused(onCase, { 409: ['not-allowed-now', 'stale'] }, always),
        },
      },
    },
    '/api/complaints/{caseNumber}/contact': {
      patch: {
        operationId: 'correctContact',
        summary: 'Correct the contact data of a case',
        security: accessCode,
        parameters: [caseNumber],
        requestBody: body(ContactChange),
        responses: {
          200: {
            description:
              'Corrected, as JSON Merge Patch has it: what is not named stays, null removes. A new e-mail address is unconfirmed.',
            content: json(received(Standing)),
          },
          ...refused(onCase, withBody, { 409: ['not-allowed-now', 'stale'], 422: ['invalid'] }, always),
        },
      },
    },
    ...desk(now),
    ...others,
  },
  components: {
    schemas: { Problem: { ...received(Problem), 'x-types': problemTypes } },
    securitySchemes: {
      accessCode: { type: 'http', scheme: 'bearer', description: 'The access code on the receipt.' },
      staffToken,
    },
  },
})
