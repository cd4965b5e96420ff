import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pageNames } from '../../../scripts/check/collections.ts'
import { inChinese, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

/** What the check says of copies of files under other names. */
function findingsAfter(copies: Record<string, string>) {
  for (const [to, from] of Object.entries(copies)) sample.write(to, sample.read(from))
  const found = sample.examine()
  for (const to of Object.keys(copies)) sample.remove(to)
  return found
}

const gate = 'statements/gate'

describe('a file has the name that its place asks for', () => {
  test.each([
    [
      'a version with a nought',
      `${gate}/v01.en.mdx`,
      `${gate}/v1.en.mdx`,
      /a name like v2\.zh-CN\.mdx or v2\.en\.mdx, came "v01\.en\.mdx"/,
    ],
    [
      'a version with a remark',
      `${gate}/v1-old.en.mdx`,
      `${gate}/v1.en.mdx`,
      /a name like .*came "v1-old\.en\.mdx"/,
    ],
    ['a version in an unknown language', `${gate}/v1.de.mdx`, `${gate}/v1.en.mdx`, /came "v1\.de\.mdx"/],
    [
      'a handbook in an unknown language',
      'faq/noise/de.mdx',
      'faq/noise/en.mdx',
      /the name zh-CN\.mdx or en\.mdx, came "de\.mdx"/,
    ],
  ])('%s is refused', (_, to, from, en) => {
    const found = findingsAfter({ [to]: from })
    expect(inEnglish(found)).toEqual([expect.stringMatching(en)])
    expect(inChinese(found)).toEqual([expect.stringMatching(/文件名/)])
    expect(inEnglish(sample.examine())).toEqual([])
  })
})

describe('a folder’s name can be an address', () => {
  test.each(['The Gate', '大门', 'GATE', '2026', 'g', '-gate'])('"%s" cannot', (slug) => {
    const found = findingsAfter({
      [`statements/${slug}/v1.en.mdx`]: `${gate}/v1.en.mdx`,
      [`statements/${slug}/v1.zh-CN.mdx`]: `${gate}/v1.zh-CN.mdx`,
    })
    expect(inEnglish(found)).toEqual([
      expect.stringMatching(
        new RegExp(`a name of 2 to 41 small letters, figures and hyphens.*came "${slug}"`),
      ),
    ])
    expect(inChinese(found)).toEqual([expect.stringMatching(/由 2 到 41 个小写字母、数字和连字符组成的名称/)])
  })

  test('"gate-2026" can', () => {
    const files = {
      'statements/gate-2026/v1.en.mdx': `${gate}/v1.en.mdx`,
      'statements/gate-2026/v1.zh-CN.mdx': `${gate}/v1.zh-CN.mdx`,
    }
    expect(inEnglish(findingsAfter(files))).toEqual([])
  })

  test('a certificate’s too', () => {
    expect(inEnglish(findingsAfter({ 'certificates/ISO 9001.yaml': 'certificates/iso.yaml' }))).toEqual([
      expect.stringMatching(/came "ISO 9001"/),
    ])
    expect(inEnglish(findingsAfter({ 'certificates/iso-9001.yaml': 'certificates/iso.yaml' }))).toEqual([])
  })
})

test('a page that no address shows is refused', () => {
  const found = findingsAfter({
    'pages/hom/en.mdx': 'pages/home/en.mdx',
    'pages/hom/zh-CN.mdx': 'pages/home/zh-CN.mdx',
  })
  expect(inEnglish(found)).toEqual([
    expect.stringMatching(/one of home, complaints, accessibility \(did you mean "home"/),
  ])
  expect(inChinese(found)).toEqual([expect.stringMatching(/以下之一：home、complaints、accessibility/)])
})

test('the pages that have texts of their own are those of the site', () => {
  const asked = globSync('site/pages/**/*.astro').flatMap((file) =>
    [
      ...readFileSync(file, 'utf8').matchAll(/<WholePage slug="([\w-]+)"|getEntry\('pages', `([\w-]+)\//g),
    ].map(([, whole, own]) => whole ?? own),
  )
  expect([...new Set(asked)].sort()).toEqual([...pageNames].sort())
})
