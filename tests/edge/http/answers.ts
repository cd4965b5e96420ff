import { env } from 'cloudflare:workers'
import { FILE_BYTES } from '#contract/files'
import { stopToken } from '../../../functions/complaints/contact/stop-token.ts'
import { fileByForm, read, sendForm, track, type Visitor, visitor, written } from '../browser.ts'
import { checkIntake, fileIntake } from '../desk/recording.ts'
import { colleague, program, stepForm } from '../desk/staff.ts'
import { fetchFile, pdf, sendFiles, sentOf } from '../files/samples.ts'
import { codeIn, portalWithMail } from '../mail/codes.ts'
import {
  type Case,
  caller,
  complaint,
  filed,
  means,
  NOW,
  ORIGIN,
  step,
  supervisor,
  unreachable,
} from '../support.ts'

export type Row = {
  gives: number[]
  ask: (prefix: string) => Promise<Response[]>
  cookie?: number[]
  /** What comes with 200 is no page of ours, and may do nothing at all. */
  isFile?: true
}

const atDesk = async (role: 'handler' | 'operator', one = filed()) => ({
  who: colleague(role),
  path: `/desk/cases/${(await one).caseNumber}/`,
})

const json = { 'Content-Type': 'application/json' }
const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const foreign = { Origin: 'https://elsewhere.test' }
const broken = () => ({ ...(env as Env), KEYS: 'broken' })

async function withReceipt(prefix: string): Promise<Visitor> {
  const who = visitor()
  await fileByForm(who, {}, prefix)
  return who
}
async function withCase(): Promise<Visitor> {
  const who = visitor()
  await track(who, await filed())
  return who
}
const anyStopToken = async () =>
  stopToken(means(NOW).ring, { number: (await filed()).caseNumber, version: 1 })
const code = (one: Case) => ({ Authorization: `Bearer ${one.accessCode}` })
/** A call that keeps the rules, and one that breaks them, at a place of a case. */
const onCase = (place: string, good: unknown, bad: unknown) => async () => {
  const one = await filed()
  const path = `/api/complaints/${one.caseNumber}/${place}`
  const { sendJson } = caller()
  return [
    await sendJson(path, good, code(one)),
    await sendJson(path, bad, code(one)),
    await sendJson(path, good),
  ]
}

/** Every route of the Worker, with every answer it is asked for here. A route without a row fails below. */
export const table: Record<string, Row> = {
  'GET /complaints/new/': {
    gives: [200, 500],
    ask: async (at) => [
      await visitor().get(`${at}/complaints/new/`),
      await visitor({ bindings: broken() }).get(`${at}/complaints/new/`),
    ],
  },
  'POST /complaints/new/': {
    gives: [200, 303, 403, 413, 415, 422, 503],
    cookie: [303],
    ask: async (at) => {
      const path = `${at}/complaints/new/`
      const who = visitor()
      const { fields } = await who.open(path)
      return [
        await who.post(path, { ...fields, ...written }),
        await sendForm(who, { ...fields, ...written }, at),
        await who.post(path, fields, foreign),
        await who.post(path, { ...fields, story: 'x'.repeat(300_000) }),
        await who.send('POST', path, { Origin: ORIGIN }, 'x'),
        await who.post(path, { ...fields, story: 'short' }),
        await visitor({ at: who.clock.now, bindings: unreachable() }).post(path, { ...fields, ...written }),
      ]
    },
  },
  'GET /complaints/new/check/': {
    gives: [303],
    ask: async (at) => [await visitor().get(`${at}/complaints/new/check/`)],
  },
  'GET /complaints/receipt/': {
    gives: [200, 404],
    ask: async (at) => [
      await (await withReceipt(at)).get(`${at}/complaints/receipt/`),
      await visitor().get(`${at}/complaints/receipt/`),
    ],
  },
  'GET /complaints/receipt.txt': {
    gives: [200, 404],
    ask: async (at) => [
      await (await withReceipt(at)).get(`${at}/complaints/receipt.txt`),
      await visitor().get(`${at}/complaints/receipt.txt`),
    ],
  },
  'POST /complaints/receipt/': {
    gives: [303, 403, 422],
    cookie: [303],
    ask: async (at) => {
      const who = await withReceipt(at)
      const path = `${at}/complaints/receipt/`
      const { fields } = await who.open(path)
      return [
        await who.post(path, { saved: 'yes' }),
        await who.post(path, fields),
        await who.post(path, { ...fields, saved: 'yes' }),
      ]
    },
  },
  'GET /complaints/track/': {
    gives: [200],
    ask: async (at) => [await visitor().get(`${at}/complaints/track/`)],
  },
  'POST /complaints/track/': {
    gives: [303, 404, 422],
    cookie: [303],
    ask: async (at) => {
      const path = `${at}/complaints/track/`
      const who = visitor()
      const { fields } = await who.open(path)
      const one = await filed()
      const known = { ...fields, number: one.caseNumber, code: one.accessCode }
      return [
        await who.post(path, known),
        await who.post(path, { ...known, code: 'x' }),
        await who.post(path, fields),
      ]
    },
  },
  'GET /complaints/case/': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await (await withCase()).get(`${at}/complaints/case/`),
      await visitor().get(`${at}/complaints/case/`),
    ],
  },
  'GET /complaints/case/confirm/': {
    gives: [303],
    ask: async (at) => [await visitor().get(`${at}/complaints/case/confirm/`)],
  },
  'GET /complaints/case/export.json': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await (await withCase()).get(`${at}/complaints/case/export.json`),
      await visitor().get(`${at}/complaints/case/export.json`),
    ],
  },
  'GET /complaints/case/export/': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await (await withCase()).get(`${at}/complaints/case/export/`),
      await visitor().get(`${at}/complaints/case/export/`),
    ],
  },
  'POST /complaints/case/': {
    gives: [200, 303, 403, 409, 422],
    cookie: [200, 303, 409, 422],
    ask: async (at) => {
      const who = await withCase()
      const path = `${at}/complaints/case/`
      const { token = '', case: number = '', version = '' } = (await who.open(path)).fields
      return [
        await who.post(path, { token, case: number, version, action: 'withdraw' }),
        await who.post(path, { token, case: number, action: 'message', text: '' }),
        await who.post(path, { token: 'x', case: number, action: 'message', text: 'Hello.' }),
        await visitor().post(path, {}),
        await who.post(path, { token, case: number, action: 'leave' }),
      ]
    },
  },
  'GET /complaints/case/contact/': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await (await withCase()).get(`${at}/complaints/case/contact/`),
      await visitor().get(`${at}/complaints/case/contact/`),
    ],
  },
  'POST /complaints/case/contact/': {
    gives: [303, 403, 409, 422],
    cookie: [409, 422],
    ask: async (at) => {
      const who = await withCase()
      const path = `${at}/complaints/case/contact/`
      const { fields } = await who.open(path)
      const correct = { ...fields, action: 'correct' }
      return [
        await who.post(path, { ...correct, name: 'Li Na' }),
        await who.post(path, { ...correct, email: 'x' }),
        await who.post(path, { ...correct, token: 'x' }),
        await visitor().post(path, correct),
      ]
    },
  },
  'GET /complaints/renew/': {
    gives: [200],
    ask: async (at) => [await visitor().get(`${at}/complaints/renew/`)],
  },
  'POST /complaints/renew/': {
    gives: [303, 303, 422, 422],
    cookie: [303],
    ask: async (at) => {
      const { box, ...mailing } = portalWithMail()
      const { one, email } = await mailing.filed()
      const who = mailing.visitor()
      const path = `${at}/complaints/renew/`
      const { token = '' } = (await who.open(path)).fields
      const asked = { token, number: one.caseNumber, email, action: 'ask' }
      return [
        await who.post(path, { ...asked, email: '' }),
        await who.post(path, asked),
        await who.post(path, { token, once: 'x', action: 'renew' }),
        await who.post(path, { token, once: codeIn(box), action: 'renew' }),
      ]
    },
  },
  'GET /complaints/mail/stop/': {
    gives: [200, 404],
    ask: async (at) => [
      await visitor().get(`${at}/complaints/mail/stop/?t=${await anyStopToken()}`),
      await visitor().get(`${at}/complaints/mail/stop/`),
    ],
  },
  'POST /complaints/mail/stop/': {
    gives: [200, 200, 403, 404],
    ask: async (at) => {
      const path = `${at}/complaints/mail/stop/`
      const t = await anyStopToken()
      return [
        await visitor().post(path, { t }),
        await visitor().send('POST', `${path}?t=${t}`, form, 'List-Unsubscribe=One-Click'),
        await visitor().post(path, { t }, foreign),
        await visitor().post(path, { t: 'x' }),
      ]
    },
  },
  'GET /surveys/thanks/': { gives: [200], ask: async (at) => [await visitor().get(`${at}/surveys/thanks/`)] },
  'GET /surveys/:id/': {
    gives: [200, 404],
    ask: async (at) => [
      await visitor().get(`${at}/surveys/2026-q4/`),
      await visitor().get(`${at}/surveys/none/`),
    ],
  },
  'POST /surveys/:id/': {
    gives: [303, 422],
    ask: async (at) => {
      const who = visitor()
      const { fields } = await who.open(`${at}/surveys/2026-q4/`)
      return [
        await who.post(`${at}/surveys/2026-q4/`, fields),
        await who.post(`${at}/surveys/2026-q4/`, { ...fields, overall: '3', recommend: '3' }),
      ]
    },
  },
  'GET /desk/': {
    gives: [200, 303, 403],
    cookie: [200, 303],
    ask: async (at) => [
      await colleague('handler').get(`${at}/desk/`),
      await colleague('operator').get(`${at}/desk/`),
      await visitor().get(`${at}/desk/`),
    ],
  },
  'GET /desk/cases/:number/': {
    gives: [200, 403, 404],
    cookie: [200, 404],
    ask: async (at) => {
      const { who, path } = await atDesk('handler')
      return [
        await who.get(`${at}${path}`),
        await visitor().get(`${at}${path}`),
        await who.get(`${at}/desk/cases/none/`),
      ]
    },
  },
  'POST /desk/cases/:number/': {
    gives: [200, 303, 403, 409, 415, 422],
    cookie: [200, 303, 409, 415, 422],
    ask: async (at) => {
      const { who, path } = await atDesk('handler')
      const page = await who.open(`${at}${path}`)
      const note = stepForm(page, 'note', { text: 'A note.' })
      const reply = stepForm(page, 'respond', { text: 'An answer.' })
      return [
        await who.post(`${at}${path}`, reply),
        await who.post(`${at}${path}`, stepForm(page, 'note', { text: '' })),
        await who.post(`${at}${path}`, note),
        await who.post(`${at}${path}`, { ...reply, answer: 'go' }),
        await visitor().post(`${at}${path}`, note),
        await who.send('POST', `${at}${path}`, { Origin: 'http://localhost' }, 'x'),
      ]
    },
  },
  'GET /desk/cases/:number/files/:id': {
    gives: [200, 403, 404],
    cookie: [200, 403, 404],
    isFile: true,
    ask: async (at) => {
      const one = await filed()
      const sent = await sentOf(await sendFiles(caller(), one, [{ name: 'scan.pdf', content: pdf('x') }]))
      const path = `${at}/desk/cases/${one.caseNumber}/files`
      return [
        await colleague('handler').get(`${path}/${sent.files[0]?.id}`),
        await colleague('assessor').get(`${path}/${sent.files[0]?.id}`),
        await colleague('handler').get(`${path}/none`),
      ]
    },
  },
  'GET /desk/causes/': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await colleague('assessor').get(`${at}/desk/causes/?cause=process`),
      await visitor().get(`${at}/desk/causes/`),
    ],
  },
  'GET /desk/alerts/': {
    gives: [200, 403],
    cookie: [200, 403],
    ask: async (at) => [
      await colleague('handler').get(`${at}/desk/alerts/`),
      await colleague('assessor').get(`${at}/desk/alerts/`),
    ],
  },
  'GET /desk/hand-over/': {
    gives: [200, 403],
    cookie: [200, 403],
    ask: async (at) => [
      await colleague('supervisor').get(`${at}/desk/hand-over/`),
      await colleague('handler').get(`${at}/desk/hand-over/`),
    ],
  },
  'POST /desk/hand-over/': {
    gives: [200, 303, 403, 415, 422],
    cookie: [200, 303, 403, 415, 422],
    ask: async (at) => {
      const who = colleague('supervisor')
      const path = `${at}/desk/hand-over/`
      const { caseNumber } = await filed()
      await step(caseNumber, { step: 'assign', assignee: 'nobody-any-more' }, supervisor, NOW)
      const { fields } = await who.open(path)
      const chosen = { ...fields, from: 'nobody-any-more', to: 'handler' }
      return [
        await who.post(path, chosen),
        await who.post(path, { ...chosen, to: '' }),
        await who.post(path, { ...chosen, token: 'x' }),
        await who.post(path, { ...chosen, answer: 'go' }),
        await who.send('POST', path, { Origin: 'http://localhost' }, 'x'),
      ]
    },
  },
  'GET /desk/cases/:number/file/': {
    gives: [200, 404],
    cookie: [200, 404],
    ask: async (at) => {
      const { who, path } = await atDesk('handler')
      return [await who.get(`${at}${path}file/`), await who.get(`${at}/desk/cases/none/file/`)]
    },
  },
  'GET /desk/cases/:number/file.json': {
    gives: [200, 404],
    cookie: [200, 404],
    ask: async (at) => {
      const { who, path } = await atDesk('handler')
      return [await who.get(`${at}${path}file.json`), await who.get(`${at}/desk/cases/none/file.json`)]
    },
  },
  'GET /desk/find/': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await colleague('supervisor').get(`${at}/desk/find/`),
      await visitor().get(`${at}/desk/find/`),
    ],
  },
  'POST /desk/find/': {
    gives: [200, 303, 403, 415, 422],
    cookie: [200, 303, 403, 415, 422],
    ask: async (at) => {
      const who = colleague('handler')
      const { fields } = await who.open(`${at}/desk/find/`)
      const find = (what: string) => who.post(`${at}/desk/find/`, { ...fields, what })
      return [
        await find('nobody@nowhere.test'),
        await find((await filed()).caseNumber),
        await find(''),
        await who.post(`${at}/desk/find/`, { what: 'x' }),
        await who.send('POST', `${at}/desk/find/`, { Origin: 'http://localhost' }, 'x'),
      ]
    },
  },
  'GET /desk/intake/': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await colleague('handler').get(`${at}/desk/intake/`),
      await visitor().get(`${at}/desk/intake/`),
    ],
  },
  'POST /desk/intake/': {
    gives: [200, 303, 403, 415, 422],
    cookie: [200, 303, 403, 415, 422],
    ask: async (at) => {
      const who = colleague('handler')
      const check = await checkIntake(who, {}, at)
      return [
        check,
        await who.post(`${at}/desk/intake/`, { ...(await read(check.clone())).fields, answer: 'go' }),
        await who.post(`${at}/desk/intake/`, {}),
        await who.send('POST', `${at}/desk/intake/`, { Origin: 'http://localhost' }, 'x'),
        await checkIntake(who, { story: '' }, at),
      ]
    },
  },
  'GET /desk/intake/check/': {
    gives: [303],
    cookie: [303],
    ask: async (at) => [await colleague('handler').get(`${at}/desk/intake/check/`)],
  },
  'GET /desk/intake/receipt/': {
    gives: [200, 404],
    cookie: [200, 404],
    ask: async (at) => {
      const who = colleague('handler')
      const answer = await fileIntake(who, {}, at)
      return [
        await who.get(answer.headers.get('Location') ?? ''),
        await who.get(`${at}/desk/intake/receipt/`),
      ]
    },
  },
  'POST /desk/intake/receipt/': {
    gives: [303, 403],
    cookie: [303, 403],
    ask: async (at) => {
      const who = colleague('handler')
      const path = `${at}/desk/intake/receipt/`
      const { fields } = await who.open((await fileIntake(who, {}, at)).headers.get('Location') ?? '')
      return [await who.post(path, fields), await who.post(path, { ...fields, token: 'x' })]
    },
  },
  'GET /desk/you/': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await colleague('operator').get(`${at}/desk/you/`),
      await visitor().get(`${at}/desk/you/`),
    ],
  },
  'POST /desk/you/': {
    gives: [303, 403],
    cookie: [303],
    ask: async (at) => [
      await colleague('handler').post(`${at}/desk/you/`, { staff: 'supervisor' }),
      await visitor().post(`${at}/desk/you/`, { staff: 'supervisor' }),
    ],
  },
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
  'GET /complaints/case/files/:id': {
    gives: [200, 403, 404],
    isFile: true,
    ask: async (at) => {
      const one = await filed()
      const sent = await sentOf(await sendFiles(caller(), one, [{ name: 'scan.pdf', content: pdf('x') }]))
      const who = visitor()
      await track(who, one)
      return [
        await who.get(`${at}/complaints/case/files/${sent.files[0]?.id}`),
        await who.get(`${at}/complaints/case/files/none`),
        await visitor().get(`${at}/complaints/case/files/none`),
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
        answers: { overall: 1, recommend: 1 },
        language: 'en',
      }),
      await caller().sendJson('/api/surveys/2026-q4/responses', { answers: {}, language: 'en' }),
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
