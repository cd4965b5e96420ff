import { globSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { company } from '../../company-facts.ts'
import { expectRefusal, plantSample, type Sample } from './sample.ts'

let sample: Sample
beforeAll(() => {
  sample = plantSample()
})
afterAll(() => sample.fell())

const swap = (from: string | RegExp, to: string) => (clean: string) => clean.replace(from, to)
const letter = 'statements/gate/v1.en.mdx'
const paper = 'white-papers/noise/v1.en.mdx'
const promise = 'service-promise/v1.yaml'
const right = 'has: a, happens: b, takesOver: c, how: d'
const phase = '{ title: a, measures: [b] }'
const plan = (phases: string) => `plan: { starts: "2026-06-01", phases: [${phases}] }`
const closure = (rights: string, phases = `${phase}, ${phase}, ${phase}`) =>
  swap('kind: notice', `kind: closure\nrights: ${rights}\n${plan(phases)}`)

/** What schemas say in words of their own, with a file that makes them say it. */
const cases: [string, string, (clean: string) => string, RegExp][] = [
  ['text on one line', paper, swap('title: Noise of hall 2', 'title: "Noise\\nof hall 2"'), /一行文字/],
  [
    'a number with its country, like +86 21 0000 0188',
    letter,
    swap(`email: ${company.contact.email}`, 'phone: 021 6888'),
    /带国家代码的号码/,
  ],
  [
    'a `phone` or an `email`, so that the role can be reached',
    letter,
    swap(`, email: ${company.contact.email}`, ''),
    /至少一项/,
  ],
  [
    'either `offered` with what, or `none` with why',
    letter,
    swap('{ none:', '{ offered: Money, none:'),
    /二选一/,
  ],
  [
    'one of `by`, the day it is settled, `until`, the last day it holds, or `term` in words',
    letter,
    closure(`[{ ${right} }]`),
    /三选一/,
  ],
  ['three phases, of 30, 40 and 30 days', letter, closure(`[{ ${right}, term: x }]`, phase), /三个阶段/],
  [
    'a 100-day plan for a closure, and none for anything else',
    letter,
    swap('kind: notice', `kind: notice\n${plan(`${phase}, ${phase}, ${phase}`)}`),
    /百日计划/,
  ],
  [
    'a list of what customers have and what becomes of it, for a closure',
    letter,
    closure('[]'),
    /一份权利清单/,
  ],
  ['a list of what changed, from version 2 on', letter, swap('version: 1', 'version: 2'), /一份改动清单/],
  [
    'an address of this site, like /faq/noise/',
    'faq/noise/en.mdx',
    swap('updated:', 'related: [the paper]\nupdated:'),
    /本站的网址/,
  ],
  [
    'a date like 2026-11-22, or none',
    'certificates/iso.yaml',
    swap('validUntil: "2028-01-01"', 'validUntil: never'),
    /或 none/,
  ],
  [
    'a day on or after `validFrom`',
    'certificates/iso.yaml',
    swap('2028-01-01', '2024-12-31'),
    /不早于 `validFrom`/,
  ],
  [
    'a PDF, SVG, PNG, JPG or WebP file, like scans/iso-9001.pdf',
    'certificates/iso.yaml',
    swap('iso.svg', 'iso.doc'),
    /PDF、SVG/,
  ],
  [
    'either `file` or `url`',
    'white-papers/noise/evidence.yaml',
    swap('file: evidence/levels.csv', ''),
    /二选一/,
  ],
  [
    'a length of time like "30 min", "24 h" or "14 d"',
    promise,
    swap('respond: 4 h', 'respond: four hours'),
    /时长/,
  ],
  ['a time like "08:30"', promise, swap('"12:00"', '"12:60"'), /时刻/],
  [
    'times in order, such as [["08:30", "12:00"], ["13:00", "17:30"]]; a night is split at 24:00',
    promise,
    swap('["08:30", "12:00"]', '["12:00", "08:30"]'),
    /从早到晚的时段/,
  ],
  ['an IANA time zone', promise, swap('Asia/Shanghai', 'China'), /IANA 时区名/],
  ['at least one day with working hours', promise, swap(/day: \[\[.*\]\]/g, 'day: []'), /至少一天有工作时间/],
  [
    'a first day that is not after the last',
    promise,
    swap('from: "2026-01-01"', 'from: "2026-01-05"'),
    /第一天不晚于最后一天/,
  ],
  ['months in order, each once', 'follow-ups.yaml', swap('always: [3]', 'always: [3, 2]'), /从小到大的月数/],
  [
    'visits that need agreement after those that do not',
    'follow-ups.yaml',
    swap('always: [3]', 'always: [9]'),
    /需要同意的回访/,
  ],
  [
    'a visit is overdue before it is given up',
    'follow-ups.yaml',
    swap(/missed: .*/, 'missed: 1 d'),
    /先算逾期/,
  ],
]

test.each(cases)('refused in both languages: %s', (words, file, change, chinese) => {
  const escaped = words.replaceAll(/[^\w ]/g, '\\$&')
  expectRefusal(sample, file, change, { en: new RegExp(`expected ${escaped}`), chinese })
})

test('every saying has its case, here or with the early warnings', () => {
  const table = readFileSync('scripts/check/shape-words.ts', 'utf8')
  const [, chinese = ''] = /const chinese[^{]*\{([\s\S]*?)\n\}/.exec(table) ?? []
  const sayings = [...chinese.matchAll(/^ {2}'(.*?)':/gm)].map(([, words = '']) => words)
  const tested = globSync('tests/unit/check/early-warning.test.ts')
    .map((file) => readFileSync(file, 'utf8'))
    .join()
  expect(sayings.length).toBeGreaterThan(20)
  const untested = sayings.filter(
    (words) => !cases.some(([said]) => said === words) && !tested.includes(words.split(',')[0] ?? words),
  )
  expect(untested).toEqual([])
})
