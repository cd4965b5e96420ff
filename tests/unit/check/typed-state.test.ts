import { afterAll, beforeAll, expect, test } from 'vitest'
import { sentence } from '../../../scripts/check/fault.ts'
import { inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const home = { en: 'pages/home/en.mdx', 'zh-CN': 'pages/home/zh-CN.mdx' }
const notes = (language: 'en' | 'zh-CN') =>
  sample
    .examine()
    .soon.map((one) => sentence(one, language))
    .filter((said) => /only what does not move|只写不会变的事/.test(said))

test.each([
  ['en', 'As of 20 November 2026 things look better.'],
  ['en', 'By now 8 of 11 items are done.'],
  ['en', 'Most of our remediation is done.'],
  ['en', 'The noise enclosure of hall 2 is overdue.'],
  ['en', 'Nothing is overdue.'],
  ['zh-CN', '截至 2026 年 11 月 20 日，情况好转。'],
  ['zh-CN', '11 项中 8 项已完成。'],
  ['zh-CN', '整改大部分已完成。'],
  ['zh-CN', '隔声工程逾期未完。'],
  ['zh-CN', '两项逾期。'],
] as const)('a state that is typed on the home page (%s) is noted: %s', (language, text) => {
  const file = home[language]
  const clean = sample.read(file)
  sample.write(file, `${clean}\n${text}\n`)
  expect(inEnglish(sample.examine())).toEqual([])
  expect(notes('en')).toEqual([
    expect.stringMatching(new RegExp(`home/${language}\\.mdx:\\d+: expected only what does not move`)),
  ])
  expect(notes('zh-CN')).toHaveLength(1)
  sample.write(file, clean.replace(/^summary: .*$/m, `summary: "${text}"`))
  expect(notes('en')).toEqual([expect.stringMatching(/mdx:3: expected only what does not move/)])
  sample.write(file, clean)
})

test.each([
  [
    'en',
    'Of 63 supplier certificates, 4 had expired unnoticed. Two emission test reports were 40 days late.',
  ],
  ['en', 'The board shows every item with three dates. What is overdue stands first.'],
  ['en', 'We decided to close our stamping line by 31 December.'],
  ['zh-CN', '63 份供应商证书中有 4 份过期而无人发现，两份排放检测报告迟了 40 天。'],
  ['zh-CN', '看板列出每一项的三个日期：最初承诺的、现在承诺的、完成的。'],
] as const)('what does not move is not (%s): %s', (language, text) => {
  const file = home[language]
  const clean = sample.read(file)
  sample.write(file, `${clean}\n${text}\n`)
  expect(notes('en')).toEqual([])
  sample.write(file, clean)
})

test('an answer that counts items is noted too, one that gives another day of its own is not', () => {
  const file = 'faq/noise/en.mdx'
  const clean = sample.read(file)
  sample.write(file, clean.replace('Measured every month.', 'On 18 November 2026: one is overdue.'))
  expect(notes('en')).toEqual([
    expect.stringMatching(/faq\/noise\/en\.mdx:\d+: expected only what does not move.*is overdue/),
  ])
  sample.write(
    file,
    clean.replace('Measured every month.', 'As of 18 November 2026 nine orders were handed over.'),
  )
  expect(notes('en')).toEqual([])
  sample.write(file, clean)
})
