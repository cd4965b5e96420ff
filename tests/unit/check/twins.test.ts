import { afterEach, beforeEach, expect, test } from 'vitest'
import { sentence } from '../../../scripts/check/fault.ts'
import { inChinese, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeEach(() => {
  sample = plantSample()
})
afterEach(() => sample.fell())

const gaps = () => sample.examine().gaps.map((gap) => sentence(gap, 'en'))

test.each(['faq/noise', 'remediation/programme', 'pages/home'])(
  'a collection that demands both languages refuses a missing twin: %s',
  (document) => {
    const clean = sample.read(`${document}/en.mdx`)
    sample.remove(`${document}/en.mdx`)
    const found = sample.examine()
    const twin =
      /expected the same document in the other language, tests\/company\/\S+\/en\.mdx, came nothing/
    expect(inEnglish(found).filter((fault) => twin.test(fault))).toHaveLength(1)
    expect(inChinese(found).join('\n')).toMatch(/要求：另一种语言的同一份文档/)
    sample.write(`${document}/en.mdx`, clean)
    expect(inEnglish(sample.examine())).toEqual([])
    expect(gaps()).toEqual([])
  },
)

test('a collection that does not demand both lists the missing twin as a gap', () => {
  sample.remove('statements/gate/v1.en.mdx')
  expect(inEnglish(sample.examine())).toEqual([])
  expect(gaps()).toEqual([expect.stringMatching(/gate\/v1\.zh-CN\.mdx:1: .*other language, .*v1\.en\.mdx/)])
})

test('a language whose newest version is behind the other’s is a gap', () => {
  const v2 = sample.read('statements/gate/v1.zh-CN.mdx').replace('version: 1', 'version: 2\nchanges: [时间]')
  sample.write('statements/gate/v2.zh-CN.mdx', v2)
  expect(inEnglish(sample.examine())).toEqual([])
  expect(gaps()).toEqual([expect.stringMatching(/gate\/v2\.zh-CN\.mdx:1: .*other language, .*v2\.en\.mdx/)])
  sample.write('statements/gate/v2.en.mdx', v2.replace('language: zh-CN', 'language: en'))
  expect(gaps()).toEqual([])
})

test('a handbook that was updated in one language only is a gap', () => {
  const clean = sample.read('faq/noise/zh-CN.mdx')
  sample.write('faq/noise/zh-CN.mdx', clean.replace('updated: "2026-10-01"', 'updated: "2026-11-01"'))
  expect(gaps()).toEqual([
    expect.stringMatching(
      /faq\/noise\/en\.mdx:6: expected a text as new as zh-CN\.mdx \(2026-11-01\), came "2026-10-01"/,
    ),
  ])
})

test('a question that only one language answers is refused', () => {
  const clean = sample.read('faq/noise/en.mdx')
  sample.write('faq/noise/en.mdx', clean.replace('id: how-loud', 'id: how-noisy'))
  const found = inEnglish(sample.examine())
  expect(found).toHaveLength(2)
  expect(found.join('\n')).toMatch(
    /the same question in tests\/company\/faq\/noise\/zh-CN\.mdx, came "how-noisy" here alone/,
  )
})
