import { expect, test } from 'vitest'
import { CaseRecord } from '../../../functions/complaints/record/record-contract.ts'
import { read } from '../browser.ts'
import { caller, filed, HOUR, handler, NOW, step, stored } from '../support.ts'
import { colleague, deskCase, missed, press, program, stepForm } from './staff.ts'

const at = NOW + 2 * HOUR
const text = 'You should have heard from us an hour ago.'

test('after a missed promise the form asks why, keeps what was written, and takes the step with the reason', async () => {
  const one = await missed()
  const who = colleague('handler', at)
  const page = await who.open(deskCase(one.caseNumber))
  expect(page.words).toContain('Why the promise was missed')
  const answer = await who.post(deskCase(one.caseNumber), stepForm(page, 'respond', { text }))
  expect(answer.status).toBe(422)
  const asked = await read(answer)
  expect(asked.links).toEqual(['breachReason-respond'])
  expect(asked.fields['text-respond']).toBe(text)
  const form = { ...asked.fields, action: 'respond', 'breachReason-respond': 'handed-over-late' }
  expect((await press(who, one.caseNumber, form)).status).toBe(303)

  const { complaint, events } = await stored(one.caseNumber)
  expect(complaint.facts.unexplained).toBeUndefined()
  expect(events.at(-1)).toMatchObject({ type: 'respond', facts: { breachReason: 'handed-over-late' } })
  const after = await who.open(deskCase(one.caseNumber))
  expect(after.words).toContain('Why the promise was missed: the case reached the right person late')
  // It was said once, and is not asked for again.
  expect(after.ids).not.toContain('breachReason-message')
})

test('the customer reads that a promise was missed, and nowhere the reason that we keep for ourselves', async () => {
  const one = await missed()
  await step(one.caseNumber, { step: 'respond', breachReason: 'workload' }, handler, at, { text })
  const who = caller({ at })
  const code = { Authorization: `Bearer ${one.accessCode}` }
  const shown = await who.look(one)
  const answer = await who.send('GET', `/api/complaints/${one.caseNumber}/export`, code)
  const taken = CaseRecord.parse(await answer.json())
  expect(shown.events.map(({ type }) => type)).toEqual(['filed', 'breach', 'respond'])
  expect(taken.events.at(-1)?.facts).toEqual({ level: 2, round: 1 })
  expect(JSON.stringify([shown, taken])).not.toMatch(/workload|breachReason/)
})

test('a note needs no reason, and a case that is in time is not asked for one', async () => {
  const [late, kept] = [await missed(), await filed()]
  const who = colleague('handler', at)
  const page = await who.open(deskCase(late.caseNumber))
  expect(page.ids).not.toContain('breachReason-note')
  expect((await press(who, late.caseNumber, stepForm(page, 'note', { text }))).status).toBe(303)
  expect((await stored(late.caseNumber)).complaint.facts.unexplained).toBe(true)
  const other = await who.open(deskCase(kept.caseNumber))
  expect(other.words).not.toContain('Why the promise was missed')
})

test('a reason where none is owed is refused with the text kept', async () => {
  const one = await filed()
  const who = colleague('handler', at)
  const page = await who.open(deskCase(one.caseNumber))
  const answer = await press(
    who,
    one.caseNumber,
    stepForm(page, 'respond', { text, breachReason: 'workload' }),
  )
  expect(answer.status).toBe(409)
  const back = await read(answer)
  expect(back.words).toContain('No missed promise waits for a reason')
  expect(back.fields['text-respond']).toBe(text)
})

test('a program is told that a reason is owed, is refused without one, and reads the one that was given', async () => {
  const one = await missed()
  const who = await program('handler', at)
  const before = await who.open(one.caseNumber)
  expect([before.unexplained, before.actions.includes('respond')]).toEqual([true, true])
  const reply = { action: 'respond', version: before.version, text }
  const refused = await who.act(one.caseNumber, reply)
  expect([refused.status, await refused.json()]).toEqual([
    409,
    expect.objectContaining({ detail: 'reason-owed' }),
  ])
  expect((await who.act(one.caseNumber, { ...reply, breachReason: 'absence' })).status).toBe(200)
  const after = await who.open(one.caseNumber)
  expect(after.unexplained).toBe(false)
  expect(after.events.at(-1)?.facts).toMatchObject({ breachReason: 'absence' })
})
