import { env } from 'cloudflare:workers'
import { describe, expect, test } from 'vitest'
import {
  CasesByCause,
  CasesFound,
  OpenWarnings,
  Playbooks,
} from '../../../functions/desk/api/lists-contract.ts'
import { CaseFile } from '../../../functions/desk/file/contract.ts'
import { caller, filed, handler, NOW, problemOf, step } from '../support.ts'
import { agreed, at } from './situations.ts'
import { program } from './staff.ts'

const json = { 'Content-Type': 'application/json' }
const story = 'A story that only those who answer may read.'
const secret = { story, name: 'Wang Fang', phone: '+86 21 5555 0101' }

describe('cases are found', () => {
  const find = async (what: string) => {
    const answer = await (await program('handler')).send('POST', '/find', json, JSON.stringify({ what }))
    expect(answer.status).toBe(200)
    return CasesFound.parse(await answer.json())
  }

  test('by address, telephone number, order and number, without a word of them', async () => {
    const named = {
      ...secret,
      email: `${crypto.randomUUID()}@customer.test`,
      phone: `+86 138 ${String(crypto.getRandomValues(new Uint32Array(1))[0]).padStart(10, '0')}`,
      reference: `PO-${crypto.randomUUID().slice(0, 8)}`,
    }
    const { caseNumber } = await filed(named)
    for (const what of [named.email.toUpperCase(), named.phone, named.reference, caseNumber.toLowerCase()]) {
      const { cases, more } = await find(what)
      expect([cases.map((one) => one.caseNumber), more]).toEqual([[caseNumber], false])
      expect(cases[0]).toMatchObject({ state: 'received', category: 'quality', kind: 'real' })
      expect(JSON.stringify(cases)).not.toMatch(/Wang Fang|customer\.test|138|A story/)
    }
  })

  test('never by what is not theirs; a mistyped number is said to be one', async () => {
    expect(await find('nobody@nowhere.test')).toEqual({
      cases: [],
      more: false,
      ways: ['email'],
      mistyped: false,
    })
    expect((await find('MJ-4F7K-2Q9X')).mistyped).toBe(true)
  })

  test('and who looked is recorded, never for what', async () => {
    const what = `${crypto.randomUUID()}@customer.test`
    await find(what)
    const { results } = await env.DB.prepare('select * from audit order by id desc limit 1').all()
    expect(results).toMatchObject([{ staff: 'handler', act: 'find-email', number: null }])
    expect(JSON.stringify(results)).not.toContain(what)
  })

  test.each([[{ what: '' }], [{ what: 'x'.repeat(301) }], [{ number: 'x' }]])('not by %j', async (body) => {
    const answer = await (await program('handler')).send('POST', '/find', json, JSON.stringify(body))
    expect([answer.status, (await problemOf(answer)).errors?.[0]?.pointer]).toEqual([422, '/what'])
  })
})

test('causes are counted, and the cases of one are listed; naming one takes a case from those that are owed', async () => {
  const one = await agreed()
  const who = await program('handler', at)
  const before = CasesByCause.parse(await (await who.get('/causes?cause=supplier')).json())
  const { version, causeOwed } = await who.open(one.caseNumber)
  expect([causeOwed, before.cases.some(({ caseNumber }) => caseNumber === one.caseNumber)]).toEqual([
    true,
    false,
  ])
  const named = {
    action: 'name-cause',
    version,
    text: 'The steel was softer than ordered.',
    cause: 'supplier',
  }
  expect((await who.act(one.caseNumber, named)).status).toBe(200)
  const after = CasesByCause.parse(await (await who.get('/causes?cause=supplier')).json())
  expect(after.cases[0]).toMatchObject({ caseNumber: one.caseNumber, state: 'closed', cause: 'supplier' })
  expect(await who.open(one.caseNumber)).not.toHaveProperty('causeOwed')
  const count = (list: CasesByCause) => Number(list.causes.find(({ cause }) => cause === 'supplier')?.count)
  expect(count(after)).toBe(count(before) + 1)
})

test('an early warning is listed with its case, and closed by a supervisor with a remark', async () => {
  const { caseNumber } = await filed({ story: 'The guard came loose and our fitter got hurt.' })
  const boss = await program('supervisor')
  const listed = async () => {
    const { alerts } = OpenWarnings.parse(await (await boss.get('/alerts')).json())
    return alerts.filter((one) => one.caseNumber === caseNumber)
  }
  const [alert] = await listed()
  expect(alert).toMatchObject({ reason: 'words' })
  const { alerts, version } = await boss.open(caseNumber)
  expect(alerts.map(({ id }) => id)).toEqual([alert?.id])
  const closing = { action: 'close-alert', version, alert: alert?.id, text: 'Spoken to the customer.' }
  expect((await (await program('handler')).act(caseNumber, closing)).status).toBe(409)
  expect((await boss.act(caseNumber, closing)).status).toBe(200)
  expect(await listed()).toEqual([])
  const again = await boss.act(caseNumber, { ...closing, version: version + 1 })
  expect([again.status, (await problemOf(again)).detail]).toEqual([409, 'no-alert'])
})

test('a playbook is filled from the case, must be touched, and is recorded with the step', async () => {
  const { caseNumber } = await filed(secret)
  const who = await program('handler')
  const { playbooks } = Playbooks.parse(await (await who.get(`/cases/${caseNumber}/playbooks`)).json())
  const one = playbooks.find(({ id }) => id === 'heard-first')
  expect(one?.text).not.toMatch(/[{}]/)
  const reply = { action: 'respond', version: 1, playbook: one?.id, text: one?.text ?? '' }
  const filledIn = reply.text.replaceAll(/\[to fill:[^\]]*\]/g, 'today')
  expect((await problemOf(await who.act(caseNumber, reply))).errors?.[0]?.pointer).toBe('/text')
  expect(
    (await who.act(caseNumber, { ...reply, text: `${filledIn}\n\nCall me whenever you like.` })).status,
  ).toBe(200)
  const { events } = await who.open(caseNumber)
  expect(events.at(-1)?.facts).toMatchObject({ playbook: one?.id })
  const unknown = await who.act(caseNumber, { action: 'message', version: 2, text: 'x', playbook: 'none' })
  expect((await problemOf(unknown)).errors).toEqual([{ pointer: '/playbook', code: 'playbook.missing' }])
})

describe('the case file', () => {
  const written = async () => {
    const { caseNumber } = await filed(secret)
    await step(caseNumber, { step: 'note' }, handler, NOW, { text: 'A note among colleagues.' })
    return caseNumber
  }
  const read = async (as: 'handler' | 'supervisor' | 'assessor', number: string) =>
    CaseFile.parse(await (await (await program(as)).get(`/cases/${number}/file`)).json())

  test('holds all that was written, and for supervisors who did what; that it was read is recorded', async () => {
    const number = await written()
    const file = await read('handler', number)
    expect(file.events.map(({ text }) => text)).toEqual([story, 'A note among colleagues.'])
    expect([file.contact?.name, file.deeds]).toEqual(['Wang Fang', undefined])
    const { deeds } = await read('supervisor', number)
    expect(deeds?.map(({ staff, act }) => `${staff} ${act}`)).toEqual(
      expect.arrayContaining(['handler case-file']),
    )
  })

  test('has no word and no name for an assessor', async () => {
    const file = await read('assessor', await written())
    expect(file.events).toHaveLength(2)
    expect(JSON.stringify(file)).not.toMatch(/A story|A note|Wang Fang|5555/)
  })
})

test('others of the address that a customer confirmed stand with a case, for those who answer', async () => {
  const email = `${crypto.randomUUID()}@customer.test`
  const [one, other] = [await filed({ email }), await filed({ email })]
  const confirm = async ({ caseNumber }: { caseNumber: string }) =>
    step(caseNumber, { step: 'confirm-address' }, { kind: 'customer' }, NOW)
  await confirm(one)
  expect((await (await program('handler')).open(one.caseNumber)).earlier).toEqual([])
  await confirm(other)
  const { earlier } = await (await program('handler')).open(one.caseNumber)
  expect(earlier.map(({ caseNumber }) => caseNumber)).toEqual([other.caseNumber])
  expect((await (await program('assessor')).open(one.caseNumber)).earlier).toEqual([])
  expect((await caller().look(one)).events.length).toBeGreaterThan(0)
})
