import { describe, expect, test } from 'vitest'
import { elsewhere, translation } from '../../../site/versions.ts'
import { only, version } from './document.ts'

const lagging = [
  version('closure', 'v1.zh-CN', '2026-09-01'),
  version('closure', 'v2.zh-CN', '2026-09-22'),
  version('closure', 'v1.en', '2026-09-03'),
]
const whole = [...lagging, version('closure', 'v2.en', '2026-09-25')]
const name = (one: { id: string } | undefined) => one?.id

describe('a translation', () => {
  test('that is behind its original says which original is newer', () => {
    const english = only('en', lagging)
    const { isOriginal, twin, ahead } = translation(english, english.newest)
    expect([isOriginal, name(twin), name(ahead)]).toEqual([false, 'closure/v1.zh-CN', 'closure/v2.zh-CN'])
  })
  test('that has caught up is behind nothing, nor is its earlier version', () => {
    const english = only('en', whole)
    expect(english.versions.map((one) => name(translation(english, one).ahead))).toEqual([
      undefined,
      undefined,
    ])
    expect(name(translation(english, english.newest).twin)).toBe('closure/v2.zh-CN')
  })
  test('stays behind an original of several versions by the newest of them', () => {
    const english = only('en', [...lagging, version('closure', 'v3.zh-CN', '2026-10-30')])
    expect(name(translation(english, english.newest).ahead)).toBe('closure/v3.zh-CN')
  })
  test('without an original yet is behind nothing', () => {
    const english = only('en', [version('closure', 'v1.en', '2026-09-03')])
    expect(translation(english, english.newest)).toEqual({
      isOriginal: false,
      twin: undefined,
      ahead: undefined,
    })
  })
})

describe('an original', () => {
  test('is never behind, whatever its translation has', () => {
    const chinese = only('zh-CN', [...lagging, version('closure', 'v3.en', '2026-10-01')])
    expect(translation(chinese, chinese.newest)).toEqual({
      isOriginal: true,
      twin: undefined,
      ahead: undefined,
    })
  })
  test('may be the English text', () => {
    const chinese = only('zh-CN', [
      version('notice', 'v1.zh-CN', '2026-09-01', 'en'),
      version('notice', 'v2.en', '2026-09-05', 'en'),
    ])
    expect(name(translation(chinese, chinese.newest).ahead)).toBe('notice/v2.en')
  })
})

describe('switching the language', () => {
  const chinese = only('zh-CN', lagging)
  test('keeps the page where it has a twin', () => {
    expect(elsewhere(chinese, '/statements/', true)).toBeUndefined()
  })
  test('leads to the newest twin where this version has none', () => {
    expect(elsewhere(chinese, '/statements/', false)).toBe('/statements/closure/')
  })
  test('leads to the list where the document has none at all', () => {
    const alone = only('zh-CN', [version('alone', 'v1.zh-CN', '2026-09-01')])
    expect(elsewhere(alone, '/statements/', true)).toBe('/statements/')
  })
})
