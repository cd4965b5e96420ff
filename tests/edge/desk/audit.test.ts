import { env } from 'cloudflare:workers'
import { expect, test } from 'vitest'
import { pdf, sendFiles, sentOf } from '../files/samples.ts'
import { caller, complaint, filed, MINUTE, NOW } from '../support.ts'
import { colleague, deskCase, program, stepForm } from './staff.ts'

const rows = async (number: string) =>
  (
    await env.DB.prepare('select staff, role, act, version from audit where number = ? order by id')
      .bind(number)
      .all()
  ).results

test('each opening and each step is recorded with who did it, and a refused step is not', async () => {
  const { caseNumber } = await filed()
  const who = colleague('handler')
  const page = await who.open(deskCase(caseNumber))
  const note = stepForm(page, 'note', { text: 'Called the customer.' })
  expect((await who.post(deskCase(caseNumber), note)).status).toBe(303)
  expect((await who.post(deskCase(caseNumber), { ...note, 'text-note': 'Again.' })).status).toBe(422)
  await colleague('assessor').get(deskCase(caseNumber))
  expect(await rows(caseNumber)).toEqual([
    { staff: 'handler', role: 'handler', act: 'open', version: null },
    { staff: 'handler', role: 'handler', act: 'note', version: 2 },
    { staff: 'assessor', role: 'assessor', act: 'open', version: null },
  ])
})

test('nobody can change or delete what is recorded', async () => {
  const { caseNumber } = await filed()
  await colleague('handler').get(deskCase(caseNumber))
  const change = env.DB.prepare("update audit set staff = 'nobody' where number = ?").bind(caseNumber)
  await expect(change.run()).rejects.toThrow('append-only')
  const remove = env.DB.prepare('delete from audit where number = ?').bind(caseNumber)
  await expect(remove.run()).rejects.toThrow('append-only')
  const replace = env.DB.prepare(
    `insert or replace into audit select id, at, 'nobody', role, act, number, version from audit where number = ?`,
  )
  await expect(replace.bind(caseNumber).run()).rejects.toThrow('append-only')
  expect(await rows(caseNumber)).toMatchObject([{ staff: 'handler' }])
})

test('a form that does not come from an opened page opens the case, and that is recorded', async () => {
  const [one, other] = [await filed(), await filed()]
  const who = colleague('handler')
  const form = stepForm(await who.open(deskCase(one.caseNumber)), 'note', { text: 'A note.' })
  for (const sent of [form, { ...form, token: 'none', case: other.caseNumber }]) {
    who.clock.now += MINUTE
    const back = await who.post(deskCase(other.caseNumber), sent)
    expect([back.status, (await back.text()).includes(complaint.story)]).toEqual([403, true])
  }
  expect((await rows(other.caseNumber)).map(({ act }) => act)).toEqual(['open', 'open'])
})

test('each file that is fetched is recorded; what an opened page shows by itself belongs to its opening', async () => {
  const one = await filed()
  const { files } = await sentOf(await sendFiles(caller(), one, [{ name: 'scan.pdf', content: pdf('x') }]))
  const file = `${deskCase(one.caseNumber)}files/${files[0]?.id}`
  const shown = { 'Sec-Fetch-Dest': 'image' }
  const who = colleague('handler')
  expect((await who.send('GET', file, shown)).status).toBe(200)
  await who.open(deskCase(one.caseNumber))
  expect((await who.send('GET', file, shown)).status).toBe(200)
  expect((await who.send('GET', file)).status).toBe(200)
  expect((await who.send('GET', `${file}x`)).status).toBe(404)
  expect(
    (await (await program('executive')).get(`/cases/${one.caseNumber}/files/${files[0]?.id}`)).status,
  ).toBe(200)
  expect((await rows(one.caseNumber)).map(({ staff, act }) => `${staff} ${act}`)).toEqual([
    'handler file',
    'handler open',
    'handler file',
    'executive file',
  ])
  expect((await colleague('supervisor').open(deskCase(one.caseNumber))).words).toContain(
    'The executive, executive fetched a file of the case',
  )
})

test('playbooks that a program reads filled in are an opening', async () => {
  const { caseNumber } = await filed()
  expect((await (await program('handler')).get(`/cases/${caseNumber}/playbooks`)).status).toBe(200)
  expect((await rows(caseNumber)).map(({ act }) => act)).toEqual(['open'])
})

test('supervisors and executives read it on the case page', async () => {
  const { caseNumber } = await filed()
  await colleague('handler').get(deskCase(caseNumber))
  for (const role of ['supervisor', 'executive'] as const) {
    const page = await colleague(role).open(deskCase(caseNumber))
    expect(page.words).toContain('The handler, handler opened the case')
  }
})

test('who else opened the case in the last ten minutes is said, and nothing where nobody did', async () => {
  const { caseNumber } = await filed()
  const first = colleague('handler')
  expect((await first.open(deskCase(caseNumber))).words).not.toContain('Also opened')
  const second = colleague('supervisor')
  expect((await second.open(deskCase(caseNumber))).words).toContain(
    'Also opened in the last ten minutes: The handler.',
  )
  const later = colleague('executive')
  later.clock.now += 11 * MINUTE
  expect((await later.open(deskCase(caseNumber))).words).not.toContain('Also opened')
})

test('a mail that was given up is marked where staff see it', async () => {
  const { caseNumber } = await filed({ email: 'buyer@customer.example' })
  const page = async () => (await colleague('handler').get(`/en/desk/cases/${caseNumber}/`)).text()
  expect(await page()).not.toContain('was given up')
  await env.DB.prepare(
    `insert into outbox (id, number, kind, contact_version, created_at, tries, doubts, given_up_at)
      values (?, ?, 'news', 1, ?, 9, 0, ?)`,
  )
    .bind(crypto.randomUUID(), caseNumber, NOW, NOW)
    .run()
  expect(await page()).toContain('could not be sent for a day and was given up')
})
