import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expectRefusal, inChinese, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const swap = (from: string, to: string) => (clean: string) => clean.replace(from, to)
const ledger = 'remediation/programme/ledger.yaml'
const planned = '      - { date: "2026-05-04", kind: planned, note: { zh-CN: 定了, en: Decided } }\n'

describe('a file says what its name says', () => {
  test.each([
    [
      'the version of a white paper',
      'white-papers/noise/v1.en.mdx',
      swap('version: 1', 'version: 2\nchanges: [x]'),
      /version: expected 1, as the file's name says, came 2/,
      /与文件名一致/,
    ],
    [
      'the language of a statement',
      'statements/gate/v1.en.mdx',
      swap('language: en', 'language: zh-CN'),
      /language: expected "en", as the file's name says/,
      /与文件名一致/,
    ],
    [
      'the language of a page',
      'pages/home/en.mdx',
      swap('language: en', 'language: zh-CN'),
      /language: expected "en"/,
      /与文件名一致/,
    ],
    [
      'the language of a handbook',
      'faq/noise/en.mdx',
      swap('language: en', 'language: zh-CN'),
      /language: expected "en"/,
      /与文件名一致/,
    ],
    [
      'the language of a timeline',
      'remediation/programme/en.mdx',
      swap('language: en', 'language: zh-CN'),
      /language: expected "en"/,
      /与文件名一致/,
    ],
  ])('%s', (_, file, change, en, chinese) => {
    expectRefusal(sample, file, change, { en, chinese })
  })

  test('and one that no collection knows is not left over', () => {
    sample.write('white-papers/noise/paper-2.en.mdx', 'x')
    const found = sample.examine()
    sample.remove('white-papers/noise/paper-2.en.mdx')
    expect(inEnglish(found)).toEqual([
      expect.stringMatching(/paper-2\.en\.mdx:1: expected a name that a collection knows/),
    ])
    expect(inChinese(found)).toEqual([expect.stringMatching(/要求：某个栏目认识的文件名/)])
    expect(inEnglish(sample.examine())).toEqual([])
  })
})

describe('what a file points at is there', () => {
  test.each([
    [
      'evidence',
      'white-papers/noise/evidence.yaml',
      swap('levels.csv', 'lost.csv'),
      /evidence\.0\.file: expected the file .*evidence\/lost\.csv, came nothing/,
      /要求：文件 .*lost\.csv/,
    ],
    [
      'evidence of an item',
      ledger,
      swap(
        '    categories:',
        '    evidence: [{ id: log, title: { zh-CN: 一, en: x }, issuer: { zh-CN: 二, en: y }, date: "2026-05-04", file: evidence/log.csv }]\n    categories:',
      ),
      /items\.0\.evidence\.0\.file: expected the file .*log\.csv/,
      /要求：文件/,
    ],
    [
      'a scan',
      'certificates/iso.yaml',
      swap('scans/iso.svg', 'scans/lost.svg'),
      /scan: expected the file .*scans\/lost\.svg/,
      /要求：文件/,
    ],
    [
      'a category of an item',
      ledger,
      swap('[other]', '[othr]'),
      /categories: expected .*did you mean "other"\?\), came "othr"/,
      /是不是 "other"/,
    ],
    [
      'a category of a question',
      'faq/noise/en.mdx',
      swap('[other]', '[othr]'),
      /did you mean "other"/,
      /是不是 "other"/,
    ],
    [
      'a file of results',
      'white-papers/noise/v1.en.mdx',
      (clean: string) => `${clean}\n<Results src="evidence/lost.csv" caption="x" />\n`,
      /<Results src>: expected the file .*lost\.csv/,
      /要求：文件/,
    ],
  ])('%s', (_, file, change, en, chinese) => {
    expectRefusal(sample, file, change, { en, chinese })
  })
})

describe('what has a name or a place has one', () => {
  const piece =
    '  - id: levels\n    title: { zh-CN: 声级, en: Levels }\n    issuer: { zh-CN: 实验室, en: Laboratory }\n    date: "2026-04-30"\n    file: evidence/levels.csv\n'
  test.each([
    [
      'two pieces of evidence of one name',
      'white-papers/noise/evidence.yaml',
      (clean: string) => clean + piece,
      /evidence\.1\.id: expected an id used once, came "levels" a second time/,
      /不重复的 id/,
    ],
    [
      'two items of one name',
      ledger,
      (clean: string) => clean + clean.replace('items:\n', ''),
      /items\.1\.id: expected an id used once/,
      /不重复的 id/,
    ],
    [
      'entries out of order',
      ledger,
      (clean: string) => clean.replace(planned, `${planned}${planned.replace('05-04', '05-03')}`),
      /entries\.1\.date: expected entries from the oldest to the newest, came "2026-05-03"/,
      /从早到晚排列的记录/,
    ],
  ])('%s', (_, file, change, en, chinese) => {
    expectRefusal(sample, file, change, { en, chinese })
  })

  test('two questions of one name', () => {
    for (const language of ['en', 'zh-CN']) {
      const file = `faq/noise/${language}.mdx`
      const clean = sample.read(file)
      const [question = ''] = /^ {6}- id: how-loud[\s\S]*?(?=^---)/m.exec(clean) ?? []
      sample.write(file, clean.replace(question, question + question))
      const found = sample.examine()
      sample.write(file, clean)
      expect(inEnglish(found)[0]).toMatch(/id: expected an id used once, came "how-loud" a second time/)
      expect(inChinese(found)[0]).toMatch(/不重复的 id/)
    }
    expect(inEnglish(sample.examine())).toEqual([])
  })
})

test('evidence is cited only where there is some', () => {
  expectRefusal(sample, 'statements/gate/v1.en.mdx', (clean) => `${clean}\n<Evidence id="permit" />\n`, {
    en: /<Evidence id>: expected one that exists, but none does, came "permit"[\s\S]*Add it first/,
    chinese: /已有的名称，但一个都没有[\s\S]*先添加它/,
  })
})

test('a figure stands once, for its name is its address', () => {
  const figure = '<Figure src="figures/levels" alt="The same again." caption="Levels" />'
  expectRefusal(sample, 'white-papers/noise/v1.en.mdx', (clean) => `${clean}\n${figure}\n`, {
    en: /<Figure src>: expected a figure used once, came "figures\/levels" a second time/,
    chinese: /每幅图只用一次/,
  })
})

test.each(['company.yaml', 'service-promise/v1.yaml', 'privacy/v1.yaml'])(
  'without %s there is no portal',
  (file) => {
    const clean = sample.read(file)
    sample.remove(file)
    const found = sample.examine()
    sample.write(file, clean)
    expect(inEnglish(found).join('\n')).toMatch(/expected this file, came nothing[\s\S]*Put the file back/)
    expect(inChinese(found).join('\n')).toMatch(/要求：这个文件；实际：没有/)
    expect(inEnglish(sample.examine())).toEqual([])
  },
)

test('the ledger of what was published holds lines as publishing writes them', () => {
  sample.write('published.jsonl', '{"kind":"published"}\n')
  const found = sample.examine()
  sample.remove('published.jsonl')
  expect(inEnglish(found)).toEqual([
    expect.stringMatching(/published\.jsonl:1: expected a line as `npm run publish` writes it/),
  ])
  expect(inChinese(found)).toEqual([expect.stringMatching(/`npm run publish` 写出的一行/)])
  expect(inEnglish(sample.examine())).toEqual([])
})
