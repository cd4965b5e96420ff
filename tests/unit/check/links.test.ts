import { globSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { pages } from '../../../scripts/check/addresses.ts'
import { anchorsIn } from '../../../scripts/check/anchors.ts'
import { readBody } from '../../../scripts/check/body.ts'
import { sentence } from '../../../scripts/check/fault.ts'
import { company } from '../../company-facts.ts'
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
  [
    'a part of the promise that is not there',
    '/en/service-promise/#level',
    /did you mean "#levels"/,
    /是不是 "#levels"/,
  ],
  ['a right of no notice', '/en/privacy/#right', /did you mean "#rights"/, /#rights/],
  [
    'a certificate that is not there',
    '/en/certificates/#iso-9',
    /a part of \/en\/certificates\/ that exists/,
    /小节/,
  ],
  ['a plan that a statement does not have', '/en/statements/gate/#plan', /that exists/, /小节/],
  ['a field of a form', '/en/complaints/new/#story', /that exists/, /小节/],
  [
    'a role that answers for nothing',
    '/en/remediation/role/nobody/',
    /expected an address of this site/,
    /本站/,
  ],
  ['a part of a file', '/feed.xml#newest', /a part of \/feed\.xml that exists/, /小节/],
  ['a section of its own that is not there', '#nowhere', /a part of \/en\/ that exists/, /已有的小节/],
  [
    'evidence that is not there',
    '/white-papers/noise/evidence/level.csv',
    /did you mean "\/white-papers\/noise\/evidence\/levels\.csv"/,
    /levels\.csv/,
  ],
  [
    'the portal by its whole name, wrongly',
    `${company.origin}/en/nowhere/`,
    /expected an address of this site/,
    /本站已有的地址/,
  ],
  [
    'a neighbouring page, which is another one from the newest version',
    '../v1/',
    /expected an address that begins with \/ or https/,
    /以 \/ 或 https:\/\/ 开头的网址/,
  ],
  ['nothing', '<>', /expected an address that begins with/, /开头的网址/],
  ['a script', 'javascript:alert(1)', /expected an address with https/, /https 开头/],
  ['a section with a stray sign', '#100%', /a part of \/en\/ that exists/, /已有的小节/],
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
  '/en/service-promise/#times',
  '/en/service-promise/#visits',
  '/en/privacy/#rights',
  '/en/certificates/#iso',
  '/en/statements/gate/#compensation',
  '/en/statements/gate/v1/#about',
  '/en/white-papers/noise/#evidence',
  '/en/faq/noise/#contents',
  '/en/remediation/#enclosure',
  '/en/remediation/state/overdue/',
  '/en/remediation/role/facilities-manager/#enclosure',
  '/en/remediation/subject/other/',
  '/en/remediation/timeline/programme/',
  '/en/complaints/new/#other-ways',
  '/feed.xml',
  `${company.origin}/en/`,
  'https://www.iso.org/standard/71579.html',
  `mailto:${company.contact.email}`,
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

test('a handbook names related documents that are there', () => {
  const related = (to: string) => (clean: string) =>
    clean.replace('sections:', `related:\n  - ${to}\nsections:`)
  const faq = 'faq/noise/en.mdx'
  const clean = sample.read(faq)
  sample.write(faq, related('/en/white-papers/noise/')(clean))
  expect(inEnglish(sample.examine())).toEqual([])
  sample.write(faq, clean)
  expectRefusal(sample, faq, related('/en/white-papers/nois/'), {
    en: /noise\/en\.mdx:8: related: expected an address of this site .*did you mean "\/en\/white-papers\/noise\/"/,
    chinese: /:8: related: 要求：本站已有的地址/,
  })
  expectRefusal(sample, faq, related('the white paper'), {
    en: /related\[0\]: expected an address of this site, like \/faq\/noise\//,
    chinese: /本站的网址/,
  })
})

test.each(['/en/search/', '/en/complaints/new/', '/en/remediation/'])(
  '%s is no document to be related to',
  (to) => {
    const related = (clean: string) => clean.replace('sections:', `related: [${to}]\nsections:`)
    expectRefusal(sample, 'faq/noise/en.mdx', related, {
      en: /related: expected a document, such as a white paper/,
      chinese: /一份文档，如白皮书/,
    })
  },
)

test('a link into the other language is said, where the page has its twin, and blocks nothing', () => {
  const clean = sample.read(home)
  const notes = (to: string) => {
    sample.write(home, link(to)(clean))
    const found = sample.examine()
    sample.write(home, clean)
    expect(inEnglish(found)).toEqual([])
    return found.soon.map((one) => sentence(one, 'en')).filter((said) => said.includes('home/en.mdx'))
  }
  expect(notes('/white-papers/noise/')).toEqual([
    expect.stringMatching(/expected the page in the language of the text, \/en\/white-papers\/noise\/, came/),
  ])
  expect(notes('/en/white-papers/noise/')).toEqual([])
  expect(notes('/white-papers/noise/evidence/levels.csv')).toEqual([])
})

test('a link written by reference is followed too', () => {
  const change = (clean: string) => `${clean}\nSee [there][x].\n\n[x]: /en/nowhere/\n`
  expectRefusal(sample, home, change, { en: /expected an address of this site/, chinese: /本站已有的地址/ })
})

describe('the addresses are those of the site', () => {
  test('every page that stands whatever is written is in the list', () => {
    const built = globSync('site/pages/[[]...lang[]]/**/*.astro')
      .filter((file) => !/\[(?!\.\.\.lang)/.test(file))
      .map((file) => file.replace('site/pages/[...lang]', '').replace(/(\/index)?\.astro$/, '/'))
    const inside = /^\/(404|desk|problems|complaints\/(case|receipt|mail|new\/check))\//
    expect(built.length).toBeGreaterThan(10)
    expect(built.filter((page) => !inside.test(page) && !pages.includes(page))).toEqual([])
  })

  test('anchors are made as Astro makes them', () => {
    const { headings } = readBody(
      '## A & B: 10 %\n\n## 2026 年\n\n## Same\n\n## Same\n\n## Same-1\n\n## `code` _and_ [link](/x/)\n',
      1,
    )
    expect(anchorsIn({ ...readBody('', 1), headings })).toEqual([
      'a--b-10-',
      's-2026-年',
      'same',
      'same-1',
      'same-1-1',
      'code-and-link',
    ])
  })
})
