import { expect, test } from 'vitest'
import type { Step } from '#rules/complaints'
import { moment } from '#words/moments'
import { contentUntil, recordUntil, reopenUntil } from '../../../functions/complaints/windows.ts'
import { newestPromise, promiseVersion } from '../../../functions/content.ts'
import { read } from '../browser.ts'
import { type Case, caller, filed, HOUR, NOW, proposed, step, stored } from '../support.ts'
import { asked, CASE, goOn, opened } from './case.ts'

const LATER = NOW + 2 * HOUR
const customer = { kind: 'customer' } as const
/** Who a level is, as the promise names it. */
const levelName = (level: number) => newestPromise().levels[level - 1]?.en
const closed = async () => {
  const one = await proposed()
  await step(one.caseNumber, { step: 'accept' }, customer, LATER)
  return one
}
const inShanghai = (at: number) => moment(at, 'en', 'Asia/Shanghai')
const due = (facts: Awaited<ReturnType<typeof stored>>['complaint']['facts']) =>
  inShanghai(facts.clocks.at(-1)?.dueAt ?? 0)

/** Each step with a case that offers it, and what its confirmation must say in view of what then stands. */
const table: [
  string,
  () => Promise<Case>,
  (facts: Awaited<ReturnType<typeof stored>>['complaint']['facts']) => string[],
][] = [
  [
    'accept',
    () => proposed(),
    (facts) => [
      'The case closes now, as agreed with you.',
      'We owe you the remedy by 10 December 2026.',
      `You can reopen the case until ${inShanghai(reopenUntil(facts, promiseVersion(2)))}`,
      `kept until ${inShanghai(contentUntil(facts, promiseVersion(2)))}`,
    ],
  ],
  [
    'reject',
    () => proposed(),
    (facts) => [
      'Round 2 begins.',
      `It is now for: ${levelName(2)}.`,
      `Our next proposal is due by ${due(facts)}.`,
    ],
  ],
  [
    'withdraw',
    () => filed(),
    (facts) => [
      'counts neither as kept nor as missed',
      `You can reopen the case until ${inShanghai(reopenUntil(facts, promiseVersion(2)))}`,
    ],
  ],
  [
    'escalate',
    () => filed(),
    () => [`It is now for: ${levelName(2)}.`, 'The promised times stay as they are'],
  ],
  ['reopen', closed, (facts) => ['Round 2 begins.', `It is now for: ${levelName(2)}.`, due(facts)]],
  [
    'not-received',
    closed,
    (facts) => ['Round 2 begins.', `The case stays with: ${levelName(1)}.`, due(facts)],
  ],
  [
    'rate',
    closed,
    () => ['Your rating: 2 of 5', 'The supervisor reads the rating', 'only averages, from five ratings on'],
  ],
  [
    'ask-erasure',
    closed,
    (facts) => [
      'What goes: everything that you and we wrote here, the files, names and contact data.',
      `the bare record, which is the number, times, steps and findings, until ${inShanghai(recordUntil(facts, promiseVersion(2)))}`,
      'within 30 days',
      'The remedy promised for 10 December 2026 is still owed',
    ],
  ],
]
const typedFor = (action: string): Record<string, string> =>
  action === 'rate' ? { score: '2', 'text-rate': 'Slow.' } : {}

test.each(table)('before %s happens, its page says what will then stand', async (action, prepare, says) => {
  const { who, one, page } = await opened(prepare(), LATER)
  const { complaint } = await stored(one.caseNumber)
  const confirmation = await asked(who, page, action, typedFor(action))
  expect(confirmation.status).toBe(200)
  expect(confirmation.words).toContain('Nothing has happened yet.')
  expect((await stored(one.caseNumber)).complaint).toEqual(complaint)

  const answer = await who.post(CASE, goOn(confirmation))
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, CASE])
  const after = await stored(one.caseNumber)
  expect(after.events.at(-1)).toMatchObject({ type: action, actor: 'customer' })
  for (const said of says(after.complaint.facts)) expect(confirmation.words).toContain(said)
  expect((await who.open(CASE)).status).toBe(200)
})

test.each(table)('%s, confirmed twice and a third time, is one step', async (action, prepare) => {
  const { who, one, page } = await opened(prepare(), LATER)
  const before = (await stored(one.caseNumber)).events.length
  const confirmation = await asked(who, page, action, typedFor(action))
  const send = () => who.post(CASE, goOn(confirmation))
  const answers = [...(await Promise.all([send(), send()])), await send()]
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303])
  expect((await stored(one.caseNumber)).events).toHaveLength(before + 1)
  // The step's own button on a page that is still open leads to the case too.
  expect((await asked(who, page, action, typedFor(action))).status).toBe(303)
})

const text = 'First line\r\n\r\n<b>&amp;</b> 🧲 "third"'

test('the words go through the confirmation unchanged, and into the history', async () => {
  const { who, one, page } = await opened(proposed(), LATER)
  const confirmation = await asked(who, page, 'reject', { 'text-reject': text })
  expect(confirmation.words).toContain('<b>&amp;</b> 🧲 "third"')
  expect(confirmation.html).not.toContain('<b>&amp;</b>')
  await who.post(CASE, goOn(confirmation))
  expect((await caller({ at: LATER }).look(one)).events.at(-1)).toMatchObject({ type: 'reject', text })
})

test('going back takes no step, and the text stands in its open box', async () => {
  const { who, one, page } = await opened(proposed(), LATER)
  const confirmation = await asked(who, page, 'reject', { 'text-reject': text })
  const back = await read(await who.post(CASE, { ...confirmation.fields, answer: 'back' }))
  expect([back.status, back.fields['text-reject']]).toEqual([200, text])
  expect(back.html).toMatch(/<details[^>]*data-slot="step-reject"[^>]* open/)
  expect((await stored(one.caseNumber)).complaint.facts.state).toBe('proposed')
})

test('the confirmation by itself says nothing and leads to the case', async () => {
  const { who } = await opened()
  const answer = await who.get(`${CASE}confirm/`)
  expect([answer.status, answer.headers.get('Location')]).toEqual([303, CASE])
})

test('a reopening within the higher level stays there', async () => {
  const { who, page } = await opened(filed({ impact: 'safety' }), LATER)
  const taken = await who.post(CASE, goOn(await asked(who, page, 'withdraw')))
  expect(taken.status).toBe(303)
  const again = await asked(who, await who.open(CASE), 'reopen')
  expect(again.words).toContain(`It is now for: ${levelName(3)}.`)
})

type Taken = [string, Step, string]
test.each<Taken>([
  ['reject', { step: 'withdraw' }, 'The case has moved on since you opened this page.'],
  ['reject', { step: 'message' }, 'The case has moved on since you opened this page.'],
])('what moves between question and confirmation stops %s, its text kept', async (action, between, says) => {
  const { who, one, page } = await opened(proposed(), LATER)
  const confirmation = await asked(who, page, action, { [`text-${action}`]: text })
  await step(one.caseNumber, between, customer, LATER, { text: 'From another tab.' })
  const refused = await read(await who.post(CASE, goOn(confirmation)))
  expect(refused.status).toBe(409)
  expect(refused.words).toContain(says)
  expect(Object.values(refused.fields)).toContain(text)
  expect((await stored(one.caseNumber)).events.at(-1)?.type).toBe(between.step)
})
