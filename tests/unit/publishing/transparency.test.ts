import { expect, test } from 'vitest'
import { type Answers, transparency, type Verdict } from '../../../site/schemas/transparency.ts'

const whole: Answers = {
  kind: 'closure',
  reason: { why: 'The presses are worn out.', whose: 'Ours.' },
  times: [
    { what: 'Decided', date: '2026-09-01' },
    { what: 'Closed', date: '2026-12-31' },
  ],
  responsible: { role: 'General manager', phone: '+86 21 0000 0188', hours: '9 to 5', afterwards: 'Sales' },
  compensation: { offered: 'Freight.', how: 'Write to us.' },
}
const verdicts = (answers: Answers) =>
  Object.fromEntries(transparency(answers).map(({ dimension, verdict }) => [dimension, verdict]))
const missing = (answers: Answers) => transparency(answers).flatMap((row) => row.missing)
const all = (verdict: Verdict) => ({
  reason: verdict,
  times: verdict,
  responsible: verdict,
  compensation: verdict,
})

test('a statement that fills everything in states all four', () => {
  expect(verdicts(whole)).toEqual(all('stated'))
  expect(missing(whole)).toEqual([])
})

test('a draft without any answer states none', () => {
  expect(verdicts({ kind: 'notice' })).toEqual(all('missing'))
})

test.each<[string, Partial<Answers>, string[]]>([
  ['whose doing it is', { reason: { why: 'Worn out.' } }, ['whose']],
  ['an end', { times: [{ what: 'Decided', date: '2026-09-01' }] }, ['ends']],
  [
    'an end on another day',
    {
      times: [
        { what: 'Decided', date: '2026-09-01' },
        { what: 'Told', date: '2026-09-01' },
      ],
    },
    ['ends'],
  ],
  ['hours', { responsible: { role: 'Manager', email: 'a@b.example', afterwards: 'Sales' } }, ['hours']],
  [
    'a way to reach the role',
    { responsible: { role: 'Manager', hours: '9', afterwards: 'Sales' } },
    ['reach'],
  ],
  ['a way to claim', { compensation: { none: 'Nobody lost anything.' } }, ['how']],
])('without %s a question is answered in part', (_, change, parts) => {
  expect(missing({ ...whole, ...change })).toEqual(parts)
  expect(
    Object.values(verdicts({ ...whole, ...change })).filter((verdict) => verdict === 'partly'),
  ).toHaveLength(1)
})

test('only a closure must say who answers afterwards', () => {
  const responsible = { role: 'Manager', phone: '+86 21 0000 0188', hours: '9 to 5' }
  expect(missing({ ...whole, responsible })).toEqual(['afterwards'])
  expect(missing({ ...whole, kind: 'incident', responsible })).toEqual([])
})

test('no compensation counts as stated where the reason and the way to object are given', () => {
  expect(verdicts({ ...whole, compensation: { none: 'Why.', how: 'Write.' } }).compensation).toBe('stated')
})
