import { afterAll, beforeAll, describe, test } from 'vitest'
import { company } from '../../company-facts.ts'
import { expectRefusal, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const swap = (from: string | RegExp, to: string) => (clean: string) => clean.replace(from, to)

describe('a file that cannot be read at all', () => {
  test.each([
    [
      'a text in open quotes',
      'certificates/iso.yaml',
      swap('EXAMPLE-1', '"EXAMPLE-1'),
      /YAML that can be read/,
      /可以读懂的 YAML/,
    ],
    [
      'a key twice',
      'certificates/iso.yaml',
      swap('number:', 'number: X\nnumber:'),
      /iso\.yaml:4: expected YAML that can be read/,
      /:4: 要求：可以读懂的 YAML/,
    ],
    [
      'a day without quotes, which the site takes for a moment',
      'statements/gate/v1.en.mdx',
      swap(/^date: "(.*)"$/m, 'date: $1'),
      /v1\.en\.mdx:\d+: date: expected a day in quotes, came 2026-05-20\n.*"2026-05-20"/,
      /: date: 要求：带引号的日期；实际：2026-05-20\n.*加上引号："2026-05-20"/,
    ],
    [
      'a day without quotes in a ledger',
      'remediation/programme/ledger.yaml',
      swap('date: "2026-05-04"', 'date: 2026-05-04'),
      /ledger\.yaml:\d+: date: expected a day in quotes, came 2026-05-04/,
      /: date: 要求：带引号的日期/,
    ],
    [
      'a frontmatter without its end',
      'statements/gate/v1.en.mdx',
      swap('---\n\nFollow', '\nFollow'),
      /expected frontmatter between two lines of "---"/,
      /要求：两行 "---" 之间的文件头/,
    ],
    [
      'a text before the frontmatter',
      'statements/gate/v1.en.mdx',
      swap('---', '\nHello\n---'),
      /v1\.en\.mdx:1: expected frontmatter/,
      /文件头/,
    ],
  ])('%s', (_, file, change, en, chinese) => {
    expectRefusal(sample, file, change, { en, chinese })
  })
})

describe('a value that its schema does not take', () => {
  const certificate = 'certificates/iso.yaml'
  const letter = 'statements/gate/v1.en.mdx'
  const faq = 'faq/noise/en.mdx'
  const ledger = 'remediation/programme/ledger.yaml'
  test.each([
    [
      'a missing key',
      certificate,
      swap(/^number:.*\n/m, ''),
      /number: expected text, came nothing[\s\S]*Add a line "number: …" here/,
      /要求：文字；实际：没有[\s\S]*补一行/,
    ],
    [
      'a misspelt key',
      certificate,
      swap('issuer:', 'isuer:'),
      /isuer: .*did you mean "issuer"\?\), came the unknown key "isuer"[\s\S]*Spell the key "issuer"/,
      /把键改成 "issuer"/,
    ],
    [
      'a key that nobody knows',
      certificate,
      swap('number:', 'colour: red\nnumber:'),
      /colour: .*came the unknown key "colour"[\s\S]*Delete the key/,
      /删掉这个键/,
    ],
    [
      'a word that is none of those allowed',
      letter,
      swap('kind: notice', 'kind: news'),
      /kind: expected one of incident, closure, notice, came "news"/,
      /以下之一：incident、closure、notice/,
    ],
    [
      'a text that is empty',
      letter,
      swap('title: The gate moves', 'title: ""'),
      /title: expected text that is not empty/,
      /文字，不能空着/,
    ],
    [
      'a text that is too long',
      'pages/home/en.mdx',
      swap('In short.', 'x'.repeat(201)),
      /summary: expected at most 200 characters/,
      /至多 200 个字/,
    ],
    [
      'a list that is empty',
      letter,
      swap('[Carriers]', '[]'),
      /audiences: expected at least 1 entries/,
      /至少 1 项/,
    ],
    [
      'a list where a text belongs',
      letter,
      swap('author: Head of logistics', 'author: [Head of logistics]'),
      /author: expected text/,
      /要求：文字/,
    ],
    [
      'a number where a text belongs',
      letter,
      swap('title: The gate moves', 'title: 12'),
      /title: expected text, came 12/,
      /实际：12/,
    ],
    [
      'a version that is no whole number',
      'pages/home/en.mdx',
      swap('version: 1', 'version: 1.5'),
      /version: expected a whole number/,
      /整数/,
    ],
    [
      'a day that does not exist',
      ledger,
      swap('2026-12-31', '2026-02-30'),
      /due: expected a date like 2026-11-22, came "2026-02-30"/,
      /像 2026-11-22 这样的日期/,
    ],
    [
      'an address that is none',
      letter,
      swap(company.contact.email, 'care'),
      /email: expected an e-mail address/,
      /电子邮箱地址/,
    ],
    [
      'a name with capitals',
      faq,
      swap('id: how-loud', 'id: How_loud'),
      /id: expected a name of small letters, figures and hyphens, came "How_loud"/,
      /由小写字母、数字和连字符组成的名称/,
    ],
    [
      'an entry of an unknown kind',
      ledger,
      swap('kind: planned', 'kind: hoped'),
      /entries\[0\]\.kind: expected one of/,
      /要求：/,
    ],
    [
      'neither of two',
      letter,
      swap('compensation: { none: Nothing changes but the gate. }', 'compensation: {}'),
      /compensation: expected either `offered` with what, or `none` with why/,
      /二选一/,
    ],
    [
      'a scan of an unknown kind',
      certificate,
      swap('scans/iso.svg', 'scans/iso.doc'),
      /scan: expected a PDF, SVG, PNG, JPG or WebP file/,
      /PDF、SVG、PNG、JPG 或 WebP 文件/,
    ],
    [
      'a closure without its plan',
      letter,
      swap(
        'kind: notice',
        'kind: closure\nrights: [{ has: a, happens: b, takesOver: c, by: "2026-06-01", how: d }]',
      ),
      /plan: expected a 100-day plan for a closure/,
      /关停说明要有百日计划/,
    ],
  ])('%s', (_, file, change, en, chinese) => {
    expectRefusal(sample, file, change, { en, chinese })
  })
})
