import { describe, expect, test } from 'vitest'
import { ledgerEntries, until, versionEntries } from '../../../site/following/entries.ts'
import { followingWords } from '../../../site/i18n/following.ts'

const zh = followingWords('zh-CN')
const en = followingWords('en')
const version = { version: 2, title: 'The paper', summary: 'What changed.', date: '2026-08-20' }

describe('a version', () => {
  test('is an entry with what changed, read at its own address', () => {
    expect(versionEntries('/white-papers/paper/', { ...version, changes: ['New data.'] }, en)).toEqual([
      {
        key: '/white-papers/paper/v2/',
        path: '/white-papers/paper/v2/',
        kind: 'version',
        title: 'The paper, version 2',
        summary: 'What changed.',
        points: ['New data.'],
        date: '2026-08-20',
      },
    ])
  })

  test('brings each marked correction as an entry of its own, without its markup and on its own day', () => {
    const body =
      'Text.\n<Correction date="2026-08-21">\nIt was **99.4%**; the [right figure](#x) is 99.1%.\n</Correction>\n<Correction date="2026-08-20">Again.</Correction>'
    const told = versionEntries('/p/', { ...version, body, changes: ['Correction: it was 99.4%.'] }, en)
    expect(told.slice(1).map(({ key, date, title, summary }) => [key, date, title, summary])).toEqual([
      [
        '/p/v2/#correction-1',
        '2026-08-21',
        'Correction to ‘The paper’',
        'It was 99.4%; the right figure is 99.1%.',
      ],
      ['/p/v2/#correction-2', '2026-08-20', 'Correction to ‘The paper’', 'Again.'],
    ])
  })

  test.each([
    [zh, '更正：是 48 副，不是 46 副。', true],
    [zh, '供应商平台改期，见更正。', false],
    [en, 'A correction: it is 48, not 46.', true],
    [en, 'Correction: it is 48.', true],
    [en, 'Corrective action was added.', false],
  ])('takes a listed change for a correction only where it calls itself one %#', (t, change, isOne) => {
    expect(versionEntries('/p/', { ...version, changes: [change] }, t).length).toBe(isOne ? 2 : 1)
  })
})

const line = (date: string, note: string) =>
  ({ kind: 'progress', date, note: { 'zh-CN': note, en: note } }) as const
const item = {
  id: 'portal',
  due: '2026-06-30',
  title: { 'zh-CN': '平台', en: 'Portal' },
  entries: [
    line('2026-01-01', 'first'),
    line('2026-01-01', 'second'),
    { ...line('2026-02-01', 'moved'), kind: 'replanned', due: '2026-12-15' },
    line('2026-03-01', 'to come'),
  ],
} satisfies Parameters<typeof ledgerEntries>[1]

describe('a ledger', () => {
  const told = ledgerEntries('/remediation/programme/', item, 'en', en)
  test('is told line by line, two of a kind on a day apart', () => {
    expect(told.map(({ key }) => key)).toEqual([
      '/remediation/programme/#portal/2026-01-01/progress',
      '/remediation/programme/#portal/2026-01-01/progress-2',
      '/remediation/programme/#portal/2026-02-01/replanned',
      '/remediation/programme/#portal/2026-03-01/progress',
    ])
    expect(told[2]?.points).toEqual(['New date: 2026-12-15', 'First promised: 2026-06-30'])
  })
  test('keeps the ids of its lines when one is added', () => {
    const longer = { ...item, entries: [...item.entries, line('2026-03-01', 'more')] }
    const keys = ledgerEntries('/remediation/programme/', longer, 'en', en).map(({ key }) => key)
    expect(keys.slice(0, told.length)).toEqual(told.map(({ key }) => key))
    expect(new Set(keys).size).toBe(keys.length)
  })
  test('tells nothing that is yet to come, and the newest first', () => {
    expect(until('2026-02-28', told).map(({ date }) => date)).toEqual([
      '2026-02-01',
      '2026-01-01',
      '2026-01-01',
    ])
  })
})
