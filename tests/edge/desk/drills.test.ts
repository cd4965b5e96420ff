import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, test } from 'vitest'
import { CaseRecord } from '../../../functions/complaints/record/record-contract.ts'
import { read, track, visitor } from '../browser.ts'
import { atContact, codeIn, portalWithMail, press } from '../mail/codes.ts'
import { caller, HOUR, NOW, settle, stored } from '../support.ts'
import { checkIntake, recorded } from './recording.ts'
import { colleague, deskCase, stepForm } from './staff.ts'

const drill = { kind: 'drill' }
const mark = 'This is a drill'

// What other files left in the queue and with the clock is out of it.
beforeAll(() => env.DB.exec('update complaints set due_at = null, alarm_at = null'))

test('only a supervisor has the choice, and whoever sends it all the same is refused', async () => {
  expect((await colleague('supervisor').open('/en/desk/intake/')).words).toContain('No, a drill')
  for (const role of ['handler', 'executive'] as const) {
    expect((await colleague(role).open('/en/desk/intake/')).words).not.toContain('No, a drill')
    const answer = await read(await checkIntake(colleague(role), drill))
    expect([answer.status, answer.words]).toEqual([422, expect.stringContaining('Only a supervisor files')])
  }
})

test('a drill is a case like any other to rules and clocks', async () => {
  const { caseNumber } = await recorded(colleague('supervisor'), drill)
  await settle(NOW + 2 * HOUR)
  const { complaint, events } = await stored(caseNumber)
  expect(complaint.kind).toBe('drill')
  expect(complaint.facts.level).toBe(2)
  expect(events.map(({ type }) => type)).toContain('breach')
})

describe('it is marked', () => {
  test('on the check page and the receipt', async () => {
    const who = colleague('supervisor')
    expect((await read(await checkIntake(who, drill))).words).toContain(mark)
    expect((await recorded(who, drill)).receipt.words).toContain(mark)
    expect((await recorded(who)).receipt.words).not.toContain(mark)
  })
  test('in the queue, on the desk’s case page and before a step goes out', async () => {
    const who = colleague('supervisor')
    const { caseNumber } = await recorded(who, drill)
    expect((await who.open('/en/desk/?view=unassigned')).html).toMatch(
      new RegExp(`${caseNumber}</a><span class="kind">drill`),
    )
    const page = await who.open(deskCase(caseNumber))
    expect(page.words).toContain(`${caseNumber} · drill`)
    const check = await who.post(deskCase(caseNumber), stepForm(page, 'respond', { text: 'We look.' }))
    expect((await read(check)).words).toContain(mark)
  })
  test('on every page of its customer, in the record and to programs', async () => {
    const one = await recorded(colleague('supervisor'), drill)
    const customer = visitor()
    await track(customer, one)
    const page = await customer.open('/en/complaints/case/')
    expect(page.words).toContain(mark)
    const { token = '', case: number = '', version = '' } = page.fields
    const step = { token, case: number, version, action: 'withdraw' }
    expect((await read(await customer.post('/en/complaints/case/', step))).words).toContain(mark)
    expect((await customer.open('/en/complaints/case/contact/')).words).toContain(mark)
    expect((await customer.open('/en/complaints/case/export/')).words).toContain(mark)
    const exported = await customer.get('/en/complaints/case/export.json')
    expect(CaseRecord.parse(await exported.json()).kind).toBe('drill')
    expect((await caller().look(one)).kind).toBe('drill')
  })
  test('in every mail about it, in the subject and before anything else', async () => {
    const { box, bindings, visitor } = portalWithMail()
    const staff = colleague('supervisor', NOW, bindings)
    const one = await recorded(staff, { ...drill, email: `${crypto.randomUUID()}@customer.test` })
    const who = visitor()
    await atContact(who, { ...one, filedAt: '', respondBy: '', proposeBy: '' })
    await press(who, 'ask')
    await press(who, 'confirm', { once: codeIn(box) })
    const page = await staff.open(deskCase(one.caseNumber))
    await staff.post(deskCase(one.caseNumber), {
      ...stepForm(page, 'respond', { text: 'We look.' }),
      answer: 'go',
    })
    const theirs = box.mails.filter(({ to }) => to.endsWith('@customer.test'))
    expect(theirs.map(({ subject }) => subject)).toEqual([
      `[Drill] Complaint ${one.caseNumber} has arrived`,
      '[Drill] Your one-time code',
      `[Drill] There is news on complaint ${one.caseNumber}`,
    ])
    for (const { text } of theirs) expect(text.startsWith(mark)).toBe(true)
  })
  test('and a demonstration case likewise', async () => {
    const one = await recorded(colleague('handler'))
    await env.DB.prepare("update complaints set kind = 'demo' where number = ?").bind(one.caseNumber).run()
    const customer = visitor()
    await track(customer, one)
    const demo = 'This is a demonstration case'
    for (const path of ['case/', 'case/contact/', 'case/export/'])
      expect((await customer.open(`/en/complaints/${path}`)).words).toContain(demo)
    expect((await caller().look(one)).kind).toBe('demo')
    expect((await colleague('handler').open(deskCase(one.caseNumber))).words).toContain(
      `${one.caseNumber} · demo`,
    )
  })
})

test('a form that was filed as a drill is not filed again as a real complaint', async () => {
  const who = colleague('supervisor')
  const { fields } = await read(await checkIntake(who, drill))
  await who.post('/en/desk/intake/', { ...fields, answer: 'go' })
  const changed = await who.post('/en/desk/intake/', { ...fields, kind: 'real', answer: 'go' })
  expect(changed.status).toBe(422)
})
