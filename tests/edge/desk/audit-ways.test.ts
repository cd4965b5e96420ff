import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import { portal } from '../../../functions/index.ts'
import { read } from '../browser.ts'
import { pdf, sendFiles, sentOf } from '../files/samples.ts'
import { type Case, caller, complaint, filed, handler, MINUTE, NOW, step } from '../support.ts'
import { colleague, deskCase, program, saving, stepForm } from './staff.ts'

const AWAY = 11 * MINUTE
const text = 'We measured again.'

/** What the record has of one member of staff and a case. */
const rows = async (number: string, staff: string) =>
  (
    await env.DB.prepare(`select at, act from audit where number = ? and staff = ? order by id`)
      .bind(number, staff)
      .all<{ at: number; act: string }>()
  ).results

async function withFile() {
  const one = await filed()
  const { files } = await sentOf(await sendFiles(caller(), one, [{ name: 'scan.pdf', content: pdf('x') }]))
  return { one, id: files[0]?.id ?? '' }
}

/** Somebody who opened a case, and comes back to its form after the ten minutes in which that opening counts. */
async function backAfterwards(one: Case) {
  const who = colleague('handler')
  const page = await who.open(deskCase(one.caseNumber))
  who.clock.now = NOW + AWAY
  const post = (form: Record<string, string>) => who.post(deskCase(one.caseNumber), form)
  return { who, page, post }
}
type Back = Awaited<ReturnType<typeof backAfterwards>>

const note = (number: string) =>
  step(number, { step: 'note' }, handler, NOW + AWAY, { text: 'From a colleague.' })

const byForm: [string, number, (back: Back, one: Case, id: string) => Promise<Response>][] = [
  ['the page', 200, ({ who }, one) => who.get(deskCase(one.caseNumber))],
  ['a form with a gap', 422, ({ page, post }) => post(stepForm(page, 'respond', { text: '' }))],
  ['a check page', 200, ({ page, post }) => post(stepForm(page, 'respond', { text }))],
  [
    'the way back from a check page',
    200,
    async ({ page, post }) =>
      post({ ...(await read(await post(stepForm(page, 'respond', { text })))).fields, answer: 'back' }),
  ],
  [
    'a form that is too late',
    409,
    async ({ page, post }, one) => {
      await note(one.caseNumber)
      return post({ ...stepForm(page, 'respond', { text }), answer: 'go' })
    },
  ],
  ['a step that is not allowed', 422, ({ page, post }) => post(stepForm(page, 'propose', { text }))],
  [
    'a form without its token',
    403,
    ({ page, post }) => post({ ...stepForm(page, 'note', { text }), token: '' }),
  ],
  ['a draft', 303, ({ page, post }) => post(saving(page, 'note', { text }))],
  [
    'what is thrown away',
    200,
    ({ page, post }) => post({ ...stepForm(page, 'note', { text }), discard: 'note' }),
  ],
  [
    'a playbook that is none',
    422,
    ({ page, post }) => post({ ...stepForm(page, 'respond'), begin: 'respond' }),
  ],
  ['a step that is taken', 303, ({ page, post }) => post(stepForm(page, 'note', { text }))],
  ['the file to read', 200, ({ who }, one) => who.get(`${deskCase(one.caseNumber)}file/`)],
  ['the file as data', 200, ({ who }, one) => who.get(`${deskCase(one.caseNumber)}file.json`)],
  ['a file', 200, ({ who }, one, id) => who.get(`${deskCase(one.caseNumber)}files/${id}`)],
]

describe.each(byForm)('%s', (_, status, way) => {
  test('is shown with a record of the last ten minutes, and with one alone', async () => {
    const { one, id } = await withFile()
    const back = await backAfterwards(one)
    const answer = await way(back, one, id)
    expect(answer.status).toBe(status)
    const all = await rows(one.caseNumber, 'handler')
    const since = all.filter(({ at, act }) => at > NOW + 1 * MINUTE && act !== 'note')
    expect(since.map(({ at, act }) => [at, /^(open|case-file|file)$/.test(act)])).toEqual([
      [NOW + AWAY, true],
    ])
  })
})

type Desk = Awaited<ReturnType<typeof program>>
const json = { 'Content-Type': 'application/json' }
const byProgram: [string, string, number, (desk: Desk, one: Case, id: string) => Promise<Response>][] = [
  ['GET', '', 200, (desk, one) => desk.get(`/cases/${one.caseNumber}`)],
  ['GET', '/file', 200, (desk, one) => desk.get(`/cases/${one.caseNumber}/file`)],
  ['GET', '/files/:id', 200, (desk, one, id) => desk.get(`/cases/${one.caseNumber}/files/${id}`)],
  ['GET', '/playbooks', 200, (desk, one) => desk.get(`/cases/${one.caseNumber}/playbooks`)],
  ['POST', '/actions', 409, (desk, one) => desk.act(one.caseNumber, { action: 'resume', version: 2 })],
  [
    'PUT',
    '/drafts/:action',
    200,
    (desk, one) =>
      desk.send(
        'PUT',
        `/cases/${one.caseNumber}/drafts/note`,
        json,
        JSON.stringify({ version: 2, boxes: { text } }),
      ),
  ],
  [
    'DELETE',
    '/drafts/:action',
    204,
    (desk, one) =>
      desk.send('DELETE', `/cases/${one.caseNumber}/drafts/note?seen=${new Date(NOW).toISOString()}`),
  ],
]

test.each(byProgram)('%s /cases/:caseNumber%s is recorded for a program', async (_, __, status, way) => {
  const { one, id } = await withFile()
  const answer = await way(await program('handler'), one, id)
  expect(answer.status).toBe(status)
  expect((await rows(one.caseNumber, 'handler')).map(({ at }) => at)).toEqual([NOW])
})

test('there is no other way to a case', () => {
  const { routes } = portal(() => NOW)
  const ways = routes.flatMap(({ method, path }) => {
    const [, place] = /^\/api\/desk\/cases\/:caseNumber(.*)$/.exec(path) ?? []
    return place === undefined || method === 'ALL' ? [] : [`${method} ${place}`]
  })
  expect([...new Set(ways)].sort()).toEqual(byProgram.map(([method, place]) => `${method} ${place}`).sort())
  const pages = routes.flatMap(({ method, path }) => {
    const [, place] = /^\/desk\/cases\/:number(.*)$/.exec(path) ?? []
    return place === undefined || method === 'ALL' ? [] : [`${method} ${place}`]
  })
  expect([...new Set(pages)].sort()).toEqual([
    'GET /',
    'GET /file.json',
    'GET /file/',
    'GET /files/:id',
    'POST /',
  ])
})

test('where the record cannot be written nothing is shown', async () => {
  const one = await filed()
  const { who, page, post } = await backAfterwards(one)
  await env.DB.exec(
    `create trigger audit_full before insert on audit when new.number = '${one.caseNumber}' begin select raise(abort, 'full'); end`,
  )
  const answers = [
    await who.get(deskCase(one.caseNumber)),
    await post(stepForm(page, 'respond', { text: '' })),
    await post(stepForm(page, 'respond', { text })),
    await who.get(`${deskCase(one.caseNumber)}file/`),
    await (await program('handler', NOW + AWAY)).get(`/cases/${one.caseNumber}`),
  ]
  await env.DB.exec('drop trigger audit_full')
  for (const answer of answers) {
    expect(answer.status).toBeGreaterThanOrEqual(500)
    expect(await answer.text()).not.toContain(complaint.story)
  }
})
