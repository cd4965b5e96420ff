import { describe, expect, test } from 'vitest'
import { after, before, documentsIn, isDraft, isShown } from '../../../site/versions.ts'
import { only, reading, today, version } from './document.ts'

const writing = { today, isWriting: true }
const versions = [
  version('paper', 'v1.zh-CN', '2026-02-10'),
  version('paper', 'v10.zh-CN', '2026-11-22'),
  version('paper', 'v2.zh-CN', '2026-08-20'),
  version('paper', 'v11.zh-CN', '2026-11-23'),
]

describe('a version whose day has not come', () => {
  test.each([
    ['2026-11-21', false],
    ['2026-11-22', false],
    ['2026-11-23', true],
    ['2099-12-31', true],
  ])('%s is a draft on 2026-11-22: %s', (date, expected) => {
    expect(isDraft({ date }, today)).toBe(expected)
  })
  test('is nowhere for a reader', () => {
    const shown = versions.filter((one) => isShown(one, reading))
    expect(shown.map(({ id }) => id)).not.toContain('paper/v11.zh-CN')
    expect(only('zh-CN', versions).newest.data.version).toBe(10)
  })
  test('is there for whoever writes it', () => {
    expect(only('zh-CN', versions, writing).newest.data.version).toBe(11)
  })
  test('leaves no document behind where there is no other', () => {
    const draft = [version('next', 'v1.en', '2026-11-23')]
    expect(documentsIn('en', draft, reading)).toEqual([])
    expect(documentsIn('en', draft, writing)).toHaveLength(1)
  })
  test('is no twin and no original to a reader', () => {
    const twin = version('paper', 'v1.en', '2026-11-23')
    expect(only('zh-CN', [...versions, twin]).twins).toEqual([])
  })
})

test('versions stand newest first by number, and know their neighbours', () => {
  const document = only('zh-CN', versions)
  expect(document.versions.map(({ data }) => data.version)).toEqual([10, 2, 1])
  const [newest, middle, oldest] = document.versions
  if (!newest || !middle || !oldest) throw new Error('Three versions were made.')
  expect([before(document.versions, newest), before(document.versions, oldest)]).toEqual([middle, undefined])
  expect([after(document.versions, oldest), after(document.versions, newest)]).toEqual([middle, undefined])
})

test('the document published last stands on top', () => {
  const other = version('notice', 'v1.zh-CN', '2026-09-01')
  const early = version('old', 'v1.zh-CN', '2025-12-08')
  const slugs = documentsIn('zh-CN', [early, ...versions, other], reading).map(({ slug }) => slug)
  expect(slugs).toEqual(['paper', 'notice', 'old'])
})
