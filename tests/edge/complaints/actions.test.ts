import { expect, test } from 'vitest'
import { caller, DAY, filed, HOUR, handler, NOW, problemOf, proposed, step, stored } from '../support.ts'

const LATER = NOW + 2 * HOUR
const closed = async () => {
  const one = await proposed()
  await caller({ at: LATER }).act(one, { action: 'accept', version: 3 })
  return one
}

test('accepting closes the case as agreed, and the remedy stays owed', async () => {
  const one = await proposed()
  const answer = await caller({ at: LATER }).act(one, { action: 'accept', version: 3 })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ state: 'closed', version: 4 })
  expect(await caller({ at: LATER }).look(one)).toMatchObject({
    basis: 'agreed',
    remedy: { due: '2026-12-10' },
    actions: ['message', 'not-received', 'rate', 'reopen'],
  })
})

test('rejecting goes up a level and begins the next round, with the reason kept', async () => {
  const one = await proposed()
  await caller({ at: LATER }).act(one, { action: 'reject', version: 3, text: 'Forty, not three.' })
  const view = await caller({ at: LATER }).look(one)
  expect(view).toMatchObject({ state: 'investigating', level: 2, round: 2 })
  expect(view.events.at(-1)).toMatchObject({ by: 'customer', type: 'reject', text: 'Forty, not three.' })
  const due = new Date(LATER + DAY).toISOString()
  expect(view.clocks.at(-1)).toMatchObject({ name: 'propose', round: 2, dueAt: due, late: false })
})

test('withdrawing closes the case, and it can be opened again for fourteen days', async () => {
  const one = await filed()
  await caller().act(one, { action: 'withdraw', version: 1, text: '' })
  expect(await caller().look(one)).toMatchObject({ state: 'closed', basis: 'withdrawn' })
  const late = await caller({ at: NOW + 14 * DAY + 1 }).act(one, { action: 'reopen', version: 2 })
  expect(await problemOf(late)).toMatchObject({ status: 409, detail: 'window-closed' })
  const answer = await caller({ at: NOW + 14 * DAY }).act(one, { action: 'reopen', version: 2 })
  expect(await answer.json()).toEqual({ state: 'investigating', version: 3 })
})

test('a remedy that did not arrive opens the case again', async () => {
  const one = await closed()
  const answer = await caller({ at: NOW + 20 * DAY }).act(one, { action: 'not-received', version: 4 })
  expect(await answer.json()).toEqual({ state: 'investigating', version: 5 })
})

test('a case is rated once a closing, and the score is shown to nobody but the desk', async () => {
  const one = await closed()
  const rate = { action: 'rate', version: 4, score: 2, text: 'Slow.' }
  expect((await caller({ at: LATER }).act(one, rate)).status).toBe(200)
  const again = await caller({ at: LATER }).act(one, { ...rate, version: 5 })
  expect(await problemOf(again)).toMatchObject({ status: 409, detail: 'already-rated' })
  expect((await stored(one.caseNumber)).events.at(-1)?.facts).toMatchObject({ score: 2 })
})

test('a customer may take the case up a level once a promise was missed, not before', async () => {
  const one = await filed()
  const early = await caller().act(one, { action: 'escalate', version: 1 })
  expect(await problemOf(early)).toMatchObject({ status: 409, detail: 'no-clock-missed' })
  expect((await caller({ at: NOW + HOUR }).look(one)).actions).not.toContain('escalate')
  expect((await caller({ at: NOW + HOUR + 1 }).look(one)).actions).toContain('escalate')
  await caller({ at: NOW + HOUR + 1 }).act(one, { action: 'escalate', version: 1 })
  expect(await caller({ at: NOW + HOUR + 1 }).look(one)).toMatchObject({ level: 2, state: 'received' })
})

test('a step that the case does not offer is not allowed now, and nothing is stored', async () => {
  const one = await filed()
  for (const action of ['accept', 'reject', 'reopen', 'not-received']) {
    const answer = await caller().act(one, { action, version: 1 })
    expect(await problemOf(answer)).toMatchObject({
      status: 409,
      type: '/problems/not-allowed-now/',
      detail: 'state',
    })
  }
  expect((await stored(one.caseNumber)).events).toHaveLength(1)
})

test.each(['respond', 'propose', 'final', 'note', 'silence', 'breach', 'erase', 'refer'])(
  'a customer cannot take the step %s of others',
  async (action) => {
    const one = await filed()
    const answer = await caller().act(one, { action, version: 1 })
    expect(await problemOf(answer)).toMatchObject({
      status: 422,
      errors: [{ pointer: '/action', code: 'action.missing' }],
    })
  },
)

test.each<[string, Record<string, unknown>, string, string]>([
  ['no version', { action: 'withdraw' }, '/version', 'version.missing'],
  ['version 0', { action: 'withdraw', version: 0 }, '/version', 'version.missing'],
  ['a version in quotes', { action: 'withdraw', version: '1' }, '/version', 'version.missing'],
  ['no score', { action: 'rate', version: 1 }, '/score', 'score.missing'],
  ['six of five', { action: 'rate', version: 1, score: 6 }, '/score', 'score.missing'],
  ['a score that nobody asked for', { action: 'withdraw', version: 1, score: 5 }, '/score', 'unknown'],
  ['a long text', { action: 'withdraw', version: 1, text: 'x'.repeat(10_001) }, '/text', 'text.long'],
])('%s is refused at its place', async (_, body, pointer, code) => {
  const one = await filed()
  expect(await problemOf(await caller().act(one, body))).toMatchObject({
    status: 422,
    errors: [{ pointer, code }],
  })
})

test('a step on what has moved since it was read is stale', async () => {
  const one = await proposed()
  await step(one.caseNumber, { step: 'message' }, handler, LATER, { text: 'We add two parts.' })
  const answer = await caller({ at: LATER }).act(one, { action: 'accept', version: 3 })
  expect(await problemOf(answer)).toMatchObject({ status: 409, type: '/problems/stale/' })
  expect((await caller({ at: LATER }).act(one, { action: 'accept', version: 99 })).status).toBe(409)
  expect(await caller({ at: LATER }).look(one)).toMatchObject({ state: 'proposed', version: 5 })
})

test('of simultaneous steps one wins and leaves one event', async () => {
  const one = await proposed()
  const wanted = ['accept', 'reject', 'accept', 'reject'] as const
  const answers = await Promise.all(
    wanted.map((action) => caller({ at: LATER }).act(one, { action, version: 3, text: `I ${action}.` })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409])
  const { events, words } = await stored(one.caseNumber)
  expect(events.map(({ version }) => version)).toEqual([1, 2, 3, 4])
  expect(words.map(({ version }) => version).sort()).toEqual([1, 2, 3, 4])
})
