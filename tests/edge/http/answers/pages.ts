import { sendForm, track, visitor, written } from '../../browser.ts'
import { pdf, sendFiles, sentOf } from '../../files/samples.ts'
import { codeIn, portalWithMail } from '../../mail/codes.ts'
import { caller, filed, ORIGIN, unreachable } from '../../support.ts'
import { anyStopToken, broken, foreign, form, withCase, withReceipt } from './asking.ts'
import type { Row } from './row.ts'

/** What the pages of customers answer. */
export const pages: Record<string, Row> = {
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
}
