import { afterEach, beforeEach, expect, test } from 'vitest'
import { inChinese, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeEach(() => {
  sample = plantSample()
})
afterEach(() => sample.fell())

const sound = `id: first-words
title: { zh-CN: 先说什么, en: What to say first }
categories: [quality]
need: heard
steps: [respond, message]
text:
  zh-CN: |
    投诉 {caseNumber} 由{staffName}负责，［待填：下一步］。
  en: |
    Case {caseNumber} is with {staffName}: [to fill: what comes next].
`
const found = (change: (text: string) => string, file = 'playbooks/first-words.yaml') => {
  sample.write(file, change(sound))
  return sample.examine()
}

test('a playbook with known fields, gaps and categories is in order', () => {
  expect(inEnglish(found((text) => text))).toEqual([])
})

test.each([
  ['{caseNumbr}', 'is {caseNumber} meant', '{caseNumber}'],
  ['{ caseNumber }', 'a blank in the braces', '{caseNumber}'],
  ['｛caseNumber｝', 'wide braces', '{caseNumber}'],
])('a field written %s is a fault with its line and its mend (%s)', (written, _, meant) => {
  const findings = found((text) => text.replaceAll('{caseNumber} is', `${written} is`))
  expect(inEnglish(findings)).toEqual([
    expect.stringMatching(
      /^tests\/company\/playbooks\/first-words\.yaml:10: expected one of \{caseNumber\}, \{name\}/,
    ),
  ])
  expect(inEnglish(findings)[0]).toContain(`came ${written}`)
  expect(inEnglish(findings)[0]).toContain(`Write ${meant}, in plain braces.`)
  expect(inChinese(findings)[0]).toContain(`改成 ${meant}，用半角花括号。`)
})

test('a field that nobody knows is answered with all that there are', () => {
  const [fault] = inEnglish(found((text) => text.replace('{staffName}:', '{bankAccount}:')))
  expect(fault).toContain('came {bankAccount}')
  expect(fault).toContain('{proposeBy}')
  expect(fault).toContain('or a gap: [to fill: what is missing]')
})

test('a gap that does not close would swallow what follows', () => {
  expect(inEnglish(found((text) => text.replace('comes next]', 'comes next')))).toEqual([
    expect.stringContaining(
      'first-words.yaml:10: expected a gap that closes on its line, came [to fill: what comes next.',
    ),
  ])
})

test.each([
  [
    'a category that there is not',
    (text: string) => text.replace('[quality]', '[qualty]'),
    /one of quality.*"quality"/,
  ],
  [
    'a step that has no words',
    (text: string) => text.replace('[respond,', '[assign,'),
    /steps\[0\].*one of respond/,
  ],
  [
    'a need that is none',
    (text: string) => text.replace('need: heard', 'need: money'),
    /one of data, heard, assurance/,
  ],
  ['a language that is missing', (text: string) => text.replace(/ {2}en: \|\n.*\n/, ''), /text\.en/],
  [
    'another name than its file',
    (text: string) => text.replace('id: first-words', 'id: other'),
    /as the file's name says/,
  ],
])('%s is a fault', (_, change, said) => {
  expect(inEnglish(found(change)).join('\n')).toMatch(said)
})
