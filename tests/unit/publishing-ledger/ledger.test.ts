import { expect, test } from 'vitest'
import {
  chain,
  type NewLine,
  NOTHING_BEFORE,
  readLedger,
  sha256,
} from '../../../scripts/publishing/ledger.ts'

const hash = (letter: string) => letter.repeat(64)
const published = (path: string): NewLine => ({
  kind: 'published',
  path,
  date: '2026-05-04',
  sha256: hash('a'),
})
const reason = { en: 'A name', 'zh-CN': '人名' }
const redacted = (path: string): NewLine => ({
  kind: 'redacted',
  path,
  date: '2026-06-01',
  sha256: hash('b'),
  reason,
})
const withdrawn = (document: string): NewLine => ({ kind: 'withdrawn', document, date: '2026-07-01', reason })

const paper = 'white-papers/noise/v1.en.mdx'
const sound = chain(NOTHING_BEFORE, [
  published(paper),
  published('statements/gate/v1.en.mdx'),
  redacted(paper),
])
const faults = (text: string) =>
  readLedger(text).faults.map(({ line, expected }) => `${line}: ${expected.en}`)

test('a ledger reads as it was written, and grows at its end', () => {
  const { lines, last } = readLedger(sound)
  expect(faults(sound)).toEqual([])
  expect(lines.map(({ kind }) => kind)).toEqual(['published', 'published', 'redacted'])
  expect(faults(sound + chain(last, [withdrawn('statements/gate')]))).toEqual([])
  expect(last).toBe(sha256(sound.trim().split('\n')[2] ?? ''))
})

test('an empty ledger is in order', () => {
  expect(faults('')).toEqual([])
})

const [first = '', second = '', third = ''] = sound.trim().split('\n')
const text = (...lines: string[]) => `${lines.join('\n')}\n`

test.each([
  ['changed', text(first.replace('2026-05-04', '2026-05-05'), second, third), '2: previous'],
  ['removed from the middle', text(first, third), '2: previous'],
  ['removed from the beginning', text(second, third), '1: previous'],
  ['moved', text(second, first, third), '1: previous'],
  ['put in between', text(first, first, second, third), '2: previous'],
  ['no JSON', text(first, 'x', third), '2: a line as'],
  ['empty', text(first, '', second, third), '2: a line as'],
  ['given a key more', text(first.replace('{', '{"more":1,'), second, third), '1: a line as'],
])('a line that was %s is found', (_, written, expected) => {
  expect(faults(written)[0]?.startsWith(expected), faults(written).join()).toBe(true)
})

test.each([
  ['publishing a file twice', [published(paper), published(paper)]],
  ['redacting what was never published', [redacted(paper)]],
  [
    'publishing after a withdrawal',
    [published(paper), withdrawn('white-papers/noise'), published('white-papers/noise/v2.en.mdx')],
  ],
  ['redacting after a withdrawal', [published(paper), withdrawn('white-papers/noise'), redacted(paper)]],
  ['withdrawing twice', [withdrawn('white-papers/noise'), withdrawn('white-papers/noise')]],
])('%s is out of order, though the chain holds', (_, lines) => {
  expect(faults(chain(NOTHING_BEFORE, lines))).toEqual([
    `${lines.length}: a file published once, then redacted; nothing after its document was withdrawn`,
  ])
})
