import { expect, test } from 'vitest'
import { words } from '../../../site/i18n/words.ts'

const counts = (all: number, done: number, overdue: number, missed: number, verified = 0) => ({
  all,
  done,
  verified,
  overdue,
  missed,
})

test.each([
  [
    counts(20, 14, 1, 3),
    '14 of 20 remediation items are done, 1 is overdue and 3 missed the date first promised.',
    '20 项整改中已完成 14 项，1 项逾期，3 项错过了最初承诺的日期。',
  ],
  [
    counts(20, 14, 0, 3),
    '14 of 20 remediation items are done, nothing is overdue and 3 missed the date first promised.',
    '20 项整改中已完成 14 项，没有逾期，3 项错过了最初承诺的日期。',
  ],
  [
    counts(20, 14, 0, 0),
    '14 of 20 remediation items are done and nothing is overdue.',
    '20 项整改中已完成 14 项，没有逾期。',
  ],
  [
    counts(2, 1, 1, 1),
    '1 of 2 remediation items is done, 1 is overdue and 1 missed the date first promised.',
    '2 项整改中已完成 1 项，1 项逾期，1 项错过了最初承诺的日期。',
  ],
  [
    counts(1, 0, 0, 0),
    'None of 1 remediation item is done and nothing is overdue.',
    '1 项整改都还没有完成，没有逾期。',
  ],
  [counts(0, 0, 0, 0), 'There is no remediation item yet.', '还没有整改事项。'],
])('the home page says in one sentence where the ledgers stand: %o', (state, english, chinese) => {
  expect(words('en').home.standing(state)).toBe(english)
  expect(words('zh-CN').home.standing(state)).toBe(chinese)
})

test.each([
  [
    counts(11, 8, 1, 3, 6),
    '8 of 11 items done, 6 of them verified by somebody else. 3 missed the date first promised.',
    '11 项中已完成 8 项，其中 6 项经他人核验。有 3 项错过了最初承诺的日期。',
  ],
  [
    counts(11, 8, 0, 0, 0),
    '8 of 11 items done, none of them verified by somebody else.',
    '11 项中已完成 8 项，都还没有经他人核验。',
  ],
  [
    counts(1, 0, 0, 1),
    'The one item is not done yet. It missed the date first promised.',
    '这一项还没有完成。它错过了最初承诺的日期。',
  ],
  [
    counts(4, 0, 0, 2),
    'None of the 4 items is done yet. 2 missed the date first promised.',
    '4 项都还没有完成。有 2 项错过了最初承诺的日期。',
  ],
])('the board’s summary keeps count of first promises that were missed: %o', (state, english, chinese) => {
  expect(words('en').items.standing(state)).toBe(english)
  expect(words('zh-CN').items.standing(state)).toBe(chinese)
})

test('the ring says in words what it shows', () => {
  expect(words('en').items.ring(counts(11, 8, 1, 3))).toBe('8 of 11 done, 3 missed the date first promised')
  expect(words('zh-CN').items.ring(counts(11, 8, 1, 0))).toBe('11 项中完成 8 项')
})
