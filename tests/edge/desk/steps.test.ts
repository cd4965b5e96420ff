import { describe, expect, test } from 'vitest'
import type { StaffRole } from '../../../functions/staff/contract.ts'
import { read } from '../browser.ts'
import { type Case, caller, filed, handler, MINUTE, NOW, step, stored } from '../support.ts'
import { agreed, at, broughtBy, internal, table, text } from './situations.ts'
import { colleague, deskCase, press, stepForm } from './staff.ts'

describe.each(Object.entries(table))('%s', (action, row) => {
  const { from, as, typed = {}, to, not = [] } = row
  const full = ({ caseNumber }: Case) => broughtBy(row, caseNumber)
  const began = async (role: StaffRole) => {
    const one = await from()
    const who = colleague(role, at)
    return { one, who, page: await who.open(deskCase(one.caseNumber)) }
  }

  test('is taken by the right role, once, and stands in the history', async () => {
    const { one, who, page } = await began(as)
    expect(page.html).toContain(`value="${action}"`)
    const form = stepForm(page, action, await full(one))
    expect((await press(who, one.caseNumber, form)).status).toBe(303)
    const { complaint, events } = await stored(one.caseNumber)
    expect([complaint.facts.state, events.at(-1)?.type]).toEqual([to, action])
    expect(events.at(-1)).toMatchObject({ actor: 'staff', role: as })
    // A doubled click, and a return to the page before.
    expect((await press(who, one.caseNumber, form)).status).toBe(303)
    expect((await stored(one.caseNumber)).events).toHaveLength(events.length)
    const after = await who.open(deskCase(one.caseNumber))
    if (typed['text']) expect(after.words).toContain(text)
  })

  test.each(not)('is not offered to a %s, and refused', async (role) => {
    const { one, who, page } = await began(role)
    expect(page.html).not.toContain(`value="${action}"`)
    const before = (await stored(one.caseNumber)).events.length
    const answer = await press(who, one.caseNumber, stepForm(page, action, await full(one)))
    expect(answer.status).toBe(409)
    if (typed['text']) expect(await answer.text()).toContain(text)
    expect((await stored(one.caseNumber)).events).toHaveLength(before)
  })

  test('on a page that has become old is refused with the text kept', async () => {
    const { one, who, page } = await began(as)
    await step(one.caseNumber, { step: 'note' }, handler, at, { text: 'A colleague was quicker.' })
    const before = (await stored(one.caseNumber)).events.length
    const answer = await press(who, one.caseNumber, stepForm(page, action, await full(one)))
    expect(answer.status).toBe(409)
    const back = await read(answer)
    expect(back.words).toContain('The case changed while you wrote.')
    expect(back.words).toContain('A colleague was quicker.')
    expect(back.words).toMatch(/internal\s+new/)
    for (const [name, value] of Object.entries(await full(one)))
      if (name === 'text' || name === 'remedy') expect(back.fields[`${name}-${action}`]).toBe(value)
    expect((await stored(one.caseNumber)).events).toHaveLength(before)
    // Sent again from there, it goes through.
    const typedAgain = { ...back.fields, action }
    expect((await press(who, one.caseNumber, typedAgain)).status).toBe(303)
  })

  const missing = Object.keys(typed).filter((name) => name !== 'remedy')
  test.each(missing)('without %s is asked for again, with the rest kept', async (name) => {
    const { one, who, page } = await began(as)
    const answer = await who.post(
      deskCase(one.caseNumber),
      stepForm(page, action, { ...(await full(one)), [name]: '' }),
    )
    expect(answer.status).toBe(422)
    const back = await read(answer)
    expect(back.links).toContain(`${name}-${action}`)
    expect(back.ids).toContain(`${name}-${action}`)
    expect(back.html).toMatch(new RegExp(`<details[^>]*data-slot="step-${action}"[^>]* open`))
    for (const [kept, value] of Object.entries(typed))
      if (kept !== name && value !== '') expect(back.fields[`${kept}-${action}`]).toBe(value)
  })

  test.runIf(!internal.includes(action))(
    'is shown before it goes out, and taken by nothing less',
    async () => {
      const { one, who, page } = await began(as)
      const before = (await stored(one.caseNumber)).events.length
      const answer = await who.post(deskCase(one.caseNumber), stepForm(page, action, await full(one)))
      expect(answer.status).toBe(200)
      const check = await read(answer)
      expect(check.words).toContain('Check before it goes out')
      expect(check.words).toContain('What follows')
      if (typed['text']) expect(check.words).toContain(text)
      expect((await stored(one.caseNumber)).events).toHaveLength(before)
      const back = await read(await who.post(deskCase(one.caseNumber), { ...check.fields, answer: 'back' }))
      if (typed['text']) expect(back.fields[`text-${action}`]).toBe(text)
    },
  )
})

test('every step that staff can take has a row here', async () => {
  const { StaffAction } = await import('../../../functions/desk/contract.ts')
  const known = StaffAction.def.options.flatMap((one) => [...one.shape.action.def.values])
  expect(Object.keys(table).sort()).toEqual(known.sort())
})

test.each(['\u200b', '\u2063 \u00ad\u200e', '\u3164', '\u2800\u0007'])(
  'an answer in which there is nothing to see, %j, is none and stops no clock',
  async (blank) => {
    const one = await filed()
    const who = colleague('handler')
    const page = await who.open(deskCase(one.caseNumber))
    const answer = await press(who, one.caseNumber, stepForm(page, 'respond', { text: blank }))
    expect([answer.status, (await read(answer)).links]).toEqual([422, ['text-respond']])
    expect((await stored(one.caseNumber)).events).toHaveLength(1)
  },
)

test('a step out of its state is refused with the text kept where it can be read', async () => {
  const one = await agreed()
  const who = colleague('handler', at)
  const page = await who.open(deskCase(one.caseNumber))
  const answer = await press(who, one.caseNumber, stepForm(page, 'respond', { text }))
  expect(answer.status).toBe(409)
  expect((await read(answer)).fields['stranded']).toBe(text)
})

test('a text that is sent after half an hour without a click comes back, and goes out at the next try', async () => {
  const one = await filed()
  const who = colleague('handler')
  const page = await who.open(deskCase(one.caseNumber))
  who.clock.now += 31 * MINUTE
  const answer = await press(who, one.caseNumber, stepForm(page, 'respond', { text }))
  expect(answer.status).toBe(403)
  const back = await read(answer)
  expect(back.words).toContain('More than 30 minutes')
  expect(back.fields['text-respond']).toBe(text)
  expect((await stored(one.caseNumber)).events).toHaveLength(1)
  expect((await press(who, one.caseNumber, { ...back.fields, action: 'respond' })).status).toBe(303)
})

test('a form of another case, of another colleague or from elsewhere takes no step', async () => {
  const [one, other] = [await filed(), await filed()]
  const who = colleague('handler')
  const page = await who.open(deskCase(one.caseNumber))
  const form = stepForm(page, 'note', { text })
  expect((await who.post(deskCase(other.caseNumber), form)).status).toBe(403)
  expect((await colleague('supervisor').post(deskCase(one.caseNumber), form)).status).toBe(403)
  expect((await who.post(deskCase(one.caseNumber), form, { Origin: 'https://evil.test' })).status).toBe(403)
  for (const { caseNumber } of [one, other]) expect((await stored(caseNumber)).events).toHaveLength(1)
})

test('an internal note is marked, and the customer never sees it', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'note' }, handler, NOW, { text: 'Only among us.' })
  const page = await colleague('handler').open(deskCase(one.caseNumber))
  expect(page.html).toMatch(/class="staff internal"[\s\S]*?class="mark">internal[\s\S]*?Only among us\./)
  expect(page.words).not.toMatch(/\b(You|We) (filed|left|answered)/)
  expect(JSON.stringify(await caller().look(one))).not.toContain('Only among us.')
})
