import { program } from '../../desk/staff.ts'
import { pdf, sendFiles, sentOf } from '../../files/samples.ts'
import { caller, complaint, filed, NOW } from '../../support.ts'
import { foreign, form, json } from './asking.ts'
import type { Row } from './row.ts'

/** What the desk answers to programs. */
export const deskApi: Record<string, Row> = {
  'GET /api/desk/you': {
    gives: [200, 403],
    ask: async () => [
      await (await program('operator')).get('/you'),
      await caller().send('GET', '/api/desk/you'),
    ],
  },
  'GET /api/desk/cases': {
    gives: [200, 403],
    ask: async () => [
      await (await program('handler')).get('/cases'),
      await (await program('operator')).get('/cases'),
    ],
  },
  'GET /api/desk/cases/:caseNumber': {
    gives: [200, 403, 404],
    ask: async () => {
      const { caseNumber } = await filed()
      return [
        await (await program('assessor')).get(`/cases/${caseNumber}`),
        await (await program('operator')).get(`/cases/${caseNumber}`),
        await (await program('handler')).get('/cases/none'),
      ]
    },
  },
  'GET /api/desk/cases/:caseNumber/files/:id': {
    gives: [200, 403, 404],
    isFile: true,
    ask: async () => {
      const one = await filed()
      const sent = await sentOf(await sendFiles(caller(), one, [{ name: 'scan.pdf', content: pdf('x') }]))
      const place = `/cases/${one.caseNumber}/files`
      return [
        await (await program('handler')).get(`${place}/${sent.files[0]?.id}`),
        await (await program('assessor')).get(`${place}/${sent.files[0]?.id}`),
        await (await program('handler')).get(`${place}/none`),
      ]
    },
  },
  'POST /api/desk/cases/:caseNumber/actions': {
    gives: [200, 400, 403, 403, 404, 409, 413, 415, 422],
    ask: async () => {
      const { caseNumber } = await filed()
      const { act, send } = await program('handler')
      const place = `/cases/${caseNumber}/actions`
      const note = { action: 'note', version: 1, text: 'A note.' }
      return [
        await act(caseNumber, note),
        await send('POST', place, json, '{'),
        await act(caseNumber, note, foreign),
        await (await program('assessor')).act(caseNumber, note),
        await act('none', note),
        await act(caseNumber, note),
        await send('POST', place, json, 'x'.repeat(300_000)),
        await send('POST', place, form, 'x'),
        await act(caseNumber, { action: 'note', version: 1 }),
      ]
    },
  },
  'PUT /api/desk/cases/:caseNumber/drafts/:action': {
    gives: [200, 403, 404, 404, 415, 422],
    ask: async () => {
      const { caseNumber } = await filed()
      const { send } = await program('handler')
      const draft = JSON.stringify({ version: 1, boxes: { text: 'So far.' } })
      const place = `/cases/${caseNumber}/drafts`
      return [
        await send('PUT', `${place}/respond`, json, draft),
        await (await program('assessor')).send('PUT', `${place}/respond`, json, draft),
        await send('PUT', `${place}/dance`, json, draft),
        await send('PUT', '/cases/none/drafts/respond', json, draft),
        await send('PUT', `${place}/respond`, form, 'x'),
        await send('PUT', `${place}/respond`, json, '{"version":1,"boxes":{"text":" "}}'),
      ]
    },
  },
  'DELETE /api/desk/cases/:caseNumber/drafts/:action': {
    gives: [204, 403, 404, 422],
    ask: async () => {
      const place = `/cases/${(await filed()).caseNumber}/drafts/respond`
      const seen = `?seen=${new Date(NOW).toISOString()}`
      const { send } = await program('handler')
      return [
        await send('DELETE', `${place}${seen}`),
        await (await program('operator')).send('DELETE', `${place}${seen}`),
        await send('DELETE', `/cases/none/drafts/respond${seen}`),
        await send('DELETE', place),
      ]
    },
  },
  'GET /api/desk/cases/:caseNumber/file': {
    gives: [200, 403, 404],
    ask: async () => {
      const place = `/cases/${(await filed()).caseNumber}/file`
      return [
        await (await program('assessor')).get(place),
        await (await program('operator')).get(place),
        await (await program('handler')).get('/cases/none/file'),
      ]
    },
  },
  'GET /api/desk/cases/:caseNumber/playbooks': {
    gives: [200, 403, 404],
    ask: async () => {
      const place = `/cases/${(await filed()).caseNumber}/playbooks`
      return [
        await (await program('handler')).get(place),
        await (await program('assessor')).get(place),
        await (await program('handler')).get('/cases/none/playbooks'),
      ]
    },
  },
  'POST /api/desk/find': {
    gives: [200, 400, 403, 415, 422],
    ask: async () => {
      const { send } = await program('handler')
      const what = '{"what":"PO-1"}'
      return [
        await send('POST', '/find', json, what),
        await send('POST', '/find', json, '{'),
        await (await program('assessor')).send('POST', '/find', json, what),
        await send('POST', '/find', form, 'x'),
        await send('POST', '/find', json, '{"what":" "}'),
      ]
    },
  },
  'GET /api/desk/alerts': {
    gives: [200, 403],
    ask: async () => [
      await (await program('handler')).get('/alerts'),
      await (await program('assessor')).get('/alerts'),
    ],
  },
  'GET /api/desk/causes': {
    gives: [200, 403],
    ask: async () => [
      await (await program('assessor')).get('/causes'),
      await (await program('operator')).get('/causes'),
    ],
  },
  'POST /api/desk/intake': {
    gives: [201, 400, 403, 415, 422],
    ask: async () => {
      const { send } = await program('handler')
      const call = { ...complaint, channel: 'phone', arrivedAt: new Date(NOW).toISOString() }
      return [
        await send('POST', '/intake', json, JSON.stringify(call)),
        await send('POST', '/intake', json, '{'),
        await (await program('assessor')).send('POST', '/intake', json, JSON.stringify(call)),
        await send('POST', '/intake', form, 'x'),
        await send('POST', '/intake', json, JSON.stringify(complaint)),
      ]
    },
  },
  'GET /api/desk/hand-over': {
    gives: [200, 403],
    ask: async () => [
      await (await program('executive')).get('/hand-over'),
      await (await program('handler')).get('/hand-over'),
    ],
  },
  'POST /api/desk/hand-over': {
    gives: [200, 400, 403, 415, 422],
    ask: async () => {
      const { send } = await program('supervisor')
      const all = JSON.stringify({ from: 'nobody-holds', to: 'handler' })
      return [
        await send('POST', '/hand-over', json, all),
        await send('POST', '/hand-over', json, '{'),
        await (await program('handler')).send('POST', '/hand-over', json, all),
        await send('POST', '/hand-over', form, 'x'),
        await send('POST', '/hand-over', json, '{"from":"a","to":"assessor"}'),
      ]
    },
  },
}
