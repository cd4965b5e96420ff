import { expect, test } from 'vitest'
import { read, track } from '../browser.ts'
import { DAY, filed, HOUR, MINUTE, NOW, proposed, step, stored } from '../support.ts'
import { asked, CASE, formFor, goOn, opened } from './case.ts'

const LATER = NOW + 2 * HOUR
const customer = { kind: 'customer' } as const
const text = 'First line\r\n\r\n<b>&amp;</b> 🧲 "third"'
const closed = async () => {
  const one = await proposed()
  await step(one.caseNumber, { step: 'accept' }, customer, LATER)
  return one
}
const withdrawn = async () => {
  const one = await filed()
  await step(one.caseNumber, { step: 'withdraw' }, customer, NOW)
  return one
}
const rated = async () => {
  const one = await closed()
  await step(one.caseNumber, { step: 'rate', score: 4 }, customer, LATER)
  return one
}

test.each<[string, string, () => ReturnType<typeof filed>, Record<string, string>, string]>([
  ['accept', 'where there is no proposal', filed, {}, 'a point at which this step is not open'],
  ['reopen', 'of an open case', filed, { 'text-reopen': text }, 'a point at which this step is not open'],
  [
    'escalate',
    'before a promise was missed',
    proposed,
    { 'text-escalate': text },
    'No promised time has been missed',
  ],
  ['not-received', 'without a remedy', withdrawn, {}, 'No remedy with a date is owed'],
  ['rate', 'a second time', rated, { score: '5', 'text-rate': text }, 'This closing has been rated already.'],
  ['ask-erasure', 'of an open case', filed, {}, 'Withdraw the complaint first; then you can ask.'],
])('%s %s is refused with the reason, and no text is lost', async (action, _, prepare, typed, says) => {
  const { who, one, page } = await opened(prepare(), action === 'reopen' ? NOW : LATER)
  const before = (await stored(one.caseNumber)).events.length
  for (const answer of [{}, { answer: 'go' }]) {
    const refused = await read(await who.post(CASE, { ...formFor(page, action, typed), ...answer }))
    expect(refused.status).toBe(409)
    expect(refused.title).toMatch(/^Error: /)
    expect(refused.words).toContain(says)
    if (`text-${action}` in typed) expect(Object.values(refused.fields)).toContain(text)
  }
  expect((await stored(one.caseNumber)).events).toHaveLength(before)
})

test('a reopening whose time ran out while the page was open is refused, its text in the message box', async () => {
  const end = NOW + 14 * DAY
  const { who, page } = await opened(withdrawn(), end - MINUTE)
  who.clock.now = end + 1
  const refused = await asked(who, page, 'reopen', { 'text-reopen': text })
  expect([refused.status, refused.fields['text']]).toEqual([409, text])
  expect(refused.words).toContain('The time in which the case could be reopened is over.')
  expect(refused.buttons).not.toContain('reopen')
})

test('a confirmation of another case is refused at the door, with its text and number', async () => {
  const { who, one, page } = await opened(proposed(), LATER)
  const confirmation = await asked(who, page, 'reject', { 'text-reject': text })
  const other = await proposed()
  await track(who, other)
  const door = await read(await who.post(CASE, goOn(confirmation)))
  expect([door.status, door.fields['text'], door.fields['number']]).toEqual([409, text, one.caseNumber])
  for (const { caseNumber } of [one, other])
    expect((await stored(caseNumber)).complaint.facts.state).toBe('proposed')
})

test('a confirmation whose session has ended leads to the door, with its text', async () => {
  const { who, one, page } = await opened(proposed(), LATER)
  const confirmation = await asked(who, page, 'reject', { 'text-reject': text })
  who.clock.now += 31 * MINUTE
  const door = await read(await who.post(CASE, goOn(confirmation)))
  expect([door.status, door.fields['text']]).toEqual([403, text])
  expect((await stored(one.caseNumber)).complaint.facts.state).toBe('proposed')
})

test('a rating without a number opens its box with the text', async () => {
  const { who, page } = await opened(closed(), LATER)
  const back = await asked(who, page, 'rate', { 'text-rate': text })
  expect([back.status, back.links, back.fields['text-rate']]).toEqual([422, ['score'], text])
  expect(back.html).toMatch(/<details[^>]*data-slot="step-rate"[^>]* open/)
})

test('once erasure is asked for, the page says so, offers nothing, and keeps a text that comes too late', async () => {
  const { who, one, page } = await opened(closed(), LATER)
  await step(one.caseNumber, { step: 'ask-erasure' }, customer, LATER)
  const now = await who.open(CASE)
  expect(now.buttons).toEqual(['zone', 'leave'])
  expect(now.words).toMatch(/You asked on 23 November 2026, 12:00 \(UTC\+8\) for the words, files/)
  expect(now.words).toContain('Until that is done you can still read it here; nothing else is possible.')
  const refused = await asked(who, page, 'message', { text })
  expect(refused.status).toBe(409)
  expect(refused.words).toContain('You asked for this case to be erased. It can only be read now.')
  expect(refused.fields['stranded']).toBe(text)
})

test('after erasure the bare record stays readable, and says when it happened and until when it is kept', async () => {
  const one = await closed()
  await step(one.caseNumber, { step: 'ask-erasure' }, customer, LATER)
  await step(one.caseNumber, { step: 'erase' }, { kind: 'clock' }, LATER + HOUR)
  const { page } = await opened(Promise.resolve(one), LATER + 2 * HOUR)
  expect(page.status).toBe(200)
  expect(page.buttons).toEqual(['zone', 'leave'])
  expect(page.words).toContain('were erased on 23 November 2026, 13:00 (UTC+8)')
  expect(page.words).toContain('have aged out by 23 December 2026, 13:00 (UTC+8)')
  expect(page.words).toMatch(/The bare record is kept until 9 December 2029/)
})
