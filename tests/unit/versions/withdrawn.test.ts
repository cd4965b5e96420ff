import { describe, expect, test } from 'vitest'
import type { Language } from '#contract/company'
import type { PublishedLine } from '../../../site/schemas/published.ts'
import { redactionsIn, withdrawalsIn, withdrawnAddresses } from '../../../site/versions.ts'
import { today } from './document.ts'

const none = '0'.repeat(64)
const reason = { 'zh-CN': '写有客户的订单号。', en: 'It gave a customer’s order number.' }
const withdrawn = { date: '2026-02-10', title: { 'zh-CN': '临时说明', en: 'Interim notice' }, reason }
const published = (path: string, version: number, language: Language): PublishedLine => ({
  kind: 'published',
  path,
  version,
  language,
  date: '2025-12-08',
  sha256: none,
  previous: none,
})
const lines: PublishedLine[] = [
  published('white-papers/notice/v1.zh-CN.mdx', 1, 'zh-CN'),
  published('white-papers/notice/v2.zh-CN.mdx', 2, 'zh-CN'),
  published('white-papers/notice/v2.en.mdx', 2, 'en'),
  published('white-papers/notice-two/v7.en.mdx', 7, 'en'),
  {
    kind: 'published',
    path: 'white-papers/notice/evidence/order.pdf',
    date: today,
    sha256: none,
    previous: none,
  },
  { kind: 'withdrawn', document: 'white-papers/notice', date: '2026-02-10', reason, previous: none },
]
const statuses = [
  { document: 'white-papers/notice', status: { withdrawn } },
  { document: 'white-papers/standing', status: {} },
  { document: 'statements/other', status: { withdrawn } },
]
const found = withdrawalsIn('white-papers', statuses, lines, today)

describe('a withdrawn document', () => {
  test('is known by its status, with what the ledger published of it and nothing of its neighbours', () => {
    expect(found.map(({ slug, versions }) => [slug, versions])).toEqual([
      [
        'notice',
        [
          { version: 1, language: 'zh-CN' },
          { version: 2, language: 'zh-CN' },
          { version: 2, language: 'en' },
        ],
      ],
    ])
  })
  test('answers at every address that it had in a language', () => {
    const [notice] = found
    if (!notice) throw new Error('The notice was withdrawn.')
    expect(withdrawnAddresses(notice, 'zh-CN')).toEqual([
      'notice/',
      'notice/v1/',
      'notice/v2/',
      'notice/v2/changes/',
    ])
    expect(withdrawnAddresses(notice, 'en')).toEqual(['notice/', 'notice/v2/'])
  })
  test('stands until the day of its withdrawal', () => {
    expect(withdrawalsIn('white-papers', statuses, lines, '2026-02-09')).toEqual([])
    expect(withdrawalsIn('white-papers', statuses, lines, '2026-02-10')).toHaveLength(1)
  })
})

describe('a redaction', () => {
  const redaction = (file: string) => ({ file, date: '2026-09-03', reason })
  const shown = (file: string, body: string, cited: string[] = []) =>
    redactionsIn({ redactions: [redaction(file)] }, { id: 'paper/v1.zh-CN', text: () => body }, cited)
      .length === 1
  test.each([
    ['v1.zh-CN.mdx', 'the version itself', '', [], true],
    ['v1.en.mdx', 'its twin', '', [], false],
    ['v2.zh-CN.mdx', 'another version', '', [], false],
    ['evidence/report.pdf', 'evidence that it cites', '', ['evidence/report.pdf'], true],
    ['evidence/report.pdf', 'evidence that it does not cite', '', [], false],
    [
      'evidence/tests.csv',
      'a file that it shows',
      '<Results src="evidence/tests.csv" caption="…" />',
      [],
      true,
    ],
    ['figures/plan.zh-CN.svg', 'a drawing in its language', '<Figure src="figures/plan" />', [], true],
    ['figures/plan.en.svg', 'a drawing in the other language', '<Figure src="figures/plan" />', [], false],
  ])('of %s, %s', (file, _, body, cited, expected) => {
    expect(shown(file, body, cited)).toBe(expected)
  })
})
