import { expect, test } from 'vitest'
import {
  chain,
  type NewLine,
  NOTHING_BEFORE,
  readLedger,
  sha256,
  standingOf,
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
const changed = (path: string): NewLine => ({ kind: 'changed', path, date: '2026-06-02', sha256: hash('c') })
const removed = (path: string): NewLine => ({ kind: 'removed', path, date: '2026-06-03' })
const answer = 'faq/noise/en.mdx#how-loud'
const entry = 'remediation/programme/ledger.yaml#enclosure/1'
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

test('what may change does so any number of times, goes and comes back', () => {
  const lines = [published(answer), changed(answer), changed(answer), removed(answer), changed(answer)]
  const text = chain(NOTHING_BEFORE, lines)
  expect(faults(text)).toEqual([])
  const standing = (count: number) =>
    standingOf(readLedger(chain(NOTHING_BEFORE, lines.slice(0, count))).lines, answer)?.sha256
  expect([1, 2, 3, 4, 5].map(standing)).toEqual([hash('a'), hash('c'), hash('c'), undefined, hash('c')])
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
  ['recording a change of what is frozen', [published(paper), changed(paper)]],
  ['removing what is frozen', [published(paper), removed(paper)]],
  ['recording a change of an entry', [published(entry), changed(entry)]],
  ['recording a change before it was published', [changed(answer)]],
  ['publishing an answer twice', [published(answer), published(answer)]],
  ['removing an answer twice', [published(answer), removed(answer), removed(answer)]],
  ['withdrawing twice', [withdrawn('white-papers/noise'), withdrawn('white-papers/noise')]],
])('%s is out of order, though the chain holds', (_, lines) => {
  expect(faults(chain(NOTHING_BEFORE, lines))).toEqual([
    `${lines.length}: a file published once, then only redacted, or changed where its kind may change; nothing after its document was withdrawn`,
  ])
})
