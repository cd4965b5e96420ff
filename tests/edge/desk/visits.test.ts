import { env } from 'cloudflare:workers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { read } from '../browser.ts'
import { caller, DAY, filed, HOUR, handler, NOW, proposed, settle, step, stored } from '../support.ts'
import { colleague, deskCase, press, stepForm } from './staff.ts'

// Neither what other files left with the clock counts here, nor what is left here anywhere else.
const clear = () => env.DB.exec('update complaints set due_at = null, alarm_at = null')
beforeAll(clear)
afterAll(clear)

/** Closed in agreement, an hour after its proposal; three months later is Tuesday, 23 February 2027. */
async function closed(contact: Record<string, unknown> = { phone: '+86 21 5555 0101' }) {
  const one = await proposed(NOW, contact)
  const who = caller({ at: NOW + 2 * HOUR })
  const { version } = await who.look(one)
  expect((await who.act(one, { action: 'accept', version })).status).toBe(200)
  return one
}
const due = NOW + 2 * HOUR + 92 * DAY
const facts = async (number: string) => (await stored(number)).complaint.facts
const QUEUE = '/en/desk/?view=follow-ups'
const alertsOf = async (number: string) => {
  const sent = env.DB.prepare('select reason, detail from alerts where number = ?').bind(number)
  return (await sent.all<{ reason: string; detail: string }>()).results
}

test('a visit stands in the queue from a week before its day, and its result is recorded once', async () => {
  const { caseNumber } = await closed()
  expect((await facts(caseNumber)).visitDue).toBe(due)
  const early = await colleague('handler', due - 8 * DAY).open(QUEUE)
  expect(early.html).not.toContain(caseNumber)
  const now = due - 6 * DAY
  const who = colleague('handler', now)
  const queue = await who.open(QUEUE)
  expect(queue.html).toContain(`cases/${caseNumber}/`)
  expect(queue.words).toMatch(/Follow-up visits due [1-9]/)
  const page = await who.open(deskCase(caseNumber))
  expect(page.words).toContain('A follow-up visit is due')
  expect(page.words).toContain('23 February 2027')

  const form = stepForm(page, 'visit', { text: 'You told us that the new parts fit.', result: 'holds' })
  const check = await read(await who.post(deskCase(caseNumber), form))
  expect(check.words).toContain('Reached: it still holds')
  expect(check.words).toContain('No further follow-up visit is planned.')
  expect((await press(who, caseNumber, form)).status).toBe(303)
  expect((await facts(caseNumber)).visitDue).toBeUndefined()
  expect((await stored(caseNumber)).events.at(-1)?.facts).toMatchObject({ result: 'holds' })
  expect((await who.open(QUEUE)).html).not.toContain(caseNumber)
  expect(await alertsOf(caseNumber)).toEqual([])
})

test('a visit that finds the remedy not holding tells the supervisor, and changes nothing for the customer', async () => {
  const { caseNumber } = await closed()
  await step(caseNumber, { step: 'visit', result: 'fails' }, handler, due, { text: 'The parts jam again.' })
  const { version, state } = await facts(caseNumber)
  expect(state).toBe('closed')
  expect(await alertsOf(caseNumber)).toEqual([{ reason: 'not-holding', detail: String(version) }])
})

test('the customer reads what a visit found', async () => {
  const one = await closed()
  await step(one.caseNumber, { step: 'visit', result: 'holds' }, handler, due, { text: 'The parts fit.' })
  const shown = await caller({ at: due + HOUR }).look(one)
  expect(shown.events.at(-1)).toMatchObject({ type: 'visit', text: 'The parts fit.' })
})

test('nobody is visited who left no contact data', async () => {
  const { caseNumber } = await closed({})
  expect((await facts(caseNumber)).visitDue).toBeUndefined()
})

test('a visit that nobody makes warns on the fourteenth day, once, and is given up on the thirtieth', async () => {
  const { caseNumber } = await closed()
  const told = async () => (await stored(caseNumber)).events.map(({ type }) => type).slice(-2)
  await settle(due + 14 * DAY - 1)
  expect(await told()).toEqual(['open-proposal', 'accept'])
  await settle(due + 14 * DAY)
  await settle(due + 29 * DAY)
  expect(await told()).toEqual(['accept', 'visit-overdue'])
  expect(await alertsOf(caseNumber)).toEqual([{ reason: 'visit-overdue', detail: String(due) }])
  const page = await colleague('handler', due + 15 * DAY).open(deskCase(caseNumber))
  expect(page.words).toContain('The follow-up visit is overdue.')
  expect((await colleague('handler', due + 15 * DAY).open(QUEUE)).words).toMatch(/15 days[^.]* late/)

  await settle(due + 30 * DAY)
  expect(await told()).toEqual(['visit-overdue', 'visit-missed'])
  expect(await facts(caseNumber)).not.toHaveProperty('visitDue')
  expect(await facts(caseNumber)).not.toHaveProperty('erasedAt')
})

test('erasing asks no visit to be over first: it comes at its time, and at once when asked for', async () => {
  const one = await closed()
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const at = due - DAY
  await caller({ at }).send('POST', `/api/complaints/${one.caseNumber}/erasure`, code)
  await settle(at + HOUR)
  expect((await facts(one.caseNumber)).erasedAt).toBe(at + HOUR)
  expect((await stored(one.caseNumber)).words).toEqual([])

  const other = await closed()
  // The remedy was due on 10 December: its last moment counts.
  const content = Date.UTC(2026, 11, 10, 16) - 1 + 180 * DAY
  await settle(content - 1)
  expect(await facts(other.caseNumber)).not.toHaveProperty('erasedAt')
  await settle(content)
  expect((await facts(other.caseNumber)).erasedAt).toBe(content)
})

test('a case that was filed before there was a plan has no visits', async () => {
  const { caseNumber } = await filed({ phone: '+86 21 5555 0101' })
  await env.DB.prepare("update complaints set facts = json_remove(facts, '$.followUps') where number = ?")
    .bind(caseNumber)
    .run()
  await step(caseNumber, { step: 'propose', outcome: 'upheld' }, handler, NOW + HOUR, { text: 'Yes.' })
  await step(caseNumber, { step: 'accept' }, { kind: 'customer' }, NOW + 2 * HOUR)
  expect((await facts(caseNumber)).visitDue).toBeUndefined()
})
