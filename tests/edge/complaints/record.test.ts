import { expect, test } from 'vitest'
import { CaseRecord } from '../../../functions/complaints/record/record-contract.ts'
import { visitor } from '../browser.ts'
import { withNotice } from '../mail/mailbox.ts'
import { type Case, caller, DAY, filed, HOUR, handler, NOW, step, supervisor } from '../support.ts'
import { CASE, opened } from './case.ts'

const contact = { name: 'A. Beispiel', organisation: 'Beispiel GmbH', phone: '+49 30 0000 000' }

/** A case with a pause, words of every kind, and a note that only staff see. */
async function told(one: Promise<Case>) {
  const { caseNumber } = await one
  const at = (hours: number) => NOW + hours * HOUR
  await step(caseNumber, { step: 'respond' }, handler, at(0.5), { text: 'We are on it.' })
  await step(caseNumber, { step: 'note' }, handler, at(1), { text: 'The zebra is guilty.' })
  await step(caseNumber, { step: 'ask' }, handler, at(2), { text: 'Which of the three?' })
  await step(caseNumber, { step: 'message' }, { kind: 'customer' }, at(5), { text: 'The second.' })
  const offer = { step: 'propose', outcome: 'upheld', remedyDue: '2026-12-10' } as const
  await step(caseNumber, offer, supervisor, at(6), { text: 'You are right.', remedy: 'New parts.' })
  return one
}
const record = async (answer: Response) => {
  expect(answer.status).toBe(200)
  return CaseRecord.parse(await answer.json())
}
const withCode = ({ accessCode }: Case) => ({ Authorization: `Bearer ${accessCode}` })
const LATER = NOW + DAY

test('the record is the same by session and by code, and keeps to its schema', async () => {
  const { who, one } = await opened(
    told(filed({ wish: 'Forty good ones.', reference: 'PO-7', ...contact })),
    LATER,
  )
  const answer = await who.get(`${CASE}export.json`)
  expect(answer.headers.get('Content-Disposition')).toBe(`attachment; filename="case-${one.caseNumber}.json"`)
  expect(answer.headers.get('Content-Type')).toMatch(/^application\/json/)
  const bySession = await record(answer)
  const api = caller({ at: who.clock.now })
  expect(
    await record(await api.send('GET', `/api/complaints/${one.caseNumber}/export`, withCode(one))),
  ).toEqual(bySession)
  expect(bySession).toMatchObject({
    caseNumber: one.caseNumber,
    notice: 1,
    promise: 2,
    language: 'en',
    contact: { ...contact, emailIs: 'none', mailStopped: false },
    remedy: { text: 'New parts.', due: '2026-12-10' },
  })
  const pause = {
    reason: 'customer-information',
    from: '2026-11-23T04:00:00.000Z',
    to: '2026-11-23T07:00:00.000Z',
  }
  expect(bySession.clocks[1]).toMatchObject({ pausedMs: 3 * HOUR, pauses: [pause], late: false, lateMs: 0 })
})

test('record, case page and print page say the same, and none of them what staff note for themselves', async () => {
  const { who, page } = await opened(
    told(filed({ wish: 'Forty good ones.', reference: 'PO-7', ...contact })),
    LATER,
  )
  const held = await record(await who.get(`${CASE}export.json`))
  const printed = await who.open(`${CASE}export/`)
  const written = held.events.flatMap(({ text, wish, reference, remedy }) =>
    [text, wish, reference, remedy].filter((words) => words !== undefined),
  )
  expect(written).toEqual([
    expect.stringContaining('Three of the forty'),
    'Forty good ones.',
    'PO-7',
    'We are on it.',
    'Which of the three?',
    'The second.',
    'You are right.',
    'New parts.',
  ])
  const times = [
    ...held.events.map(({ at }) => at),
    ...held.clocks.filter(({ name }) => name !== 'silence').map(({ dueAt }) => dueAt),
    ...held.clocks.flatMap(({ pauses }) => pauses.flatMap(({ from, to }) => [from, to ?? from])),
  ]
  for (const { html, words } of [page, printed]) {
    for (const text of written) expect(words).toContain(text)
    for (const time of times) expect(html).toContain(`datetime="${time}"`)
    expect(html.match(/<li class="(customer|staff|clock-did)"/g)).toHaveLength(held.events.length)
    expect(html).not.toContain('zebra')
  }
  expect(JSON.stringify(held)).not.toMatch(/zebra|"note"/)
  for (const text of Object.values(contact)) expect(printed.words).toContain(text)
})

test('a mail that was written about the case stands in the record and in print', async () => {
  const { one, email } = await withNotice()
  const { who } = await opened(Promise.resolve(one))
  const held = await record(await who.get(`${CASE}export.json`))
  expect(held.mails).toEqual([{ kind: 'arrived', createdAt: new Date(NOW).toISOString() }])
  expect(held.contact).toMatchObject({ email, emailIs: 'unconfirmed' })
  expect((await who.open(`${CASE}export/`)).words).toContain('notice that a complaint arrived, not sent yet')
})

test('without a session, and with a wrong code, there is no record', async () => {
  const one = await filed()
  for (const place of ['export.json', 'export/']) {
    const answer = await visitor().get(`${CASE}${place}`)
    expect(answer.status).toBe(403)
    expect(await answer.text()).not.toContain(one.caseNumber)
  }
  const path = `/api/complaints/${one.caseNumber}/export`
  const wrong = { Authorization: 'Bearer ABCD-EFGH-JKMN-PQRS-TVWX' }
  for (const headers of [{}, wrong]) expect((await caller().send('GET', path, headers)).status).toBe(404)
})
