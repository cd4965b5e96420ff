import { env } from 'cloudflare:workers'
import { FILE_BYTES } from '#contract/files'
import { fetchFile, pdf, sendFiles, sentOf } from '../../files/samples.ts'
import { caller, filed, unreachable } from '../../support.ts'
import { broken, code, foreign, form, json, onCase } from './asking.ts'
import type { Row } from './row.ts'

/** What the API answers to everybody. */
export const api: Record<string, Row> = {
  'POST /api/complaints': {
    gives: [201, 400, 403, 413, 415, 422, 500, 503],
    ask: async () => {
      const { file, send } = caller()
      return [
        await file(),
        await send('POST', '/api/complaints', json, '{'),
        await file({}, foreign),
        await send('POST', '/api/complaints', json, 'x'.repeat(300_000)),
        await send('POST', '/api/complaints', form, 'x'),
        await file({ story: 'short' }),
        await caller({ bindings: broken() }).file(),
        await caller({ bindings: unreachable() }).file(),
      ]
    },
  },
  'GET /api/complaints/:caseNumber': {
    gives: [200, 404],
    ask: async () => {
      const one = await filed()
      const path = `/api/complaints/${one.caseNumber}`
      return [await caller().send('GET', path, code(one)), await caller().send('GET', path)]
    },
  },
  'GET /api/complaints/:caseNumber/export': {
    gives: [200, 404],
    ask: async () => {
      const one = await filed()
      const path = `/api/complaints/${one.caseNumber}/export`
      return [await caller().send('GET', path, code(one)), await caller().send('GET', path)]
    },
  },
  'POST /api/complaints/:caseNumber/messages': {
    gives: [201, 404, 422],
    ask: onCase('messages', { text: 'Hello.' }, { text: '' }),
  },
  'POST /api/complaints/:caseNumber/files': {
    gives: [201, 404, 413, 415, 422],
    ask: async () => {
      const one = await filed()
      const who = caller()
      const large = { name: 'large.pdf', content: new Uint8Array(FILE_BYTES + 1) }
      return [
        await sendFiles(who, one, [{ name: 'scan.pdf', content: pdf('x') }]),
        await sendFiles(who, { ...one, accessCode: 'x' }, []),
        await sendFiles(who, one, [large]),
        await sendFiles(who, one, [], json),
        await sendFiles(who, one, [{ name: 'notes.txt', content: 'x' }]),
      ]
    },
  },
  'GET /api/complaints/:caseNumber/files/:id': {
    gives: [200, 404],
    isFile: true,
    ask: async () => {
      const one = await filed()
      const who = caller()
      const sent = await sentOf(await sendFiles(who, one, [{ name: 'scan.pdf', content: pdf('x') }]))
      return [await fetchFile(who, one, sent.files[0]?.id ?? ''), await fetchFile(who, one, 'none')]
    },
  },
  'POST /api/complaints/:caseNumber/actions': {
    gives: [404, 409, 422],
    ask: onCase('actions', { action: 'accept', version: 1 }, { action: 'dance' }),
  },
  'POST /api/complaints/:caseNumber/erasure': {
    gives: [202, 404, 409],
    ask: async () => {
      const one = await filed()
      const path = `/api/complaints/${one.caseNumber}/erasure`
      const { act, send } = caller()
      const open = await send('POST', path, code(one))
      await act(one, { action: 'withdraw', version: 1 })
      return [open, await send('POST', path, code(one)), await send('POST', path)]
    },
  },
  'PATCH /api/complaints/:caseNumber/contact': {
    gives: [200, 404, 422],
    ask: async () => {
      const one = await filed()
      const send = (body: string, headers = {}) =>
        caller().send('PATCH', `/api/complaints/${one.caseNumber}/contact`, { ...json, ...headers }, body)
      return [
        await send('{"name":"Li Na"}', code(one)),
        await send('{"email":"x"}', code(one)),
        await send('{"name":"Li Na"}'),
      ]
    },
  },
  'GET /api/surveys/:id': {
    gives: [200, 404],
    ask: async () => [
      await caller().send('GET', '/api/surveys/2026-q4'),
      await caller().send('GET', '/api/surveys/none'),
    ],
  },
  'POST /api/surveys/:id/responses': {
    gives: [201, 422],
    ask: async () => [
      await caller().sendJson('/api/surveys/2026-q4/responses', {
        version: 1,
        answers: { overall: 1, recommend: 1 },
        language: 'en',
      }),
      await caller().sendJson('/api/surveys/2026-q4/responses', {
        version: 1,
        answers: {},
        language: 'en',
      }),
    ],
  },
  'GET /api/health': {
    gives: [200, 503],
    ask: async () => {
      await env.DB.prepare('delete from jobs').run()
      return [
        await caller().send('GET', '/api/health'),
        await caller({ bindings: unreachable() }).send('GET', '/api/health'),
      ]
    },
  },
  'GET /api/openapi.json': {
    gives: [200],
    ask: async () => [await caller().send('GET', '/api/openapi.json')],
  },
}
