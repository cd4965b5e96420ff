import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { languages } from '#contract/company'
import { needs, Playbook } from '#contract/playbooks'
import { fill, gapIn, isUntouched, isUsed, unknownFields } from '#rules/playbooks'
import { replyWords } from '#words/desk-replies'
import { inCompany } from '../../../site/company-folder.ts'

const names = replyWords('en').fieldNames
const text = 'Case {caseNumber} is with {staffName}. Your order {reference} is at [to fill: where].\n'

describe('filling', () => {
  test('puts in what the case says, and leaves a gap where it says nothing', () => {
    expect(fill(text, { caseNumber: 'MJ-1', staffName: 'Wang Fang', reference: '' }, names, 'en')).toBe(
      'Case MJ-1 is with Wang Fang. Your order [to fill: order or reference] is at [to fill: where].',
    )
    expect(fill('您的订单 {reference}。', {}, replyWords('zh-CN').fieldNames, 'zh-CN')).toBe(
      '您的订单 ［待填：订单号或参考号］。',
    )
  })
  test('puts in a value as it is, whatever it looks like', () => {
    expect(fill('{name}', { name: '$& {caseNumber}' }, names, 'en')).toBe('$& {caseNumber}')
  })
})

test.each([
  ['Nothing is missing [here].', undefined],
  ['By [to fill: day] at noon.', '[to fill: day]'],
  ['By [To Fill: day', '[To Fill: day'],
  ['［待填：哪天］之前', '［待填：哪天］'],
])('the gap in %s is %s', (written, gap) => {
  expect(gapIn(written)).toBe(gap)
})

test.each([
  ['the same words', (filled: string) => filled, true, true],
  [
    'the same with other line ends and blanks',
    (filled: string) => ` ${filled.replaceAll('. ', '.\r\n\r\n')}  `,
    true,
    true,
  ],
  ['a blank more in a word', (filled: string) => filled.replace('order', 'or der'), true, true],
  ['a sign that nobody sees', (filled: string) => `${filled}\u200b`, true, true],
  ['one word more', (filled: string) => `${filled} Today.`, false, true],
  [
    'one sentence kept',
    () => 'We looked. Case MJ-1 is with Wang Fang. Nothing else is as before.',
    false,
    true,
  ],
  ['nothing kept', () => 'Words of our own.', false, false],
])('%s', (_, change, isSame, isLeft) => {
  const filled = fill(text, { caseNumber: 'MJ-1', staffName: 'Wang Fang' }, names, 'en')
  expect([isUntouched(change(filled), filled), isUsed(change(filled), filled)]).toEqual([isSame, isLeft])
})

test.each([
  ['{caseNumber}', []],
  ['{casenumber} {caseNumber }', ['{casenumber}', '{caseNumber }']],
  ['title: { zh-CN: 标题, en: Title }', []],
])('in %s these fields are unknown: %s', (written, unknown) => {
  expect(unknownFields(written)).toEqual(unknown)
})

describe('the company’s playbooks', () => {
  const all = globSync(inCompany('playbooks/*.yaml')).map((file) =>
    Playbook.parse(parse(readFileSync(file, 'utf8'))),
  )
  test('serve every need, and any category', () => {
    expect(new Set(all.map(({ need }) => need))).toEqual(new Set(needs))
    expect(all.some(({ categories }) => categories === undefined)).toBe(true)
  })
  test.each(languages)('are short in %s, for the Worker carries them', (language) => {
    for (const { text } of all) {
      expect(text[language].length).toBeLessThanOrEqual(700)
    }
  })
})
