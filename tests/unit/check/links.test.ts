import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anchorsIn, pages } from '../../../scripts/check/addresses.ts'
import { readBody } from '../../../scripts/check/body.ts'
import { expectRefusal, inEnglish, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const home = 'pages/home/en.mdx'
const link = (to: string) => (clean: string) => `${clean}\n[there](${to})\n`

test.each([
  [
    'a page that is not there',
    '/en/white-paper/',
    /expected an address of this site .*came "\/en\/white-paper\/"/,
    /要求：本站已有的地址/,
  ],
  [
    'a document that is not there',
    '/en/white-papers/nois/',
    /did you mean "\/en\/white-papers\/noise\/"/,
    /是不是 "\/en\/white-papers\/noise\/"/,
  ],
  [
    'a version that is not there',
    '/en/white-papers/noise/v2/',
    /did you mean "\/en\/white-papers\/noise\/v1\/"/,
    /v1/,
  ],
  [
    'an address without its last slash',
    '/en/complaints',
    /To mend: Write \/en\/complaints\/\./,
    /改成 \/en\/complaints\/。/,
  ],
  [
    'a section that is not there',
    '/en/white-papers/noise/#what-we-mesured',
    /a part of \/en\/white-papers\/noise\/ that exists \(did you mean "#what-we-measured"/,
    /已有的小节/,
  ],
  [
    'an item that is not there',
    '/en/remediation/programme/#fence',
    /a part of \/en\/remediation\/programme\/ that exists/,
    /已有的小节/,
  ],
  ['a question that is not there', '/en/faq/noise/#how-lout', /did you mean "#how-loud"/, /#how-loud/],
  ['a section of its own that is not there', '#nowhere', /a part of \/en\/ that exists/, /已有的小节/],
  [
    'evidence that is not there',
    '/white-papers/noise/evidence/level.csv',
    /did you mean "\/white-papers\/noise\/evidence\/levels\.csv"/,
    /levels\.csv/,
  ],
  [
    'the portal by its whole name, wrongly',
    'https://trust.chengming.example/en/nowhere/',
    /expected an address of this site/,
    /本站已有的地址/,
  ],
  ['an address without https', 'http://www.example.com/', /expected an address with https/, /https 开头/],
])('a link to %s is refused', (_, to, en, chinese) => {
  expectRefusal(sample, home, link(to), { en, chinese })
})

test.each([
  '/en/',
  '/',
  '/en/white-papers/noise/v1/#how-it-was-measured',
  '/white-papers/noise/#测了什么',
  '/en/statements/gate/#transparency',
  '/en/remediation/programme/#enclosure',
  '/en/faq/noise/#section-1',
  '/white-papers/noise/#figure-levels',
  '/white-papers/noise/evidence/levels.csv',
  '/certificates/scans/iso.svg',
  '/en/service-promise/v1/#levels',
  '/feed.xml',
  'https://trust.chengming.example/en/',
  'https://www.iso.org/standard/71579.html',
  'mailto:care@chengming.example',
])('a link to %s is in order', (to) => {
  const clean = sample.read(home)
  sample.write(home, link(to)(clean))
  expect(inEnglish(sample.examine())).toEqual([])
  sample.write(home, clean)
})

test('a link in an answer is followed too', () => {
  expectRefusal(
    sample,
    'faq/noise/zh-CN.mdx',
    (clean) => clean.replace('/white-papers/noise/#', '/white-papers/lost/#'),
    {
      en: /faq\/noise\/zh-CN\.mdx:13: expected an address of this site/,
      chinese: /:13: 要求：本站已有的地址/,
    },
  )
})

test('a link written by reference is followed too', () => {
  const change = (clean: string) => `${clean}\nSee [there][x].\n\n[x]: /en/nowhere/\n`
  expectRefusal(sample, home, change, { en: /expected an address of this site/, chinese: /本站已有的地址/ })
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

describe('the addresses are those of the site', () => {
  test('every page that stands whatever is written is in the list', () => {
    const built = globSync('site/pages/[[]...lang[]]/**/*.astro')
      .filter((file) => !/\[(?!\.\.\.lang)/.test(file))
      .map((file) => file.replace('site/pages/[...lang]', '').replace(/(\/index)?\.astro$/, '/'))
    const inside = /^\/(404|desk|problems|complaints\/(case|receipt|new\/check))\//
    expect(built.length).toBeGreaterThan(10)
    expect(built.filter((page) => !inside.test(page) && !pages.includes(page))).toEqual([])
  })

  test('anchors are made as Astro makes them', () => {
    const { headings } = readBody(
      '## A & B: 10 %\n\n## 2026 年\n\n## Same\n\n## Same\n\n## Same-1\n\n## `code` _and_ [link](/x/)\n',
      1,
    )
    const body = { ...readBody('', 1), headings }
    expect([...anchorsIn(body)]).toEqual([
      'a--b-10-',
      's-2026-年',
      'same',
      'same-1',
      'same-1-1',
      'code-and-link',
      'main',
    ])
  })
})
