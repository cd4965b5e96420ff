import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Language } from '#contract/company'
import { compareWords, segment } from '../../../site/components/version/words.ts'

/** `{+came+}`, `[-went-]`, as `git diff --word-diff` writes them. */
const written = (older: string, newer: string, language: Language) =>
  compareWords(segment(older, language), segment(newer, language))
    .map(({ how, text }) => ({ same: text, inserted: `{+${text}+}`, deleted: `[-${text}-]` })[how])
    .join('')

describe('Chinese is compared by words, not by characters', () => {
  test('its words are cut by a dictionary', () => {
    expect(segment('被列入经营异常名录', 'zh-CN')).toEqual(['被', '列入', '经营', '异常', '名录'])
  })
  test.each([
    ['一次合格率是 99.4%。', '一次合格率是 99.1%。', '一次合格率是 [-99.4-]{+99.1+}%。'],
    ['我们没有告诉客户。', '我们没有告诉任何客户。', '我们没有告诉{+任何+}客户。'],
    ['由人事部负责', '由合规部负责', '由[-人事部-]{+合规部+}负责'],
  ])('%s → %s', (older, newer, expected) => {
    expect(written(older, newer, 'zh-CN')).toBe(expected)
  })
})

describe('English is compared by words', () => {
  test.each([
    ['The yield was 99.4%.', 'The yield was 99.1%.', 'The yield was [-99.4-]{+99.1+}%.'],
    ['We told no customer.', 'We told no customer at all.', 'We told no customer {+at all+}.'],
    ['Nobody asked.', 'Nobody asked.', 'Nobody asked.'],
    ['', 'New.', '{+New.+}'],
    ['Gone.', '', '[-Gone.-]'],
  ])('%s → %s', (older, newer, expected) => {
    expect(written(older, newer, 'en')).toBe(expected)
  })
  test('a word that happens to stand on both sides of a rewritten stretch does not chop it up', () => {
    expect(
      written(
        'Somebody will surely take care of it soon.',
        'Purchasing checks every certificate of theirs.',
        'en',
      ),
    ).toBe('[-Somebody will surely take care of it soon-]{+Purchasing checks every certificate of theirs+}.')
  })
})

const texts = fc.string({ unit: fc.constantFrom('我们', '客户', '99.4', '%', ' ', 'late', '，', '\n') })
test.each(['zh-CN', 'en'] as const)('both texts can be read from their comparison in %s', (language) => {
  const bare = (text: string) => text.replaceAll(/\s+/g, '')
  fc.assert(
    fc.property(texts, texts, (older, newer) => {
      const runs = compareWords(segment(older, language), segment(newer, language))
      const side = (left: 'inserted' | 'deleted') =>
        bare(runs.map(({ how, text }) => (how === left ? '' : text)).join(''))
      expect([side('inserted'), side('deleted')]).toEqual([bare(older), bare(newer)])
    }),
  )
})
