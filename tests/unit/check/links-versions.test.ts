import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { inCompany } from '../../../site/company-folder.ts'
import { expectRefusal, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const home = 'pages/home/en.mdx'
const link = (to: string) => (clean: string) => `${clean}\n[there](${to})\n`

test('a link to a survey is refused until it opens', () => {
  const survey = readFileSync(inCompany('surveys/2026-q4/v1.yaml'), 'utf8').replace(
    'id: 2026-q4',
    'id: 2027-q1',
  )
  sample.write(
    'surveys/2027-q1/v1.yaml',
    survey.replaceAll('"2026-10-01"', '"2027-01-04"').replace('closes: "2026-12-31"', 'closes: "2027-03-31"'),
  )
  expectRefusal(sample, home, link('/en/surveys/2027-q1/'), {
    en: /published by then/,
    chinese: /届时已发布/,
  })
  sample.remove('surveys/2027-q1')
})

test('a link to a handbook or a timeline that is not out yet is refused until that day', () => {
  const clean = sample.read(home)
  for (const [files, key, to] of [
    [['faq/noise/en.mdx', 'faq/noise/zh-CN.mdx'], 'updated: "2026-10-01"', '/en/faq/noise/'],
    [['remediation/programme/ledger.yaml'], '{ date: "2026-05-04"', '/en/remediation/programme/'],
  ] as const) {
    const before = files.map((file) => sample.read(file))
    // The white paper links to the timeline; here only the page at hand is to do so.
    const paper = sample.read('white-papers/noise/v1.en.mdx')
    sample.write(
      'white-papers/noise/v1.en.mdx',
      paper.replace('[what we do](/en/remediation/programme/#enclosure)', 'it'),
    )
    for (const file of files)
      sample.write(
        file,
        sample
          .read(file)
          .replace(key, key.replace(/2026-\d\d-\d\d/, '2026-12-01'))
          .replace(/reviewBy: .*/, 'reviewBy: "2027-12-31"'),
      )
    sample.write(home, link(to)(clean))
    expect(inEnglish(sample.examine()), to).toEqual([
      expect.stringMatching(/expected a page that is published by then[\s\S]*appears on 2026-12-01/),
    ])
    expect(inEnglish(sample.examine('2026-12-01')), to).toEqual([])
    for (const [index, file] of files.entries()) sample.write(file, before[index] ?? '')
    sample.write('white-papers/noise/v1.en.mdx', paper)
  }
  sample.write(home, clean)
})

test('a link to what is not out yet is refused until that day, and a draft may link to its twin', () => {
  for (const language of ['en', 'zh-CN']) {
    const v2 = sample
      .read(`white-papers/noise/v1.${language}.mdx`)
      .replace('version: 1', 'version: 2\nchanges: [More]')
    sample.write(`white-papers/noise/v2.${language}.mdx`, v2.replace('2026-05-04', '2026-12-01'))
  }
  const clean = sample.read(home)
  sample.write(home, link('/en/white-papers/noise/v2/')(clean))
  expect(inEnglish(sample.examine())).toEqual([
    expect.stringMatching(/expected a page that is published by then/),
  ])
  expect(inEnglish(sample.examine('2026-12-01'))).toEqual([])
  sample.write(home, clean)
  const draft = sample.read('white-papers/noise/v2.en.mdx')
  sample.write('white-papers/noise/v2.en.mdx', link('/en/white-papers/noise/v2/')(draft))
  expect(inEnglish(sample.examine())).toEqual([])
  for (const language of ['en', 'zh-CN']) sample.remove(`white-papers/noise/v2.${language}.mdx`)
})

test('tables are linked by their number, and to a version by what changed in it', () => {
  const paper = 'white-papers/noise/v1.en.mdx'
  const clean = sample.read(paper)
  sample.write(
    paper,
    `${clean}\n| day | dB |\n| --- | --- |\n| 4 May | 54 |\n\n<Results src="evidence/tests.csv" caption="Levels" />\n`,
  )
  sample.write(
    'white-papers/noise/evidence/tests.csv',
    'parameter,unit,value,limit,date\nLeq,dB,54,60,2026-04\n',
  )
  for (const language of ['en', 'zh-CN'])
    sample.write(
      `white-papers/noise/v2.${language}.mdx`,
      sample
        .read(`white-papers/noise/v1.${language}.mdx`)
        .replace('version: 1', 'version: 2\nchanges: [More]'),
    )
  for (const to of [
    '/en/white-papers/noise/#table-2',
    '/en/white-papers/noise/v2/changes/#section-1',
    '/en/white-papers/noise/#changes',
  ]) {
    const home = sample.read('pages/home/en.mdx')
    sample.write('pages/home/en.mdx', link(to)(home))
    expect(inEnglish(sample.examine()), to).toEqual([])
    sample.write('pages/home/en.mdx', home)
  }
  for (const to of [
    '/en/white-papers/noise/#table-3',
    '/en/white-papers/noise/v2/changes/#section-2',
    '/en/white-papers/noise/v1/#changes',
  ])
    expectRefusal(sample, home, link(to), { en: /a part of \S+ that exists/, chinese: /已有的小节/ })
  expectRefusal(sample, home, link('/en/white-papers/noise/v1/changes/'), {
    en: /did you mean/,
    chinese: /是不是/,
  })
  for (const language of ['en', 'zh-CN']) sample.remove(`white-papers/noise/v2.${language}.mdx`)
  sample.write(paper, clean)
  sample.remove('white-papers/noise/evidence/tests.csv')
})
