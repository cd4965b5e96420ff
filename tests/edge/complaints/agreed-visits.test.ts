import { expect, test } from 'vitest'
import { CaseRecord } from '../../../functions/complaints/record/record-contract.ts'
import { read, track, visitor } from '../browser.ts'
import { recorded } from '../desk/recording.ts'
import { colleague, deskCase, program } from '../desk/staff.ts'
import { caller, DAY, executive, HOUR, NOW, problemOf, proposed, settle, step, stored } from '../support.ts'
import { asked, CASE, formFor, goOn, opened } from './case.ts'

const phone = { phone: '+86 21 5555 0101' }
const facts = async (number: string) => (await stored(number)).complaint.facts
const types = async (number: string) => (await stored(number)).events.map(({ type }) => type)
const later = NOW + 2 * HOUR

/** A case with a proposal, before its customer; accepted, with the box ticked or not. */
const atProposal = (contact: Record<string, unknown> = phone) => opened(proposed(NOW, contact), later)
async function atClosed(ticked: Record<string, string> = {}) {
  const { who, one, page } = await atProposal()
  const answer = await who.post(CASE, { ...goOn(await asked(who, page, 'accept')), ...ticked })
  expect(answer.status).toBe(303)
  return { who, one, number: one.caseNumber, page: await who.open(CASE) }
}

test('before the acceptance a box asks that starts empty, and without a tick nobody has agreed', async () => {
  const { who, page } = await atProposal()
  const confirmation = await asked(who, page, 'accept')
  expect(confirmation.html).toMatch(/<input type="checkbox" name="visits"[^>]*>/)
  expect(confirmation.fields).not.toHaveProperty('visits')
  expect(confirmation.words).toMatch(/contact me again 6 and 12 months +after closing/)
  expect(confirmation.words).toMatch(/until 30 days +after its day/)
  expect(confirmation.words).toContain('free to say no')
  expect((await asked(who, page, 'reject')).html).not.toContain('name="visits"')
  const { number } = await atClosed()
  expect(await facts(number)).not.toHaveProperty('visitsAgreedAt')
})

test('ticked, it goes with the acceptance: one event, one instant, however often it is pressed', async () => {
  const { who, one, page } = await atProposal()
  const go = { ...goOn(await asked(who, page, 'accept')), visits: 'yes' }
  const answers = await Promise.all([who.post(CASE, go), who.post(CASE, go)])
  expect(answers.map(({ status }) => status)).toEqual([303, 303])
  expect(await types(one.caseNumber)).toEqual(['filed', 'respond', 'propose', 'open-proposal', 'accept'])
  expect(await facts(one.caseNumber)).toMatchObject({ visitsAgreedAt: expect.any(Number) })
  const closed = await who.open(CASE)
  expect(closed.words).toContain('you agreed that we ask again 6 and 12 months after closing')
  expect(closed.words).toMatch(/your contact data and one line about the matter are kept until .*2027/)
  expect(closed.words).toContain('You accepted the proposal')
  expect(closed.words).toContain('Agreed to later follow-up visits')
})

test('afterwards the page of the closed case asks for a tick, and takes it back with one press', async () => {
  const { who, number, page } = await atClosed()
  expect(page.fields).not.toHaveProperty('agree')
  const refused = await read(await who.post(CASE, formFor(page, 'agree-visits')))
  expect([refused.status, refused.title]).toEqual([422, expect.stringMatching(/^Error: /)])
  expect(refused.html).toContain('href="#agree"')
  expect(refused.words).toContain('Tick the box if you agree.')
  expect((await who.post(CASE, formFor(refused, 'agree-visits', { agree: 'yes' }))).status).toBe(303)
  expect(await facts(number)).toMatchObject({ visitsAgreedAt: expect.any(Number) })

  const agreed = await who.open(CASE)
  expect(agreed.html).not.toContain('name="agree"')
  expect(agreed.words).toContain('Follow-up visits')
  expect((await who.post(CASE, formFor(agreed, 'withdraw-visits'))).status).toBe(303)
  expect(await facts(number)).toMatchObject({ visitsWithdrawnAt: expect.any(Number) })
  expect(await types(number)).toEqual([
    'filed',
    'respond',
    'propose',
    'open-proposal',
    'accept',
    'agree-visits',
    'withdraw-visits',
  ])
  const withdrawn = await who.open(CASE)
  expect(withdrawn.words).toContain('you took your agreement to later follow-up visits back')
  expect(withdrawn.html).toContain('name="agree"')
})

test('pressed twice at once it is taken once, whichever of the two', async () => {
  const { who, number, page } = await atClosed()
  const agree = formFor(page, 'agree-visits', { agree: 'yes' })
  const twice = await Promise.all([who.post(CASE, agree), who.post(CASE, agree)])
  expect(twice.map(({ status }) => status)).toEqual([303, 303])
  const withdraw = formFor(await who.open(CASE), 'withdraw-visits')
  const again = await Promise.all([who.post(CASE, withdraw), who.post(CASE, withdraw)])
  expect(again.map(({ status }) => status)).toEqual([303, 303])
  expect((await types(number)).slice(5)).toEqual(['agree-visits', 'withdraw-visits'])
})

test('by the API it is said with the acceptance or by steps of its own, of which one of two is taken', async () => {
  const one = await proposed(NOW, phone)
  const { act, look, send } = caller({ at: later })
  expect((await act(one, { action: 'accept', version: 3, visits: false })).status).toBe(422)
  expect((await act(one, { action: 'accept', version: 3, visits: true })).status).toBe(200)
  const agreedAt = new Date(later).toISOString()
  const { visits, actions } = await look(one)
  expect(visits).toMatchObject({ agreedAt, next: expect.any(String), contactUntil: expect.any(String) })
  expect(actions).toContain('withdraw-visits')
  const both = await Promise.all([1, 2].map(() => act(one, { action: 'withdraw-visits', version: 4 })))
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
  expect((await look(one)).visits).toEqual({ agreedAt, withdrawnAt: agreedAt })
  const refusal = await act(one, { action: 'withdraw-visits', version: 5 })
  expect(await problemOf(refusal)).toMatchObject({ status: 409, detail: 'not-agreed' })
  expect((await act(one, { action: 'agree-visits', version: 5 })).status).toBe(200)
  const path = `/api/complaints/${one.caseNumber}/export`
  const record = CaseRecord.parse(
    await (await send('GET', path, { Authorization: `Bearer ${one.accessCode}` })).json(),
  )
  expect(record.visits).toMatchObject({ agreedAt })
  expect(record.events.map(({ type }) => type).slice(-2)).toEqual(['withdraw-visits', 'agree-visits'])
})

test('who left no contact data is asked for no agreement, and cannot give any', async () => {
  const { who, page } = await atProposal({})
  expect((await asked(who, page, 'accept')).html).not.toContain('name="visits"')
  const one = await proposed(NOW, {})
  const { act } = caller({ at: later })
  const refusal = await act(one, { action: 'accept', version: 3, visits: true })
  expect(await problemOf(refusal)).toMatchObject({ status: 409, detail: 'no-visits' })
  expect((await act(one, { action: 'accept', version: 3 })).status).toBe(200)
  expect((await act(one, { action: 'agree-visits', version: 4 })).status).toBe(409)
})

test('staff read what was agreed, on the page, in the file and through their API', async () => {
  const { number } = await atClosed({ visits: 'yes' })
  const page = await colleague('handler', later).open(deskCase(number))
  expect(page.words).toContain('6 and 12 months after closing; agreed on 23 November 2026')
  const file = await colleague('handler', later).open(`${deskCase(number)}file/`)
  expect(file.words).toContain('6 and 12 months after closing; agreed on 23 November 2026')
  const { visits, events } = await (await program('handler', later)).open(number)
  expect(visits?.agreedAt).toMatch(/^2026-11-23T04:0/)
  expect(events.at(-1)).toMatchObject({ type: 'accept', facts: { visits: true } })
})

test('in Chinese the page says the same', async () => {
  const who = visitor({ at: later })
  await track(who, await proposed(NOW, phone))
  const page = await who.open('/complaints/case/')
  const asked = await read(await who.post('/complaints/case/', formFor(page, 'accept')))
  expect(asked.words).toContain('结案满 6 个月、12 个月 时再联系我')
  expect(asked.words).toContain('最多再留 30 天')
})

test('a drill runs through it like a case, and stays a drill', async () => {
  const one = await recorded(colleague('supervisor'), { kind: 'drill', ...phone })
  const offer = { step: 'propose', outcome: 'upheld' } as const
  await step(one.caseNumber, offer, executive, NOW + HOUR, { text: 'We practise this.' })
  const { act, look, clock } = caller({ at: later })
  expect((await act(one, { action: 'accept', version: 2, visits: true })).status).toBe(200)
  clock.now = later + 181 * DAY
  await settle(clock.now)
  const { kind, events, actions } = await look(one)
  expect([kind, events.at(-1)?.type, actions]).toEqual(['drill', 'reduce', ['withdraw-visits']])
})
