import { expect, test } from 'vitest'
import type { Step } from '#rules/complaints'
import { take } from '../../../functions/complaints/handling.ts'
import { CaseRecord } from '../../../functions/complaints/record/record-contract.ts'
import { FROM, type Mailbox, mailbox, outboxOf, refusal, sending, withMail } from '../mail/mailbox.ts'
import {
  type Case,
  caller,
  DAY,
  filed,
  HOUR,
  handler,
  MINUTE,
  proposed,
  settle,
  step,
  stored,
  supervisor,
} from '../support.ts'
import { CASE, opened } from './case.ts'

/** Monday, 10:00 in Shanghai, months before the other tests' cases; the proposal comes an hour later. */
const MONDAY = Date.UTC(2026, 5, 1, 2)
const OFFERED = MONDAY + HOUR
const customer = { kind: 'customer' } as const
const types = async ({ caseNumber }: Case) => (await stored(caseNumber)).events.map(({ type }) => type)
const facts = async ({ caseNumber }: Case) => (await stored(caseNumber)).complaint.facts
const code = ({ accessCode }: Case) => ({ Authorization: `Bearer ${accessCode}` })

/** A case whose customer has confirmed an address, with a proposal that this mailbox was to carry word of. */
async function announced(box: Mailbox) {
  const one = await filed({ email: 'li.na@quagga.example' }, MONDAY)
  const act = async (what: Step, by: typeof customer | typeof supervisor, now: number) => {
    const read = { opened: await stored(one.caseNumber), answered: undefined }
    const words = by === customer ? undefined : { text: 'We measured again.' }
    expect(await take(sending(box, now), read, { step: what, by, words })).toMatchObject({ ok: true })
  }
  await act({ step: 'confirm-address' }, customer, MONDAY)
  await act({ step: 'propose', outcome: 'not-upheld' }, supervisor, OFFERED)
  return { one, act }
}

test.each<[string, (one: Case) => Promise<unknown>]>([
  ['the API', (one) => caller({ at: OFFERED + HOUR }).look(one)],
  [
    'the export of the API',
    (one) =>
      caller({ at: OFFERED + HOUR }).send('GET', `/api/complaints/${one.caseNumber}/export`, code(one)),
  ],
  ['the case page', (one) => opened(Promise.resolve(one), OFFERED + HOUR)],
])('a proposal that %s has shown is opened, once, and the time to answer begins', async (_, look) => {
  const one = await proposed(MONDAY)
  expect(await facts(one)).toMatchObject({ unreachedSince: OFFERED })
  await look(one)
  await look(one)
  expect(await types(one)).toEqual(['filed', 'respond', 'propose', 'open-proposal'])
  const { reached, clocks } = await facts(one)
  expect(reached).toEqual({ by: 'opened', at: expect.any(Number) })
  // A visitor's own clock goes on while they type.
  expect((reached?.at ?? 0) - OFFERED - HOUR).toBeLessThanOrEqual(MINUTE)
  expect(clocks.at(-1)).toMatchObject({ name: 'silence', from: reached?.at })
})

test('the session’s exports open it too, and what is answered is the case after that', async () => {
  for (const path of ['export.json', 'export/']) {
    const one = await proposed(MONDAY)
    const early = await filed({}, MONDAY)
    const { who } = await opened(Promise.resolve(early), OFFERED)
    expect(who).toBeDefined()
    const page = await opened(Promise.resolve(one), OFFERED + HOUR)
    expect((await types(one)).at(-1)).toBe('open-proposal')
    expect(page.page.fields['version']).toBe('4')
    expect((await page.who.get(`${CASE}${path}`)).status).toBe(200)
    expect(await types(one)).toHaveLength(4)
  }
  const one = await proposed(MONDAY)
  const shown = await caller({ at: OFFERED }).look(one)
  expect(shown).toMatchObject({
    version: 4,
    proposal: { reached: { by: 'opened' }, reminder: { by: 'none' }, waits: false },
  })
  expect(shown.events.at(-1)).toMatchObject({ by: 'customer', type: 'open-proposal' })
})

test('what shows no proposal opens none: a HEAD, a wrong code, a case without one', async () => {
  const one = await proposed(MONDAY)
  const { send, look } = caller({ at: OFFERED + HOUR })
  const path = `/api/complaints/${one.caseNumber}`
  expect((await send('HEAD', path, code(one))).status).toBe(200)
  expect((await send('GET', path, { Authorization: 'Bearer 0000-0000-0000-0000-0000' })).status).toBe(404)
  expect(await types(one)).toHaveLength(3)
  const early = await filed({}, MONDAY)
  await look(early)
  expect(await types(early)).toEqual(['filed'])
})

test('of two who open it at once one is recorded, and both see it', async () => {
  const one = await proposed(MONDAY)
  const both = await Promise.all([1, 2].map(() => caller({ at: OFFERED + HOUR }).look(one)))
  expect(both.map(({ state }) => state)).toEqual(['proposed', 'proposed'])
  expect(await types(one)).toEqual(['filed', 'respond', 'propose', 'open-proposal'])
})

test('a mail that went out begins the time to answer, from the moment at which it did', async () => {
  const box = mailbox()
  const { one } = await announced(box)
  expect(await facts(one)).toMatchObject({ unreachedSince: OFFERED, mailCheckAt: OFFERED + MINUTE })
  // The clock delivers what no request did, and looks what became of it a minute later.
  const bindings = withMail(box)
  await settle(OFFERED + 10_000, bindings)
  expect(await types(one)).toEqual(['filed', 'confirm-address', 'propose'])
  await settle(OFFERED + 2 * MINUTE, bindings)
  const { reached, clocks } = await facts(one)
  expect(reached).toEqual({ by: 'mail', at: OFFERED + 10_000 })
  expect(clocks.at(-1)).toMatchObject({ name: 'silence', from: OFFERED + 10_000 })
  expect(await types(one)).toEqual(['filed', 'confirm-address', 'propose', 'mail-sent'])
  // That a mail went out is no news.
  expect(await outboxOf(one.caseNumber)).toHaveLength(1 + 0)

  // Two days later the reminder goes the same way, and closing counts from when it went out.
  const due = OFFERED + 10_000 + 2 * DAY
  await settle(due, bindings)
  expect((await types(one)).at(-1)).toBe('remind')
  await settle(due + 2 * MINUTE, bindings)
  expect((await facts(one)).clocks.at(-1)).toMatchObject({ reminder: 'mail', remindedAt: due })
  await settle(due + DAY - 1, bindings)
  expect(await facts(one)).toMatchObject({ state: 'proposed' })
  await settle(due + DAY, bindings)
  expect(await facts(one)).toMatchObject({ state: 'closed', basis: 'silence', reached: { by: 'mail' } })
})

test('a mail that nobody takes reaches nobody, and the page does not count it', async () => {
  const box = mailbox(async () => Promise.reject(refusal()))
  const bindings = withMail(box)
  const { one } = await announced(box)
  await settle(OFFERED + 2 * MINUTE, bindings)
  // It is on its way still: it is looked again, and nothing is decided.
  expect(await types(one)).toHaveLength(3)
  for (const hour of [1, 4, 8, 12, 16, 20, 24, 28, 33, 38, 43, 48, 49])
    await settle(OFFERED + hour * HOUR, bindings)
  expect((await types(one)).at(-1)).toBe('mail-unsent')
  expect(await facts(one)).toMatchObject({ state: 'proposed', unreachedSince: OFFERED })
  await settle(OFFERED + 20 * DAY, bindings)
  expect(await facts(one)).toMatchObject({ state: 'proposed', unreachedSince: OFFERED })
})

test('a reminder that nobody takes becomes the desk’s, and closing waits for it', async () => {
  const good = mailbox()
  const { one } = await announced(good)
  await settle(OFFERED + 1000, withMail(good))
  await settle(OFFERED + 2 * MINUTE, withMail(good))
  await step(
    one.caseNumber,
    { step: 'correct-contact', email: 'same', phone: true },
    customer,
    OFFERED + HOUR,
  )
  const bad = withMail(mailbox(async () => Promise.reject(refusal())))
  for (const hour of [48, 52, 56, 60, 64, 68, 72, 76, 81, 86, 91, 96, 97])
    await settle(OFFERED + hour * HOUR, bad)
  expect((await types(one)).slice(-2)).toEqual(['remind', 'mail-unsent'])
  expect(await facts(one)).toMatchObject({ state: 'proposed', reminderOwed: true })
})

test('without mail nobody is told that a mail reminds them', async () => {
  const box = mailbox()
  const { one } = await announced(box)
  await settle(OFFERED + 1000, withMail(box))
  await settle(OFFERED + 2 * MINUTE, withMail(box))
  // The operator has switched mail off since.
  await settle(OFFERED + 3 * DAY)
  expect((await types(one)).at(-1)).toBe('call-to-remind')
  expect(FROM).toContain('@')
})

test('whoever confirms an address while a proposal waits for them is told of it by mail', async () => {
  const box = mailbox()
  const one = await proposed(MONDAY, { email: 'late@quagga.example' })
  const read = { opened: await stored(one.caseNumber), answered: undefined }
  await take(sending(box, OFFERED + HOUR), read, { step: { step: 'confirm-address' }, by: customer })
  const bindings = withMail(box)
  await settle(OFFERED + HOUR + 1000, bindings)
  await settle(OFFERED + HOUR + 2 * MINUTE, bindings)
  expect(await facts(one)).toMatchObject({ reached: { by: 'mail', at: OFFERED + HOUR + 1000 } })
})

test('a proposal that reaches nobody for 90 days closes as not reached, and its code opens it again for 180 more', async () => {
  const one = await proposed(MONDAY)
  const end = OFFERED + 90 * DAY
  await settle(end - 1)
  expect(await facts(one)).toMatchObject({ state: 'proposed' })
  await settle(end)
  const shown = await caller({ at: end }).look(one)
  expect(shown).toMatchObject({ state: 'closed', basis: 'not-reached' })
  expect(shown.remedy).toBeUndefined()
  const late = caller({ at: end + 170 * DAY })
  const answer = await late.act(one, { action: 'reopen', version: shown.version })
  expect(await answer.json()).toMatchObject({ state: 'investigating' })

  const other = await proposed(MONDAY)
  await settle(end)
  await settle(end + 180 * DAY)
  const { complaint, words } = await stored(other.caseNumber)
  expect([complaint.facts.erasedAt, complaint.salt, words]).toEqual([end + 180 * DAY, null, []])
})

test('the record tells how the proposal reached its customer, in values and in words', async () => {
  const one = await proposed(MONDAY, { phone: '+86 21 5555 0101' })
  const telling = { step: 'told', way: 'phone', on: '2026-06-01' } as const
  await step(one.caseNumber, telling, handler, OFFERED + HOUR, { text: 'We read it out.' })
  const { who, page } = await opened(Promise.resolve(one), OFFERED + 2 * HOUR)
  expect(page.words).toContain('We told you of the proposal')
  expect(page.words).toContain('By telephone, on 1 June 2026')
  expect(page.words).toContain('We remind you once, by telephone or letter, from')
  const record = CaseRecord.parse(await (await who.get(`${CASE}export.json`)).json())
  expect(record.proposal).toMatchObject({ reached: { by: 'opened' }, reminder: { by: 'desk' }, waits: false })
  expect(record.events.find(({ type }) => type === 'told')?.facts).toMatchObject({
    way: 'phone',
    on: '2026-06-01',
  })
})

test('who can be reminded in no way is told so on the page', async () => {
  const { page } = await opened(proposed(MONDAY), OFFERED + HOUR)
  expect(page.words).toContain('No reminder will come')
  expect(page.words).not.toContain('We remind you')
})
