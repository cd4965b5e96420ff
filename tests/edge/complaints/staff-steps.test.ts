import { expect, test } from 'vitest'
import { roles } from '#rules/complaints'
import {
  caller,
  DAY,
  executive,
  filed,
  HOUR,
  handler,
  NOW,
  proposed,
  step,
  stored,
  supervisor,
} from '../support.ts'

const said = { text: 'A person wrote this.' }
const offer = { step: 'propose', outcome: 'partly-upheld' } as const
const look = (one: Awaited<ReturnType<typeof filed>>, at: number) => caller({ at }).look(one)

test('a response stops the response clock, and nothing that is not written by a person does', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'assign', assignee: 'li-na' }, handler, NOW + HOUR / 4)
  await step(one.caseNumber, { step: 'reassess', severity: 'complex' }, supervisor, NOW + HOUR / 4, said)
  expect((await look(one, NOW + HOUR / 2)).clocks[0]).not.toHaveProperty('metAt')
  expect(await step(one.caseNumber, { step: 'message' }, handler, NOW + HOUR / 2, said)).toEqual({
    ok: false,
    why: 'state',
  })
  await step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR / 2, said)
  const view = await look(one, NOW + HOUR)
  expect(view).toMatchObject({ state: 'investigating', severity: 'complex' })
  expect(view.clocks[0]).toMatchObject({ metAt: new Date(NOW + HOUR / 2).toISOString(), late: false })
  expect(view.events.at(-1)).toEqual({
    at: new Date(NOW + HOUR / 2).toISOString(),
    by: 'staff',
    type: 'respond',
    ...said,
  })
})

test('an answer after the promised time is met late, for good', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR + 1, said)
  expect((await look(one, NOW + 2 * HOUR)).clocks[0]).toMatchObject({ late: true, metAt: expect.any(String) })
})

test('a pause shows its reason and length, and moves the due time by as much', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR / 2, said)
  await step(one.caseNumber, { step: 'pause', reason: 'outside-test' }, handler, NOW + HOUR, said)
  expect((await look(one, NOW + 5 * HOUR)).clocks[1]).toMatchObject({
    pausedMs: 4 * HOUR,
    pauses: [{ from: new Date(NOW + HOUR).toISOString(), reason: 'outside-test' }],
    late: false,
  })
  await step(one.caseNumber, { step: 'resume' }, handler, NOW + 2 * DAY, said)
  const view = await look(one, NOW + 2 * DAY)
  expect(view.clocks[1]).toMatchObject({ dueAt: new Date(NOW + 3 * DAY - HOUR).toISOString(), late: false })
})

test('a proposal on a fresh case is its first response too', async () => {
  const one = await filed()
  await step(one.caseNumber, offer, handler, NOW + HOUR / 2, said)
  const view = await look(one, NOW + HOUR)
  expect(view).toMatchObject({ state: 'proposed', outcome: 'partly-upheld' })
  expect(view).not.toHaveProperty('remedy')
  expect(view.clocks.map(({ metAt }) => metAt !== undefined)).toEqual([true, true, false])
})

test('after a rejection the higher level answers, and its final answer ends the case', async () => {
  const one = await proposed(NOW, { impact: 'safety' })
  await caller({ at: NOW + 2 * HOUR }).act(one, { action: 'reject', version: 3 })
  const final = { step: 'final', outcome: 'not-upheld', cause: 'process' } as const
  expect(await step(one.caseNumber, offer, supervisor, NOW + 3 * HOUR, said)).toEqual({
    ok: false,
    why: 'level',
  })
  expect(await step(one.caseNumber, final, supervisor, NOW + 3 * HOUR, said)).toEqual({
    ok: false,
    why: 'role',
  })
  expect(await step(one.caseNumber, final, executive, NOW + 3 * HOUR, said)).toMatchObject({
    ok: true,
    state: 'closed',
  })
  const view = await look(one, NOW + 4 * HOUR)
  expect(view).toMatchObject({ basis: 'final', outcome: 'not-upheld', level: 3, round: 2 })
  expect(view.actions).toEqual(['message', 'rate'])
  expect(
    (await caller({ at: NOW + 4 * HOUR }).act(one, { action: 'reopen', version: view.version })).status,
  ).toBe(409)
})

test('a delivered remedy shows its day', async () => {
  const one = await proposed()
  await caller({ at: NOW + 2 * HOUR }).act(one, { action: 'accept', version: 3 })
  await step(one.caseNumber, { step: 'deliver' }, handler, NOW + DAY, { text: 'Handed to the carrier.' })
  expect((await look(one, NOW + DAY)).remedy).toMatchObject({
    deliveredAt: new Date(NOW + DAY).toISOString(),
  })
})

test('a referral closes the case with its reason', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'refer' }, handler, NOW + HOUR / 2, {
    text: 'The carrier answers for this.',
  })
  const view = await look(one, NOW + HOUR)
  expect(view).toMatchObject({ state: 'closed', basis: 'referred' })
  expect(view.events.at(-1)?.text).toBe('The carrier answers for this.')
})

test.each([
  ['propose', offer],
  ['refer', { step: 'refer' }],
  ['duplicate', { step: 'duplicate' }],
] as const)('%s on a case at level 2 is refused to a handler', async (_, wanted) => {
  const one = await filed({ impact: 'safety' })
  expect(await step(one.caseNumber, wanted, handler, NOW + HOUR / 2, said)).toEqual({
    ok: false,
    why: 'level',
  })
  expect((await stored(one.caseNumber)).events).toHaveLength(1)
  expect(await step(one.caseNumber, wanted, supervisor, NOW + HOUR / 2, said)).toMatchObject({ ok: true })
})

test.each([
  ['accept', handler],
  ['reject', supervisor],
  ['withdraw', executive],
  ['reopen', handler],
  ['rate', supervisor],
] as const)('the step %s belongs to the customer alone', async (name, by) => {
  const one = await proposed()
  const wanted = name === 'rate' ? ({ step: name, score: 5 } as const) : ({ step: name } as const)
  expect(await step(one.caseNumber, wanted, by, NOW + 2 * HOUR, said)).toEqual({ ok: false, why: 'role' })
})

test('only a supervisor raises a case or gives it more time', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'respond' }, handler, NOW + HOUR / 2, said)
  const longer = { step: 'reassess', severity: 'complex' } as const
  expect(await step(one.caseNumber, longer, handler, NOW + HOUR, said)).toEqual({ ok: false, why: 'looser' })
  for (const role of roles.filter((one) => one !== 'supervisor')) {
    const by = { kind: 'staff', role } as const
    expect(await step(one.caseNumber, { step: 'escalate' }, by, NOW + HOUR, said)).toEqual({
      ok: false,
      why: 'role',
    })
  }
  expect(await step(one.caseNumber, longer, supervisor, NOW + HOUR, said)).toMatchObject({ ok: true })
  expect(await step(one.caseNumber, { step: 'escalate' }, supervisor, NOW + HOUR, said)).toMatchObject({
    ok: true,
  })
  expect(await look(one, NOW + HOUR)).toMatchObject({ level: 2, severity: 'complex' })
})
