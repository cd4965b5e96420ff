import { expect, test } from 'vitest'
import { decoded, read, track, visitor } from '../browser.ts'
import { caller, filed, HOUR, handler, NOW, proposed, step, stored, unreachable } from '../support.ts'
import { asked, CASE, formFor, goOn, opened, texts } from './case.ts'

const text = 'First line\r\n\r\n<b>&amp;</b> 🧲 "third"'

test('number and code open the case, in lower case and without hyphens', async () => {
  const { caseNumber, accessCode, ...times } = await filed()
  const plain = (written: string) => ` ${written.toLowerCase().replaceAll('-', '')} `
  const who = visitor()
  const answer = await track(who, { ...times, caseNumber: plain(caseNumber), accessCode: plain(accessCode) })
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, CASE])
  const [known, session] = answer.headers.getSetCookie()
  expect(known).toMatch(/^__Host-known=[^;]+; Max-Age=15552000; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  expect(session).toMatch(/^__Host-case=[^;]+; Max-Age=1800; Path=\/; HttpOnly; Secure; SameSite=Strict$/)
  expect(answer.headers.get('Set-Cookie')).not.toContain(caseNumber)
  const page = await who.open(CASE)
  expect(page.status).toBe(200)
  expect(page.words).toContain(caseNumber)
  expect(page.words).toContain('Nobody has answered yet.')
})

test('a wrong code, an unknown number and nonsense bring the same page back, values kept', async () => {
  const one = await filed()
  const tries = [
    { ...one, accessCode: 'ABCD-EFGH-JKMN-PQRS-TVWX' },
    { ...one, caseNumber: 'MJ-0000-0000' },
    { caseNumber: '<b>&amp;', accessCode: '"x"' },
  ]
  for (const wrong of tries) {
    const who = visitor()
    const page = await read(await track(who, wrong))
    expect([page.status, page.title.startsWith('Error: '), page.links]).toEqual([404, true, ['number']])
    expect(page.fields).toMatchObject({ number: wrong.caseNumber, code: wrong.accessCode })
    expect(page.words).toContain('Number and code do not belong together, or there is no such case.')
    expect(who.cookies.size).toBe(0)
  }
})

test('what is missing is asked for, and nothing is looked up', async () => {
  const page = await read(
    await track(visitor({ bindings: unreachable() }), { caseNumber: ' ', accessCode: '' }),
  )
  expect([page.status, page.links]).toEqual([422, ['number', 'code']])
})

test('after ten wrong codes in a minute the door stays shut for a while, values kept', async () => {
  const who = visitor()
  const wrong = { caseNumber: 'MJ-0000-0000', accessCode: 'ABCD-EFGH-JKMN-PQRS-TVWX' }
  let tries = 0
  let last = await track(who, wrong)
  for (; last.status === 404 && tries < 21; tries++) last = await track(who, wrong)
  expect([last.status, last.headers.get('Retry-After')]).toEqual([429, '60'])
  expect(tries).toBeGreaterThanOrEqual(10)
  expect((await read(last)).fields).toMatchObject({ number: wrong.caseNumber, code: wrong.accessCode })
})

test.each<[string, () => ReturnType<typeof filed>, number, string[]]>([
  ['received', () => filed(), NOW, ['zone', 'withdraw', 'leave']],
  ['late', () => filed(), NOW + 2 * HOUR, ['escalate', 'zone', 'withdraw', 'leave']],
  ['proposed', () => proposed(), NOW + 2 * HOUR, ['accept', 'reject', 'zone', 'withdraw', 'leave']],
])('the page of a %s case offers what can be done now and nothing else', async (_, one, at, buttons) => {
  const { page } = await opened(one(), at)
  expect(page.buttons).toEqual(buttons)
  expect(page.fields).toMatchObject({ write: 'yes', text: '' })
})

test('the page of a closed case offers what is left', async () => {
  const one = await proposed()
  await caller({ at: NOW + 2 * HOUR }).act(one, { action: 'accept', version: 3 })
  const { page } = await opened(Promise.resolve(one), NOW + 3 * HOUR)
  expect(page.buttons).toEqual(['not-received', 'rate', 'reopen', 'ask-erasure', 'zone', 'leave'])
  expect(page.words).toContain('you accepted our proposal')
})

test('what staff note among themselves is not on the page', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'note' }, handler, NOW, { text: 'The zebra is guilty.' })
  await step(one.caseNumber, { step: 'assign', assignee: 'li-na' }, handler, NOW)
  expect((await opened(Promise.resolve(one))).page.html).not.toMatch(/zebra|li-na/)
})

test('a message is sent once, however often the button is pressed', async () => {
  const { who, one, page } = await opened()
  const send = () => who.post(CASE, formFor(page, 'message', { text }))
  const answers = [...(await Promise.all([send(), send()])), await send()]
  expect(answers.map(({ status, headers }) => [status, headers.get('Location')])).toEqual(
    Array(3).fill([303, CASE]),
  )
  expect(await texts(one)).toEqual([text])
  expect(decoded((await who.open(CASE)).html)).toContain(text)
})

test.each([
  ['accept', 'closed'],
  ['reject', 'investigating'],
  ['withdraw', 'closed'],
])('the step %s can be taken on the page', async (action, state) => {
  const { who, one, page } = await opened(proposed(), NOW + 2 * HOUR)
  const typed = action === 'accept' ? {} : { [`text-${action}`]: 'My reason.' }
  const confirmation = await asked(who, page, action, typed)
  expect((await stored(one.caseNumber)).events).toHaveLength(4)
  const answer = await who.post(CASE, goOn(confirmation))
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, CASE])
  const { complaint, events } = await stored(one.caseNumber)
  expect([complaint.facts.state, events.at(-1)?.type, events.at(-1)?.actor]).toEqual([
    state,
    action,
    'customer',
  ])
})

test('an empty message and a rating without a number are faults at their fields', async () => {
  const one = await proposed()
  await caller({ at: NOW + 2 * HOUR }).act(one, { action: 'accept', version: 3 })
  const { who, page } = await opened(Promise.resolve(one), NOW + 3 * HOUR)
  const empty = await read(await who.post(CASE, formFor(page, 'message', { text: ' \r\n' })))
  expect([empty.status, empty.links, empty.title.startsWith('Error: ')]).toEqual([422, ['text'], true])
  const rated = await read(await who.post(CASE, formFor(page, 'rate', { 'text-rate': text })))
  expect([rated.status, rated.links]).toEqual([422, ['score']])
  expect(rated.ids).toContain('score')
  expect(rated.fields['text-rate']).toBe(text)
})

test('a step on a page that is out of date is not taken, and its text comes back', async () => {
  const { who, one, page } = await opened(proposed(), NOW + 2 * HOUR)
  await step(one.caseNumber, { step: 'message' }, handler, NOW + 2 * HOUR, { text: 'We add two parts.' })
  const stale = await read(await who.post(CASE, formFor(page, 'reject', { 'text-reject': text })))
  expect(stale.status).toBe(409)
  expect(stale.fields['text-reject']).toBe(text)
  expect(stale.words).toContain('We add two parts.')
  const confirmation = await asked(who, stale, 'reject', { 'text-reject': text })
  expect((await who.post(CASE, goOn(confirmation))).status).toBe(303)
})

test('a step that is over is not taken, and its text comes back', async () => {
  const { who, one, page } = await opened(proposed(), NOW + 2 * HOUR)
  await caller({ at: NOW + 2 * HOUR }).act(one, { action: 'withdraw', version: 4 })
  const over = await read(
    await who.post(CASE, { ...formFor(page, 'reject', { 'text-reject': text }), version: '5' }),
  )
  expect(over.status).toBe(409)
  expect(over.buttons).not.toContain('reject')
  expect(over.fields['text']).toBe(text)
})

test('a case that waits for its customer does not say that there is nothing to do', async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'respond' }, handler, NOW, { text: 'We are on it.' })
  await step(one.caseNumber, { step: 'ask' }, handler, NOW, { text: 'Which of the three?' })
  const { words } = (await opened(Promise.resolve(one))).page
  expect(words).toContain(
    'With your answer the clock runs again; without one it does so by itself on 7 December 2026',
  )
  expect(words).toContain('With your answer the clock of our proposal runs again.')
  expect(words).not.toContain('Nothing needs to be done by you.')
})
