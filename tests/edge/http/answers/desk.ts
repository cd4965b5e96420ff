import { read, visitor } from '../../browser.ts'
import { checkIntake, fileIntake } from '../../desk/recording.ts'
import { colleague, stepForm } from '../../desk/staff.ts'
import { pdf, sendFiles, sentOf } from '../../files/samples.ts'
import { caller, filed, NOW, step, supervisor } from '../../support.ts'
import type { Row } from './row.ts'

const atDesk = async (role: 'handler' | 'operator', one = filed()) => ({
  who: colleague(role),
  path: `/desk/cases/${(await one).caseNumber}/`,
})

/** What the desk’s pages answer. */
export const desk: Record<string, Row> = {
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
  'GET /desk/running/': {
    gives: [200, 403],
    cookie: [200],
    ask: async (at) => [
      await colleague('operator').get(`${at}/desk/running/`),
      await visitor().get(`${at}/desk/running/`),
    ],
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
}
