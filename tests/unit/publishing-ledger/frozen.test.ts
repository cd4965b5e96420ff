import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { publish } from '../../../scripts/publish.ts'
import { inCompany } from '../../../site/company-folder.ts'
import { inChinese, inEnglish, plantSample, type Sample, TODAY } from '../check/sample.ts'

const ledger = 'remediation/programme/ledger.yaml'
const promise = 'service-promise/v1.yaml'
const notice = 'privacy/v1.yaml'
const survey = 'surveys/2026-q4/v1.yaml'
const [planned, started, given] = [
  '      - { date: "2026-05-04", kind: planned, note: { zh-CN: 定了, en: Decided } }\n',
  '      - { date: "2026-06-01", kind: started, note: { zh-CN: 开工, en: Begun } }\n',
  '      - { date: "2026-11-02", kind: progress, note: { zh-CN: 完不成, en: It will not be finished } }\n',
]
const late = '      - { date: "2026-11-20", kind: progress, note: { zh-CN: 还在等, en: Still waiting } }\n'

let sample: Sample
const run = (day = TODAY) => sample.inside(() => publish(day))
const change = (file: string, from: string | RegExp, to: string) => {
  const clean = sample.read(file)
  const changed = clean.replace(from, to)
  expect(changed).not.toBe(clean)
  sample.write(file, changed)
}
beforeEach(() => {
  sample = plantSample()
  sample.write(survey, readFileSync(inCompany(survey), 'utf8'))
  // An item that is 22 days late.
  change(ledger, 'due: "2026-12-31"', 'due: "2026-10-31"')
  change(ledger, planned, planned + started + given + late)
  run()
})
afterEach(() => sample.fell())

/** Refused once, in both languages, by the check and by publishing; in order again once it is put back. */
function expectRefused(file: string, from: string | RegExp, to: string, en: RegExp, chinese: RegExp) {
  const [clean, lines] = [sample.read(file), sample.read('published.jsonl')]
  change(file, from, to)
  expect(inEnglish(sample.examine())).toEqual([expect.stringMatching(en)])
  expect(inChinese(sample.examine())).toEqual([expect.stringMatching(chinese)])
  expect(() => run()).toThrow(en)
  expect(sample.read('published.jsonl')).toBe(lines)
  sample.write(file, clean)
  expect(inEnglish(sample.examine())).toEqual([])
}

const correction = /add an entry at the end that says what was wrong/
const mended = (en: string) => new RegExp(`${en}[\\s\\S]*${correction.source}`)

describe('of a remediation item stays as it was', () => {
  test('the date that was promised first, of an item that is late', () => {
    expectRefused(
      ledger,
      'due: "2026-10-31"',
      'due: "2026-12-31"',
      /ledger\.yaml:7: enclosure\.due: expected the first due date of "enclosure" as it was published, came another day[\s\S]*`replanned` with its reason/,
      /要求："enclosure" 发布时的第一个期限；实际：别的日期[\s\S]*另加一条 `replanned`/,
    )
  })

  test.each([
    [
      'reworded',
      'It will not be finished',
      'It is nearly finished',
      'expected entry 3 of "enclosure" as it was published, came another date, kind or wording',
      /第 3 条记录.*实际：别的日期、类型或文字[\s\S]*最后另加一条/,
    ],
    ['reworded in one language', '完不成', '快好了', 'expected entry 3 of "enclosure"', /第 3 条记录/],
    ['dated anew', '2026-06-01', '2026-06-02', 'expected entry 2 of "enclosure"', /第 2 条记录/],
    [
      'made another kind',
      'kind: started',
      'kind: progress',
      'expected entry 2 of "enclosure"',
      /第 2 条记录/,
    ],
    [
      'deleted',
      given,
      '',
      'expected entry 3 of "enclosure" as it was published, came the entry after it; this one was deleted',
      /实际：它后面的那一条；这一条被删掉了/,
    ],
    [
      'deleted at the end',
      late,
      '',
      'expected entry 4 of "enclosure" as it was published, came nothing',
      /第 4 条记录.*实际：没有/,
    ],
    [
      'put in before an old one',
      given,
      `      - { date: "2026-10-30", kind: progress, note: { zh-CN: 好了, en: All well } }\n${given}`,
      'expected entry 3 of "enclosure" as it was published, came an entry that was put in before it',
      /实际：前面插进来的另一条记录/,
    ],
  ])('an entry: one that is %s is refused', (_, from, to, en, chinese) => {
    expectRefused(ledger, from, to, mended(en), chinese)
  })

  test('the item itself, under its id', () => {
    expectRefused(
      ledger,
      'id: enclosure',
      'id: hood',
      /expected the first due date of "enclosure".* came nothing/,
      /发布时的第一个期限；实际：没有/,
    )
  })

  test('and a new entry at the end is added', () => {
    change(
      ledger,
      late,
      `${late}      - { date: "2026-11-21", kind: replanned, due: "2026-12-31", note: { zh-CN: 改期, en: Moved } }\n`,
    )
    expect(run()).toEqual([
      expect.objectContaining({ kind: 'published', path: `${ledger}#enclosure/5`, date: '2026-11-21' }),
    ])
    expect(inEnglish(sample.examine())).toEqual([])
  })

  test('re-wrapping the file changes nothing', () => {
    change(
      ledger,
      started,
      '      - kind: started\n        date: "2026-06-01"\n        note:\n          en: Begun\n          zh-CN: 开工\n',
    )
    expect(inEnglish(sample.examine())).toEqual([])
    expect(run()).toEqual([])
  })

  test('only from its day on: what is dated ahead may still be written', () => {
    const ahead = '      - { date: "2026-12-01", kind: progress, note: { zh-CN: 稿, en: Draft } }\n'
    change(ledger, late, late + ahead)
    expect(run()).toEqual([])
    change(ledger, 'en: Draft', 'en: Written')
    expect(run('2026-12-01')).toEqual([expect.objectContaining({ path: `${ledger}#enclosure/5` })])
    change(ledger, 'en: Written', 'en: Another')
    expect(() => run('2026-12-01')).toThrow(/entry 5 of "enclosure"/)
  })
})

describe('a version in one file stays as it was', () => {
  test.each([
    ['promise', promise, /respond: .*/, 'respond: 2h', 'service-promise/v2.yaml'],
    ['privacy notice', notice, /security:[\s\S]*?zh-CN: /, 'security:\n  zh-CN: 而且', 'privacy/v2.yaml'],
    ['survey', survey, 'id: recommend', 'id: recommending', 'surveys/2026-q4/v2.yaml'],
  ])('the %s', (_, file, from, to, next) => {
    const en = new RegExp(
      `expected the text that was published[\\s\\S]*write the next version, tests/company/${next}, and say in its changes`,
    )
    const clean = sample.read(file)
    expect(clean).toMatch(from)
    const mark = `${clean}# and more\n`
    sample.write(file, mark)
    expect(inEnglish(sample.examine())).toEqual([expect.stringMatching(en)])
    expect(inChinese(sample.examine())).toEqual([
      expect.stringMatching(/撤销改动：曾经适用的文字要一直看得到[\s\S]*另写下一版/),
    ])
    expect(() => run()).toThrow(en)
    sample.write(file, clean.replace(from, to))
    expect(inEnglish(sample.examine()).join('\n')).toMatch(/expected the text that was published/)
    sample.write(file, clean)
    expect(inEnglish(sample.examine())).toEqual([])
  })

  test('and where it is gone that is said', () => {
    const clean = sample.read(survey)
    sample.remove('surveys/2026-q4')
    expect(inEnglish(sample.examine())).toEqual([
      expect.stringMatching(/expected the version that was published, came nothing[\s\S]*Put the file back/),
    ])
    expect(inChinese(sample.examine())).toEqual([expect.stringMatching(/要求：已发布的版本；实际：没有/)])
    sample.write(survey, clean)
  })

  test('a version to come may still be written, and is held from the day on which it takes effect', () => {
    const next = 'privacy/v2.yaml'
    sample.write(
      next,
      sample.read(notice).replace(/version: 1\neffective: .*/, 'version: 2\neffective: "2026-12-01"'),
    )
    expect(run()).toEqual([])
    sample.write(next, `${sample.read(next)}# written on\n`)
    expect(run('2026-12-01')).toEqual([
      expect.objectContaining({ kind: 'published', path: next, version: 2, date: '2026-12-01' }),
    ])
    sample.write(next, `${sample.read(next)}# and on\n`)
    expect(() => run('2026-12-01')).toThrow(/privacy\/v3\.yaml/)
  })

  test('one that skips a number, or takes effect before the one before, is refused', () => {
    const as = (version: number, effective: string) =>
      sample
        .read(notice)
        .replace(/version: 1\neffective: .*/, `version: ${version}\neffective: "${effective}"`)
    sample.write('privacy/v3.yaml', as(3, '2026-12-01'))
    expect(inEnglish(sample.examine())).toEqual([
      expect.stringMatching(/version: expected version 2 before it/),
    ])
    expect(inChinese(sample.examine())).toEqual([expect.stringMatching(/先有第 2 版/)])
    sample.remove('privacy/v3.yaml')
    sample.write('privacy/v2.yaml', as(2, '2020-01-01'))
    expect(inEnglish(sample.examine())).toEqual([
      expect.stringMatching(/effective: expected a day after that of version 1/),
    ])
    expect(inChinese(sample.examine())).toEqual([expect.stringMatching(/晚于第 1 版的日期/)])
  })
})
