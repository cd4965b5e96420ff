import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { companyFolder, inCompany } from '../../../site/company-folder.ts'
import { expectRefusal, inChinese, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const swap = (from: string | RegExp, to: string) => (clean: string) => clean.replace(from, to)
const faq = 'faq/noise/en.mdx'
const ledger = 'remediation/programme/ledger.yaml'

describe('days are in order', () => {
  test.each([
    [
      'an answer that was checked after its handbook came out',
      faq,
      swap(/ {8}updated: .*/, '        updated: "2026-10-02"'),
      /updated: expected a day on or before that of the handbook, 2026-10-01, came "2026-10-02"/,
      /不晚于手册日期 2026-10-01/,
    ],
    [
      'a review that is due before the answer was checked',
      faq,
      swap(/reviewBy: .*/, 'reviewBy: "2026-09-30"'),
      /reviewBy: expected a day on or after 2026-10-01, came "2026-09-30"/,
      /不早于 2026-10-01 的日期/,
    ],
  ])('not with %s', (_, file, change, en, chinese) => {
    expectRefusal(sample, file, change, { en, chinese })
  })

  test('a handbook that waits for its day is a draft', () => {
    const before = ['en', 'zh-CN'].map(
      (language) => [`faq/noise/${language}.mdx`, sample.read(`faq/noise/${language}.mdx`)] as const,
    )
    for (const [file, text] of before)
      sample.write(file, text.replace('updated: "2026-10-01"', 'updated: "2026-12-01"'))
    expect(sample.examine().drafts.map(({ file }) => file)).toEqual(
      before.map(([file]) => `${companyFolder}/${file}`),
    )
    for (const [file, text] of before) sample.write(file, text)
    expect(sample.examine().drafts).toEqual([])
  })
})

describe('a timeline is a ledger with words around it', () => {
  test('and one without the other is refused', () => {
    for (const [gone, left] of [
      [[ledger], 'zh-CN.mdx'],
      [['remediation/programme/en.mdx', 'remediation/programme/zh-CN.mdx'], 'ledger.yaml'],
    ] as const) {
      const before = gone.map((file) => [file, sample.read(file)] as const)
      for (const file of gone) sample.remove(file)
      const said = new RegExp(
        `${left.replace('.', '\\.')}:1: expected the file ${inCompany('remediation/programme/')}`,
      )
      expect(inEnglish(sample.examine()).join('\n')).toMatch(said)
      for (const [file, text] of before) sample.write(file, text)
      expect(inEnglish(sample.examine())).toEqual([])
    }
  })

  test('whose items have names of their own on the whole board', () => {
    const other = 'remediation/gate'
    sample.write(`${other}/ledger.yaml`, sample.read(ledger))
    for (const language of ['en', 'zh-CN'])
      sample.write(`${other}/${language}.mdx`, sample.read(`remediation/programme/${language}.mdx`))
    expect(inEnglish(sample.examine())).toEqual([
      expect.stringMatching(
        /programme\/ledger\.yaml:\d+: id: expected an id used once, came "enclosure" a second/,
      ),
    ])
    sample.write(`${other}/ledger.yaml`, sample.read(ledger).replace('id: enclosure', 'id: fence'))
    expect(inEnglish(sample.examine())).toEqual([])
    sample.remove(other)
  })

  test('and nobody verifies their own work', () => {
    const entry = (by: string) =>
      swap(
        'en: Decided } }\n',
        `en: Decided } }\n      - { date: "2026-06-01", kind: verified, by: { zh-CN: ${by}, en: ${by} }, note: { zh-CN: 看过, en: Seen } }\n`,
      )
    expectRefusal(sample, ledger, entry('设施主管'), {
      en: /by: expected a role other than the owner, came "设施主管"/,
      chinese: /要求：责任岗位以外的人/,
    })
    const clean = sample.read(ledger)
    sample.write(ledger, entry('Auditor')(clean))
    expect(inEnglish(sample.examine())).toEqual([])
    sample.write(ledger, clean)
  })
})

describe('a survey can be answered', () => {
  const survey = readFileSync(inCompany('surveys/2026-q4/v1.yaml'), 'utf8').replace(
    'id: 2026-q4',
    'id: try-me',
  )
  const [first = '', questionId = ''] = [...survey.matchAll(/^ {2}- id: (.*)$/gm)].map(([, id]) => id)

  test.each([
    [
      'closes before it opens',
      /closes: .*/,
      'closes: "2026-01-01"',
      /closes: expected a day on or after/,
      /不早于/,
    ],
    [
      'asks twice under one name',
      `- id: ${questionId}`,
      `- id: ${first}`,
      /expected an id used once/,
      /不重复的 id/,
    ],
    ['has a scale that falls', /from: \d+/, 'from: 10', /expected a number above 10/, /大于 10 的数/],
    ['has the name of another page', 'id: try-me', 'id: thanks', /\/surveys\/thanks\/ is taken/, /已被占用/],
  ])('not one that %s', (_, from, to, en, chinese) => {
    const faulty = survey.replace(from, to)
    const name = /^id: (.*)$/m.exec(faulty)?.[1]
    sample.write(`surveys/${name}/v1.yaml`, faulty)
    const found = sample.examine()
    sample.remove(`surveys/${name}`)
    expect(inEnglish(found)).toEqual([expect.stringMatching(en)])
    expect(inChinese(found)).toEqual([expect.stringMatching(chinese)])
    sample.write('surveys/try-me/v1.yaml', survey)
    expect(inEnglish(sample.examine())).toEqual([])
    sample.remove('surveys/try-me')
  })

  describe('in versions that are one survey', () => {
    const first = 'surveys/try-me/v1.yaml'
    const second = 'surveys/try-me/v2.yaml'
    const next = survey
      .replace('version: 1', 'version: 2\nchanges: { zh-CN: 加了一项, en: A choice more }')
      .replace('effective: "2026-10-01"', 'effective: "2026-11-20"')

    test.each([
      [
        'opens on another day',
        'opens: "2026-10-01"',
        'opens: "2026-10-02"',
        /opens: expected 2026-10-01, as in/,
        /与第 1 版一致/,
      ],
      [
        'comes before the one before',
        '2026-11-20',
        '2026-10-01',
        /effective: expected a day after 2026-10-01/,
        /晚于 2026-10-01/,
      ],
      ['comes after it closed', '2026-11-20', '2027-01-01', /not after 2026-12-31/, /不晚于 2026-12-31/],
      [
        'does not say what changed',
        /changes: .*\n/,
        '',
        /changes: expected what is different/,
        /与上一版有什么不同/,
      ],
      [
        'asks something else under an old id',
        /from: 1\n/,
        'from: 0\n',
        /questions\.0\.id: expected the same kind/,
        /同一种题目/,
      ],
    ])('not one that %s', (_, from, to, en, chinese) => {
      sample.write(first, survey)
      sample.write(second, next.replace(from, to))
      expect(inEnglish(sample.examine())).toEqual([expect.stringMatching(en)])
      expect(inChinese(sample.examine())).toEqual([expect.stringMatching(chinese)])
      sample.write(second, next)
      expect(inEnglish(sample.examine())).toEqual([])
      sample.remove('surveys/try-me')
    })

    test('not one without the version before it, nor a first one that is asked on another day than it opens', () => {
      sample.write(second, next)
      expect(inEnglish(sample.examine())).toEqual([
        expect.stringMatching(/version: expected version 1 before it/),
      ])
      sample.write(
        second.replace('v2', 'v1'),
        survey.replace('effective: "2026-10-01"', 'effective: "2026-09-30"'),
      )
      expect(inEnglish(sample.examine()).join()).toMatch(
        /effective: expected the day on which it opens, 2026-10-01/,
      )
      sample.remove('surveys/try-me')
    })

    test('not with a question that has the name of the form’s own fields', () => {
      sample.write(first, survey.replace(`- id: ${questionId}`, '- id: version'))
      expect(inEnglish(sample.examine())).toEqual([
        expect.stringMatching(/expected an id that the form does not use/),
      ])
      sample.remove('surveys/try-me')
    })
  })
})
