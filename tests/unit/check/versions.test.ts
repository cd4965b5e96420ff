import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { company } from '../../company-facts.ts'
import { expectRefusal, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeEach(() => {
  sample = plantSample()
})
afterEach(() => sample.fell())

const swap = (from: string | RegExp, to: string) => (clean: string) => clean.replace(from, to)
const languages = ['en', 'zh-CN']
const letter = 'statements/gate/v1.en.mdx'

/** The next version of the white paper in every language. */
function revise(number: number, date: string, after = 1) {
  for (const language of languages) {
    const before = sample.read(`white-papers/noise/v${after}.${language}.mdx`)
    const text = before
      .replace(/version: \d+\n(changes: .*\n)?/, `version: ${number}\nchanges: [More]\n`)
      .replace(/date: .*/, `date: "${date}"`)
    sample.write(`white-papers/noise/v${number}.${language}.mdx`, text)
  }
}

describe('versions follow one another', () => {
  test('without a gap', () => {
    revise(2, '2026-06-01')
    revise(3, '2026-07-01')
    expect(inEnglish(sample.examine())).toEqual([])
    for (const language of languages) sample.remove(`white-papers/noise/v2.${language}.mdx`)
    expect(inEnglish(sample.examine())).toEqual(
      languages.map((language) =>
        expect.stringMatching(
          new RegExp(`v3\\.${language}\\.mdx:\\d+: version: expected version 2 before it, came nothing`),
        ),
      ),
    )
  })

  test('one language may leave one out, for it may be behind', () => {
    revise(2, '2026-06-01')
    revise(3, '2026-07-01')
    sample.remove('white-papers/noise/v2.en.mdx')
    expect(inEnglish(sample.examine())).toEqual([])
  })

  test('in time', () => {
    revise(2, '2026-06-01')
    expectRefusal(sample, 'white-papers/noise/v2.en.mdx', swap('2026-06-01', '2026-05-03'), {
      en: /date: expected a day on or after that of version 1, 2026-05-04, came "2026-05-03"/,
      chinese: /date: 要求：不早于第 1 版的日期 2026-05-04/,
    })
  })
})

describe('both languages of a version state the same facts', () => {
  test.each([
    [
      'which language prevails',
      swap('authoritative: zh-CN', 'authoritative: en'),
      /authoritative: expected "zh-CN", as in/,
    ],
    ['what kind it is', swap('kind: notice', 'kind: incident'), /kind: expected "notice", as in/],
    ['a day', swap('date: "2026-06-01"', 'date: "2026-06-02"'), /times\.0\.date: expected "2026-06-01"/],
    [
      'how many days',
      swap('times:\n', 'times:\n  - { what: It closes, date: "2026-06-01" }\n'),
      /times: expected 1, as in/,
    ],
    [
      'how it is reached',
      swap(company.contact.email, 'gate@sample.example'),
      new RegExp(`responsible\\.email: expected "${company.contact.email}"`),
    ],
    ['whether there is compensation', swap('{ none:', '{ offered:'), /compensation\.offered: expected false/],
  ])('%s', (_, change, en) => {
    expectRefusal(sample, letter, change, {
      en,
      chinese: /与 tests\/company\/statements\/gate\/v1\.zh-CN\.mdx 一致/,
    })
  })
})
