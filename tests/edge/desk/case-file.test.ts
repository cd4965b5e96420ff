import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { CaseFile } from '../../../functions/desk/file/contract.ts'
import type { StaffRole } from '../../../functions/staff/contract.ts'
import { pdf, sendFiles, sha256 } from '../files/samples.ts'
import { counting } from '../jobs/counted.ts'
import { caller, DAY, filed, HOUR, handler, NOW, settle, step, supervisor } from '../support.ts'
import { colleague, deskCase } from './staff.ts'

const scan = { name: 'Lin’s drawing.pdf', content: pdf('a drawing') }
const secret = {
  story: 'A story that only those who answer may read.',
  name: 'Wang Fang',
  phone: '+86 21 5555 0101',
}

/** A case with everything that a file holds: words, papers, notes, a pause, a proposal, a remedy delivered, a cause. */
async function whole() {
  const one = await filed(secret)
  const { caseNumber } = one
  await sendFiles(caller(), one, [scan])
  await step(caseNumber, { step: 'assign', assignee: 'handler' }, handler, NOW)
  await step(caseNumber, { step: 'respond' }, handler, NOW + HOUR / 4, { text: 'We measure again.' })
  await step(caseNumber, { step: 'note' }, handler, NOW + HOUR / 3, { text: 'Only among us.' })
  const offer = { step: 'propose', outcome: 'upheld', remedyDue: '2026-12-10' } as const
  const words = { text: 'You are right.', remedy: 'New parts.' }
  expect(await step(caseNumber, offer, supervisor, NOW + HOUR, words)).toMatchObject({ ok: true })
  const { version } = await caller().look(one)
  expect((await caller({ at: NOW + 2 * HOUR }).act(one, { action: 'accept', version })).status).toBe(200)
  await step(caseNumber, { step: 'deliver' }, handler, NOW + 3 * HOUR, { text: 'Sent by courier.' })
  return one
}

const fileOf = async (number: string, as: StaffRole) => {
  const answer = await colleague(as, NOW + DAY).get(`${deskCase(number)}file.json`)
  expect(answer.status).toBe(200)
  return { answer, file: CaseFile.parse(await answer.json()) }
}
const pageOf = (number: string, as: StaffRole) => colleague(as, NOW + DAY).open(`${deskCase(number)}file/`)

test('the file holds the content, the exchanges, the findings, the remedy, the clocks and who answered by role', async () => {
  const { caseNumber } = await whole()
  const { answer, file } = await fileOf(caseNumber, 'handler')
  expect(answer.headers.get('Content-Disposition')).toBe(
    `attachment; filename="case-file-${caseNumber}.json"`,
  )
  expect(file).toMatchObject({
    caseNumber,
    kind: 'real',
    state: 'closed',
    basis: 'agreed',
    outcome: 'upheld',
    remedy: { text: 'New parts.', due: '2026-12-10' },
    contact: { name: 'Wang Fang' },
    assignee: 'handler',
    causeOwed: true,
    visitDue: new Date(NOW + 2 * HOUR + 92 * DAY).toISOString(),
  })
  expect(
    file.events.map(({ type, by, role, visibility, text }) => [type, role ?? by, visibility, text]),
  ).toEqual([
    ['filed', 'customer', 'public', secret.story],
    ['message', 'customer', 'public', undefined],
    ['assign', 'handler', 'internal', undefined],
    ['respond', 'handler', 'public', 'We measure again.'],
    ['note', 'handler', 'internal', 'Only among us.'],
    ['propose', 'supervisor', 'public', 'You are right.'],
    ['open-proposal', 'customer', 'public', undefined],
    ['accept', 'customer', 'public', undefined],
    ['deliver', 'handler', 'public', 'Sent by courier.'],
  ])
  expect(file.events[1]?.files).toMatchObject([{ name: scan.name, sha256: await sha256(scan.content) }])
  expect(file.clocks.map(({ name, late }) => [name, late])).toEqual([
    ['respond', false],
    ['propose', false],
    ['silence', false],
  ])
  expect(file.deeds).toBeUndefined()
})

test('printed it stands from the beginning, with notes marked as what the customer never saw', async () => {
  const { caseNumber } = await whole()
  const page = await pageOf(caseNumber, 'executive')
  const order = [secret.story, 'We measure again.', 'Only among us.', 'You are right.', 'Sent by courier.']
  const places = order.map((text) => page.words.indexOf(text))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(places[0]).toBeGreaterThan(0)
  expect(page.html).toMatch(/class="staff internal"[\s\S]*?class="mark">internal[\s\S]*?Only among us\./)
  expect(page.words).toContain(`SHA-256 of the file as it was sent: ${await sha256(scan.content)}`)
  expect(page.words).toContain('Remedy due 10 December 2026')
  expect(page.words).toContain('23 February 2027')
  expect(page.words).toContain('The executive, executive opened the case file')
})

test('an assessor gets the bare documentation: no words, no files, no contact data, nobody’s name', async () => {
  const { caseNumber } = await whole()
  const { file } = await fileOf(caseNumber, 'assessor')
  const page = await pageOf(caseNumber, 'assessor')
  const held = JSON.stringify(file) + page.html
  const hidden = [
    secret.story,
    'measure again',
    'among us',
    'New parts',
    'Wang',
    '5555',
    'drawing',
    'The handler',
  ]
  for (const text of hidden) expect(held).not.toContain(text)
  expect(file.events.map(({ type }) => type)).toContain('note')
  expect(file).toMatchObject({ outcome: 'upheld', remedy: { due: '2026-12-10' }, assignee: 'handler' })
  expect(file.contact).toBeUndefined()
  expect(file.deeds).toBeUndefined()
})

test('that it was opened is recorded, and what staff did is in it for those who may read that', async () => {
  const { caseNumber } = await filed()
  await pageOf(caseNumber, 'handler')
  const { file } = await fileOf(caseNumber, 'supervisor')
  expect(file.deeds?.map(({ staff, act }) => [staff, act])).toEqual([
    ['handler', 'case-file'],
    ['supervisor', 'case-file'],
  ])
  const none = await colleague('handler').get('/en/desk/cases/MJ-ZZZZ-ZZZZ/file.json')
  expect(none.status).toBe(404)
  const row = env.DB.prepare("select count(*) as n from audit where number = 'MJ-ZZZZ-ZZZZ'")
  expect(await row.first('n')).toBe(0)
})

test('opening it is one round trip', async () => {
  const { caseNumber } = await filed()
  let batches = 0
  const { bindings } = counting()
  const { DB } = bindings
  const counted = new Proxy(DB, {
    get(target, name) {
      if (name === 'batch') batches += 1
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? member.bind(target) : member
    },
  })
  await colleague('handler', NOW, { ...bindings, DB: counted }).get(`${deskCase(caseNumber)}file.json`)
  expect(batches).toBe(1)
})

test('of an erased case the bare record is left', async () => {
  const one = await filed(secret)
  await caller().act(one, { action: 'withdraw', version: 1 })
  const code = { Authorization: `Bearer ${one.accessCode}` }
  await caller().send('POST', `/api/complaints/${one.caseNumber}/erasure`, code)
  await settle(NOW + HOUR)
  const { file } = await fileOf(one.caseNumber, 'handler')
  expect(file.erasedAt).toBeDefined()
  expect(JSON.stringify(file)).not.toContain(secret.story)
  expect((await pageOf(one.caseNumber, 'handler')).words).toContain('They were erased.')
})
