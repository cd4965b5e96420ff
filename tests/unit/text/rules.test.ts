import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isVisible, isWhole, line, nameLine, visibleLength } from '#rules/text'

/** What pasting from mail, Word, Excel, chats and right-to-left pages brings, by name. */
const pasted = {
  'zero-width space': '\u200b',
  'marks of direction': '\u200e\u200f\u061c',
  'embedding and override': '\u202a\u202e\u202c',
  isolates: '\u2066\u2068\u2069',
  'soft hyphen': '\u00ad',
  'word joiner': '\u2060',
  'byte order mark': '\ufeff',
  'Hangul fillers': '\u3164\u115f\u1160\uffa0',
  'combining grapheme joiner': '\u034f',
  'variation selectors': '\ufe0f\u{e0100}',
  tags: '\u{e0061}',
  'annotation marks': '\ufff9\ufffb',
}
const everywhere = (signs: string, text: string) => [...text].map((letter) => signs + letter).join('') + signs

describe('a value in one line', () => {
  test.each(Object.entries(pasted))('is the same with %s in it', (_, signs) => {
    expect(line(everywhere(signs, 'PO 4711-A'))).toBe('PO 4711-A')
  })
  test.each([
    ['full width', 'ＰＯ　４７１１－Ａ'],
    ['an en dash', 'PO 4711–A'],
    ['a hyphen that breaks no line', 'PO 4711\u2011A'],
    ['a minus', 'PO 4711−A'],
    ['a superscript minus', 'PO 4711⁻A'],
    ['a hyphen bullet', 'PO 4711⁃A'],
    ['line breaks and tabs', '\tPO\r\n4711-A\n'],
    ['blanks of other widths', '\u2003PO\u00a0\u20094711-A\u3000'],
  ])('is the same with %s', (_, written) => expect(line(written)).toBe('PO 4711-A'))

  test('is the same once it was written so', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (written) => {
        expect(line(line(written))).toBe(line(written))
        expect(isVisible(line(written)) || !isVisible(written)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('a name', () => {
  test('keeps the characters of its writer', () => {
    for (const name of [
      '王小明',
      '\u845b\u{e0100}城',
      'می\u200cخواهم',
      'ශ්\u200dරී',
      'Ⅳ. Werk ㈱',
      'D’Été – Söhne',
    ])
      expect(nameLine(name)).toBe(name.normalize('NFC'))
  })
  test('loses what only pasting brought, a turned direction above all', () => {
    expect(nameLine('\u202egnoL\u202c\u200b  Li\t\u2069')).toBe('gnoL Li')
  })
})

describe('nothing can be seen in', () => {
  test.each([
    ...Object.entries(pasted),
    ['white signs', '\u2800\u{1d159}'],
    ['control characters', '\u0000\u0007\u0085'],
  ])('%s', (_, signs) => {
    expect(isVisible(everywhere(signs, '\u3000 \n'))).toBe(false)
    expect(isVisible(everywhere(signs, '诉'))).toBe(true)
  })
  test('and a length counts what can', () => {
    expect(visibleLength('a\u200bb\u00ad \n\u2800 𠮷 \u200b')).toBe(4)
  })
})

test('a text that can be kept holds neither U+0000 nor half of a character', () => {
  for (const text of ['a\0b', '\ud83d', 'a\udc00', '\ude00\ud83d']) expect(isWhole(text)).toBe(false)
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isWhole(text) === !text.includes('\0')))
})
